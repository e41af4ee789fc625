package dev.scorekeeper.json.registry;

import com.fasterxml.jackson.core.JsonPointer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.json.internal.EntryReader;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a registry's bytes its entries lie.
 *
 * @param isObject whether they are properties of an object, not elements of an array
 * @param begin of the array or object
 * @param last where the last entry begins, its name included; before the begin where there is none
 * @param end the bracket that ends the array or object
 * @param entriesHaveIds whether the last entry has an id of its own
 * @param names of the properties; none where they are elements
 */
record RegistryItems(
    boolean isObject,
    int begin,
    int last,
    int end,
    int insertAt,
    boolean entriesHaveIds,
    List<String> names) {
  RegistryItems {
    names = List.copyOf(names);
  }

  static RegistryItems find(byte[] bytes, Layout.Fields fields) throws MalformedJson {
    try (JsonCursor json = new JsonCursor(bytes)) {
      RegistryItems found =
          find(json, bytes, JsonPointer.compile(fields.items()), new EntryReader(fields));
      json.end();
      if (found == null) {
        throw new MalformedJson("has no entries where the settings look for them", Location.START);
      }
      return found;
    }
  }

  boolean isEmpty() {
    return last < begin;
  }

  /** As the registry's reader finds them. */
  private static @Nullable RegistryItems find(
      JsonCursor json, byte[] bytes, JsonPointer way, EntryReader reader) throws MalformedJson {
    if (way.matches() && json.isArray()) {
      return elements(json, bytes);
    }
    if (way.matches() && json.isObject()) {
      return properties(json, bytes, reader);
    }
    @Nullable RegistryItems found = null;
    if (json.isObject()) {
      while (json.nextProperty()) {
        JsonPointer ahead = way.matchProperty(json.name());
        if (ahead == null) {
          json.skip();
        } else {
          found = find(json, bytes, ahead, reader);
        }
      }
    } else if (json.isArray()) {
      for (int i = 0; json.nextElement(); i++) {
        JsonPointer ahead = way.matchElement(i);
        if (ahead == null) {
          json.skip();
        } else {
          found = find(json, bytes, ahead, reader);
        }
      }
    }
    return found;
  }

  private static RegistryItems elements(JsonCursor json, byte[] bytes) throws MalformedJson {
    int begin = json.offset();
    int last = -1;
    while (json.nextElement()) {
      last = json.offset();
      json.skip();
    }
    return of(false, begin, last, json.offset(), bytes, true, List.of());
  }

  private static RegistryItems properties(JsonCursor json, byte[] bytes, EntryReader reader)
      throws MalformedJson {
    int begin = json.offset();
    int last = -1;
    boolean haveIds = false;
    List<String> names = new ArrayList<>();
    while (json.nextName()) {
      last = json.offset();
      names.add(json.name());
      json.value();
      if (json.isObject()) {
        haveIds = reader.read(json).id().isPresent();
      } else {
        json.skip();
      }
    }
    return of(true, begin, last, json.offset(), bytes, haveIds, names);
  }

  /** Something is inserted behind the last entry, or behind the bracket where there is none. */
  private static RegistryItems of(
      boolean isObject,
      int begin,
      int last,
      int end,
      byte[] bytes,
      boolean haveIds,
      List<String> names) {
    int insertAt = begin + 1;
    if (last > begin) {
      insertAt = end;
      while (isSpace(bytes[insertAt - 1])) {
        insertAt--;
      }
    }
    return new RegistryItems(isObject, begin, last, end, insertAt, haveIds, names);
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
