package dev.scorekeeper.json.internal;

import com.fasterxml.jackson.core.JsonPointer;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Evidence;
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
  private static final int OWNER = 7;
  private static final int DUE = 8;
  private static final int WORD = 9;
  private static final int PATHS = 10;

  private final @Nullable JsonPointer[] fields;
  private int kept;

  private Optional<String> id = Optional.empty();
  private String name = "";
  private String category = "";
  private Optional<Registry.Claim> sequenceFile = Optional.empty();
  private OptionalLong movements = OptionalLong.empty();
  private OptionalLong beats = OptionalLong.empty();
  private List<String> relations = List.of();
  private String owner = "";
  private String due = "";
  private Optional<Registry.Claim> word = Optional.empty();
  private List<Registry.Claim> paths = List.of();

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

  /**
   * A reader of entries that say more.
   *
   * @param layout with JSON Pointers that are well-formed; what is taken from around an entry is
   *     not for it to read
   */
  public EntryReader(Layout layout) {
    Layout.Fields all = layout.fields();
    Evidence evidence = layout.evidence();
    Optional<String> said = Optional.empty();
    if (evidence instanceof Evidence.Claimed claimed) {
      said = Optional.of(claimed.words().at());
    } else if (layout.claims().isPresent()) {
      said = Optional.of(layout.claims().get().at());
    }
    fields =
        new @Nullable JsonPointer[] {
          JsonPointer.compile(all.id()),
          own(Optional.of(all.name())),
          own(Optional.of(all.category())),
          JsonPointer.compile(all.sequenceFile()),
          JsonPointer.compile(all.movements()),
          JsonPointer.compile(all.beats()),
          JsonPointer.compile(all.relations()),
          own(all.owner()),
          own(all.due()),
          own(said),
          evidence instanceof Evidence.Existing existing
              ? JsonPointer.compile(existing.paths())
              : null
        };
  }

  private static @Nullable JsonPointer own(Optional<String> field) {
    boolean isOwn =
        field.isPresent()
            && (field.get().isEmpty() || field.get().charAt(0) != Layout.Fields.ENCLOSING);
    return isOwn ? JsonPointer.compile(field.get()) : null;
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
    owner = "";
    due = "";
    word = Optional.empty();
    paths = List.of();
    int around = json.beginPart();
    take(json, fields);
    List<Slip> slips = json.endPart(around);
    return new Registry.Entry(
        at,
        id,
        name,
        category,
        sequenceFile,
        movements,
        beats,
        relations,
        slips,
        owner.isEmpty() && due.isEmpty()
            ? Registry.Details.NONE
            : new Registry.Details(Optional.empty(), owner, due),
        word,
        paths,
        Optional.empty());
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
    takeNoPath(json, ways, "{…}");
    while (json.nextProperty()) {
      takeMember(json, ways, json.name());
    }
  }

  private void takeArray(JsonCursor json, @Nullable JsonPointer[] ways) throws MalformedJson {
    if (ends(ways[SEQUENCE_FILE])) {
      sequenceFile = Optional.of(new Registry.Claim("[…]", json.at()));
    }
    List<String> texts = new ArrayList<>();
    List<Registry.Claim> named = new ArrayList<>();
    int elements = 0;
    takeNoWord(json, ways);
    while (json.nextElement()) {
      if (isAt(ways, PATHS)) {
        keepOneMore(json);
        if (json.isText()) {
          addPath(json, named);
        } else if (!json.isNull()) {
          named.add(new Registry.Claim(json.isObject() ? "{…}" : "[…]", json.at()));
        }
      }
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
    if (isAt(ways, PATHS)) {
      paths = named;
    }
  }

  /** Whether the value is one of those fields that only some layouts have. */
  private static boolean isAt(@Nullable JsonPointer[] ways, int field) {
    return ways.length > field && ends(ways[field]);
  }

  private void takeNoPath(JsonCursor json, @Nullable JsonPointer[] ways, String text) {
    if (isAt(ways, PATHS)) {
      paths = List.of(new Registry.Claim(text, json.at()));
    }
    if (isAt(ways, WORD)) {
      word = Optional.of(new Registry.Claim(text, json.at()));
    }
  }

  private void takeNoWord(JsonCursor json, @Nullable JsonPointer[] ways) {
    if (isAt(ways, WORD)) {
      word = Optional.of(new Registry.Claim("[…]", json.at()));
    }
  }

  private static void addPath(JsonCursor json, List<Registry.Claim> named) throws MalformedJson {
    String path = json.scalar();
    if (!path.isBlank()) {
      named.add(new Registry.Claim(path, json.at()));
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
    if (ways.length > OWNER) {
      takeDetail(json, ways);
    }
  }

  private void takeDetail(JsonCursor json, @Nullable JsonPointer[] ways) throws MalformedJson {
    if (ends(ways[OWNER])) {
      owner = json.text().orElse("");
    }
    if (ends(ways[DUE])) {
      due = json.text().orElse("");
    }
    if (ends(ways[WORD])) {
      word = Optional.of(new Registry.Claim(json.scalar(), json.at()));
    }
    if (ends(ways[PATHS])) {
      List<Registry.Claim> named = new ArrayList<>();
      addPath(json, named);
      paths = named;
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
