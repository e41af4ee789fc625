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

  /** Whether what was to hold entries by their ids holds something else. */
  private boolean hasElse;

  private RegistryReader(Layout.Fields fields) {
    this(JsonPointer.compile(fields.items()), new EntryReader(fields));
  }

  private RegistryReader(JsonPointer items, EntryReader entryReader) {
    this.items = items;
    this.entryReader = entryReader;
  }

  /** A reader of entries alone, wherever they are found. */
  RegistryReader(Layout layout) {
    this(JsonPointer.compile(""), new EntryReader(layout));
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

  /**
   * What a file in whatever format says of the registry.
   *
   * @param layout with JSON Pointers that are well-formed
   */
  public static Layer<Registry> read(Opening file, Layout layout) {
    try {
      if (layout.fields().isNested()) {
        return new Layer.Read<>(NestedItems.read(file, layout));
      }
      try (JsonCursor json = file.open()) {
        RegistryReader reader =
            new RegistryReader(
                JsonPointer.compile(layout.fields().items()), new EntryReader(layout));
        reader.find(json, reader.items);
        json.end();
        return new Layer.Read<>(reader.registry(json.slips()));
      }
    } catch (MalformedJson e) {
      return new Layer.Flawed<>(e.why(), e.at());
    }
  }

  /** What a file says that is one entry and no more. */
  public static Layer<Registry> readEntry(Opening file, Layout layout) {
    try (JsonCursor json = file.open()) {
      Registry.Entry entry = new EntryReader(layout).read(json);
      json.end();
      return new Layer.Read<>(new Registry(List.of(entry)));
    } catch (MalformedJson e) {
      return new Layer.Flawed<>(e.why(), e.at());
    }
  }

  /** Opens a file at its root value, as often as it is asked to. */
  @FunctionalInterface
  public interface Opening {
    /**
     * The file from its beginning.
     *
     * @throws MalformedJson when it is not in its format
     */
    JsonCursor open() throws MalformedJson;
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

  /** The entries that the cursor stands at; null where it stands at something else. */
  @Nullable List<Registry.Entry> entries(JsonCursor json) throws MalformedJson {
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
    hasElse = false;
    while (json.nextName()) {
      String key = json.name();
      Location at = json.at();
      json.value();
      Optional<String> first = ids.get(key);
      if (json.isObject()) {
        Registry.Entry entry = entryReader.read(json);
        entry = entry.id().isPresent() || key.isBlank() ? entry : entry.called(key);
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

  /** Whether what held no entries held something else; an empty object holds neither. */
  boolean heldElse() {
    return hasElse;
  }

  private Registry registry(List<Slip> slips) throws MalformedJson {
    if (entries == null) {
      String where = items.matches() ? "its root" : items.toString();
      throw noEntries(where, itemsAt);
    }
    return new Registry(entries, slips);
  }

  static MalformedJson noEntries(String where, Location at) {
    return new MalformedJson(
        "has no array at "
            + where
            + ", where its entries are looked for; fields.items in scorekeeper.json says where",
        at);
  }
}
