package dev.scorekeeper.json.settings;

import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.RegistryReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a small file says, for guesses: objects, arrays, and texts; nothing of what is null. */
sealed interface Sketch {
  /** An object, its members in the order of the file. */
  record Members(Map<String, Sketch> all) implements Sketch {}

  /** An array. */
  record Elements(List<Sketch> all) implements Sketch {}

  /** A text, a number or a truth value, as it is written. */
  record Text(String value) implements Sketch {}

  /** Null. */
  record Nothing() implements Sketch {}

  /** The sketch of a file. */
  static Sketch of(RegistryReader.Opening file) throws MalformedJson {
    try (JsonCursor json = file.open()) {
      Sketch sketch = of(json);
      json.end();
      return sketch;
    }
  }

  private static Sketch of(JsonCursor json) throws MalformedJson {
    if (json.isObject()) {
      Map<String, Sketch> members = new LinkedHashMap<>();
      while (json.nextProperty()) {
        String name = json.name();
        members.put(name, of(json));
      }
      return new Members(members);
    }
    if (json.isArray()) {
      List<Sketch> elements = new ArrayList<>();
      while (json.nextElement()) {
        elements.add(of(json));
      }
      return new Elements(elements);
    }
    return json.isNull() ? new Nothing() : new Text(json.scalar());
  }

  /** The texts that a sketch is: one, or those of an array of nothing else. */
  default List<String> texts() {
    if (this instanceof Text text) {
      return text.value().isBlank() ? List.of() : List.of(text.value());
    }
    List<String> texts = new ArrayList<>();
    if (this instanceof Elements elements) {
      for (Sketch element : elements.all()) {
        if (!(element instanceof Text text)) {
          return List.of();
        }
        texts.add(text.value());
      }
    }
    return texts;
  }
}
