package dev.scorekeeper.json.internal;

import com.fasterxml.jackson.core.JsonPointer;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of one registry. A way is what is left of a field's pointer at a value, null
 * where the pointer leads elsewhere; a value is a field's when the field's way ends there.
 */
public final class EntryReader {
  private static final int ID = 0;
  private static final int NAME = 1;
  private static final int CATEGORY = 2;
  private static final int SEQUENCE_FILE = 3;
  private static final int MOVEMENTS = 4;
  private static final int BEATS = 5;
  private static final int RELATIONS = 6;

  private final JsonPointer[] fields;
  private int kept;

  private Optional<String> id = Optional.empty();
  private String name = "";
  private String category = "";
  private Optional<Registry.Claim> sequenceFile = Optional.empty();
  private OptionalLong movements = OptionalLong.empty();
  private OptionalLong beats = OptionalLong.empty();
  private List<String> relations = List.of();

  /**
   * A reader of entries.
   *
   * @param fields JSON Pointers that are well-formed
   * @throws IllegalArgumentException when one of them is none
   */
  public EntryReader(Layout.Fields fields) {
    this.fields =
        new JsonPointer[] {
          JsonPointer.compile(fields.id()),
          JsonPointer.compile(fields.name()),
          JsonPointer.compile(fields.category()),
          JsonPointer.compile(fields.sequenceFile()),
          JsonPointer.compile(fields.movements()),
          JsonPointer.compile(fields.beats()),
          JsonPointer.compile(fields.relations())
        };
  }

  /** Reads the entry that the cursor stands at; what is no object is an entry all the same. */
  public Registry.Entry read(JsonCursor json) throws MalformedJson {
    Location at = json.at();
    keepOneMore(json);
    id = Optional.empty();
    name = "";
    category = "";
    sequenceFile = Optional.empty();
    movements = OptionalLong.empty();
    beats = OptionalLong.empty();
    relations = List.of();
    int around = json.beginPart();
    take(json, fields);
    List<Slip> slips = json.endPart(around);
    return new Registry.Entry(
        at, id, name, category, sequenceFile, movements, beats, relations, slips);
  }

  private void take(JsonCursor json, @Nullable JsonPointer[] ways) throws MalformedJson {
    if (json.isObject()) {
      takeObject(json, ways);
    } else if (json.isArray()) {
      takeArray(json, ways);
    } else if (!json.isNull()) {
      takeScalar(json, ways);
    }
  }

  private void takeObject(JsonCursor json, @Nullable JsonPointer[] ways) throws MalformedJson {
    if (ends(ways[SEQUENCE_FILE])) {
      sequenceFile = Optional.of(new Registry.Claim("{…}", json.at()));
    }
    if (ends(ways[MOVEMENTS]) || ends(ways[BEATS])) {
      json.noteNoCount();
    }
    while (json.nextProperty()) {
      takeMember(json, ways, json.name());
    }
  }

  private void takeArray(JsonCursor json, @Nullable JsonPointer[] ways) throws MalformedJson {
    if (ends(ways[SEQUENCE_FILE])) {
      sequenceFile = Optional.of(new Registry.Claim("[…]", json.at()));
    }
    List<String> texts = new ArrayList<>();
    int elements = 0;
    while (json.nextElement()) {
      if (ends(ways[RELATIONS]) && json.isText()) {
        keepOneMore(json);
        texts.add(json.scalar());
      }
      takeMember(json, ways, Integer.toString(elements));
      elements++;
    }
    if (ends(ways[MOVEMENTS])) {
      movements = OptionalLong.of(elements);
    }
    if (ends(ways[BEATS])) {
      beats = OptionalLong.of(elements);
    }
    if (ends(ways[RELATIONS])) {
      relations = texts;
    }
  }

  private void takeScalar(JsonCursor json, @Nullable JsonPointer[] ways) throws MalformedJson {
    if (ends(ways[ID])) {
      id = json.id();
    }
    if (ends(ways[NAME])) {
      name = json.text().orElse("");
    }
    if (ends(ways[CATEGORY])) {
      category = json.text().orElse("");
    }
    if (ends(ways[SEQUENCE_FILE])) {
      String path = json.scalar();
      sequenceFile =
          path.isEmpty() ? Optional.empty() : Optional.of(new Registry.Claim(path, json.at()));
    }
    if (ends(ways[MOVEMENTS])) {
      movements = json.number().value();
    }
    if (ends(ways[BEATS])) {
      beats = json.number().value();
    }
  }

  /** Takes a property or an element. */
  private void takeMember(JsonCursor json, @Nullable JsonPointer[] ways, String member)
      throws MalformedJson {
    @Nullable JsonPointer[] ahead = null;
    for (int field = 0; field < ways.length; field++) {
      JsonPointer way = ways[field];
      JsonPointer rest = way == null ? null : way.matchProperty(member);
      if (rest != null) {
        if (ahead == null) {
          ahead = new JsonPointer[ways.length];
        }
        ahead[field] = rest;
      }
    }
    if (ahead == null) {
      json.skip();
    } else {
      take(json, ahead);
    }
  }

  private static boolean ends(@Nullable JsonPointer way) {
    return way != null && way.matches();
  }

  private void keepOneMore(JsonCursor json) throws MalformedJson {
    if (++kept > JsonCursor.MOST_KEPT) {
      throw new MalformedJson(
          "has more than " + JsonCursor.MOST_KEPT + " entries and relations", json.at());
    }
  }
}
