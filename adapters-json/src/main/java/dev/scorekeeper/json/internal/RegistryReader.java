package dev.scorekeeper.json.internal;

import com.fasterxml.jackson.core.JsonPointer;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a registry whose layout is given by JSON Pointers, in one pass. */
public final class RegistryReader {
  private final JsonPointer items;
  private final EntryReader entryReader;
  private @Nullable List<Registry.Entry> entries;
  private Location itemsAt = Location.START;

  private RegistryReader(Layout.Fields fields) {
    items = JsonPointer.compile(fields.items());
    entryReader = new EntryReader(fields);
  }

  /**
   * What the bytes of a file say of the registry.
   *
   * @param fields JSON Pointers that are well-formed
   * @throws IllegalArgumentException when one of them is none
   */
  public static Layer<Registry> read(byte[] bytes, Layout.Fields fields) {
    try (JsonCursor json = new JsonCursor(bytes)) {
      RegistryReader reader = new RegistryReader(fields);
      reader.find(json, reader.items);
      json.end();
      return new Layer.Read<>(reader.registry(json.slips()));
    } catch (MalformedJson e) {
      return new Layer.Flawed<>(e.why(), e.at());
    }
  }

  /** Follows the way to the items. */
  private void find(JsonCursor json, JsonPointer way) throws MalformedJson {
    if (way.matches()) {
      itemsAt = json.at();
      entries = entries(json);
    } else if (json.isObject()) {
      while (json.nextProperty()) {
        findIn(json, way.matchProperty(json.name()));
      }
    } else if (json.isArray()) {
      for (int i = 0; json.nextElement(); i++) {
        findIn(json, way.matchElement(i));
      }
    }
  }

  private void findIn(JsonCursor json, @Nullable JsonPointer way) throws MalformedJson {
    if (way == null) {
      json.skip();
    } else {
      find(json, way);
    }
  }

  private @Nullable List<Registry.Entry> entries(JsonCursor json) throws MalformedJson {
    if (json.isObject()) {
      return entriesById(json);
    }
    if (!json.isArray()) {
      json.skip();
      return null;
    }
    List<Registry.Entry> entries = new ArrayList<>();
    while (json.nextElement()) {
      entries.add(entryReader.read(json));
    }
    return entries;
  }

  /**
   * The entries of an object whose properties they are; one that has no id is known by its name
   * there. An object that holds anything else is none of entries. A name that comes again names the
   * same domain again, as an id does in an array; an entry that has an id of its own would be
   * another one, which is passed over.
   */
  private @Nullable List<Registry.Entry> entriesById(JsonCursor json) throws MalformedJson {
    List<Registry.Entry> entries = new ArrayList<>();
    Map<String, Optional<String>> ids = new HashMap<>();
    boolean hasElse = false;
    while (json.nextName()) {
      String key = json.name();
      Location at = json.at();
      json.value();
      Optional<String> first = ids.get(key);
      if (json.isObject()) {
        Registry.Entry entry = entryReader.read(json);
        entry = entry.id().isPresent() || key.isBlank() ? entry : named(entry, key);
        if (first == null || (first.isPresent() && first.equals(entry.id()))) {
          entries.add(entry);
        } else {
          json.noteAgain(key, at);
        }
        ids.putIfAbsent(key, entry.id());
      } else {
        json.skip();
        hasElse |= first == null;
        if (first != null) {
          json.noteAgain(key, at);
        }
        ids.putIfAbsent(key, Optional.empty());
      }
    }
    return hasElse || entries.isEmpty() ? null : entries;
  }

  private static Registry.Entry named(Registry.Entry entry, String id) {
    return new Registry.Entry(
        entry.at(),
        Optional.of(id),
        entry.name(),
        entry.category(),
        entry.sequenceFile(),
        entry.movements(),
        entry.beats(),
        entry.relations(),
        entry.slips());
  }

  private Registry registry(List<Slip> slips) throws MalformedJson {
    if (entries == null) {
      String where = items.matches() ? "its root" : items.toString();
      throw new MalformedJson(
          "has no array at "
              + where
              + ", where its entries are looked for; fields.items in scorekeeper.json says where",
          itemsAt);
    }
    return new Registry(entries, slips);
  }
}
