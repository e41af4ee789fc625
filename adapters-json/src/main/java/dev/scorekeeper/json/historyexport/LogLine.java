package dev.scorekeeper.json.historyexport;

import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.Quoting;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * A line of an exported log: an object of few properties, the first of which says what the line is
 * about. What is taken is gone; at the end nothing may be left.
 */
final class LogLine {
  /** A value that is null. */
  private static final Object NULL = new Object();

  private record Property(Object value, Location at) {}

  private final Map<String, Property> properties;
  private final String kind;
  private final Location at;

  private LogLine(Map<String, Property> properties, String kind, Location at) {
    this.properties = properties;
    this.kind = kind;
    this.at = at;
  }

  /** Reads a line; places are those in the line. */
  static LogLine of(byte[] bytes) throws MalformedJson {
    try (JsonCursor json = new JsonCursor(bytes, "line", LogLines.LONGEST)) {
      Location at = json.at();
      if (!json.isObject()) {
        throw new MalformedJson("has " + json.kind() + " where an object belongs", at);
      }
      Map<String, Property> properties = new LinkedHashMap<>();
      String kind = "";
      while (json.nextName()) {
        String name = json.name();
        Location place = json.at();
        json.value();
        if (properties.put(name, new Property(value(json), json.at())) != null) {
          throw new MalformedJson("has the property " + Quoting.text(name) + " twice", place);
        }
        kind = kind.isEmpty() ? name : kind;
      }
      json.end();
      return new LogLine(properties, kind, at);
    }
  }

  private static Object value(JsonCursor json) throws MalformedJson {
    if (json.isNull()) {
      return NULL;
    }
    Location at = json.at();
    if (!json.isArray()) {
      boolean isNumber = json.kind().equals("a number");
      Optional<?> value = isNumber ? boxed(json) : json.string();
      return value.isPresent() ? value.get() : unfit(at);
    }
    List<String> texts = new ArrayList<>(4);
    while (json.nextElement()) {
      Location element = json.at();
      Optional<String> text = json.string();
      texts.add(text.isPresent() ? text.get() : unfit(element));
    }
    return texts;
  }

  private static Optional<Long> boxed(JsonCursor json) throws MalformedJson {
    var integer = json.integer();
    return integer.isPresent() ? Optional.of(integer.getAsLong()) : Optional.empty();
  }

  private static String unfit(Location at) throws MalformedJson {
    throw new MalformedJson("has a value that no export has here", at);
  }

  /** The name of the first property. */
  String kind() {
    return kind;
  }

  /** Where the line's object begins. */
  Location at() {
    return at;
  }

  boolean has(String name) {
    return properties.containsKey(name);
  }

  String text(String name) throws MalformedJson {
    return take(name, String.class, "a text").value();
  }

  /** A text that is what it is for. */
  String text(String name, Predicate<String> isFit, String what) throws MalformedJson {
    Taken<String> text = take(name, String.class, "a text");
    if (!isFit.test(text.value())) {
      throw new MalformedJson(Quoting.text(name) + " needs " + what, text.at());
    }
    return text.value();
  }

  long number(String name) throws MalformedJson {
    return take(name, Long.class, "a whole number").value();
  }

  /** A number that is what it is for, and no large one. */
  int number(String name, LongPredicate isFit, String what) throws MalformedJson {
    Taken<Long> number = take(name, Long.class, "a whole number");
    if (!isFit.test(number.value())) {
      throw new MalformedJson(Quoting.text(name) + " needs " + what, number.at());
    }
    return Math.toIntExact(number.value());
  }

  /** A list of texts; empty where it is null. */
  @SuppressWarnings("unchecked") // lists are made of texts above
  Optional<List<String>> texts(String name) throws MalformedJson {
    Property property = properties.get(name);
    if (property != null && property.value() == NULL) {
      properties.remove(name);
      return Optional.empty();
    }
    return Optional.of((List<String>) take(name, List.class, "a list of texts, or null").value());
  }

  Digest digest(String name) throws MalformedJson {
    Taken<String> text = take(name, String.class, "a digest");
    try {
      return new Digest(text.value());
    } catch (IllegalArgumentException e) {
      throw new MalformedJson(
          Quoting.text(name) + " needs a digest: 64 lower-case hexadecimal digits", text.at());
    }
  }

  RunId run(String name) throws MalformedJson {
    Taken<String> text = take(name, String.class, "an identity");
    try {
      return new RunId(text.value());
    } catch (IllegalArgumentException e) {
      throw new MalformedJson(
          Quoting.text(name) + " needs an identity: 32 lower-case hexadecimal digits", text.at());
    }
  }

  Instant time(String name) throws MalformedJson {
    Taken<String> text = take(name, String.class, "a time");
    try {
      Instant time = Instant.parse(text.value());
      if (JsonLogWriter.time(time).equals(text.value())
          && Run.isTime(time.toEpochMilli())
          && Instant.ofEpochMilli(time.toEpochMilli()).equals(time)) {
        return time;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // the same complaint as for another way of writing a time
    }
    throw new MalformedJson(
        Quoting.text(name)
            + " needs a time such as 2026-01-05T09:00:00.000Z, of the years 1970 to 9999",
        text.at());
  }

  /** A complaint about the value of a property that was taken or is still there. */
  MalformedJson wrong(String why) {
    return new MalformedJson(why, at);
  }

  /** Checks that everything was taken. */
  void end() throws MalformedJson {
    for (Map.Entry<String, Property> left : properties.entrySet()) {
      throw new MalformedJson(
          "has the property " + Quoting.text(left.getKey()) + ", which no export has here",
          left.getValue().at());
    }
  }

  private record Taken<T>(T value, Location at) {}

  private <T> Taken<T> take(String name, Class<T> type, String what) throws MalformedJson {
    Property property = properties.remove(name);
    if (property == null) {
      throw new MalformedJson("lacks " + Quoting.text(name), at);
    }
    if (!type.isInstance(property.value())) {
      throw new MalformedJson(Quoting.text(name) + " needs " + what, property.at());
    }
    return new Taken<>(type.cast(property.value()), property.at());
  }
}
