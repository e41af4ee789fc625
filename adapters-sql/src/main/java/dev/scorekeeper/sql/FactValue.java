package dev.scorekeeper.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.FactCodec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a fact says as text: a JSON array of strings, which SQL can take apart. */
final class FactValue {
  private static final JsonFactory JSON = new JsonFactory();

  private FactValue() {}

  static String write(LogDatabase database, Fact fact) {
    return write(database, FactCodec.parts(fact));
  }

  private static String write(LogDatabase database, List<String> parts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (String part : parts) {
        json.writeString(database.written(part));
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The fact that a text says of a key. */
  static Fact read(LogDatabase database, Fact.Key key, String text) {
    Optional<Fact> fact = FactCodec.fact(key, read(database, text));
    if (fact.isEmpty()) {
      throw new HistoryException(
          "the history says of "
              + key.subject()
              + " what no assessment says; run scorekeeper history verify");
    }
    return fact.get();
  }

  private static List<String> read(LogDatabase database, String text) {
    Optional<List<String>> plain = plain(database, text);
    return plain.isPresent() ? plain.get() : parsed(database, text);
  }

  private static List<String> parsed(LogDatabase database, String text) {
    List<String> parts = new ArrayList<>(4);
    try (JsonParser json = JSON.createParser(text)) {
      boolean isArray = json.nextToken() == JsonToken.START_ARRAY;
      for (String part = json.nextTextValue(); part != null; part = json.nextTextValue()) {
        parts.add(database.read(part));
      }
      if (!isArray || json.currentToken() != JsonToken.END_ARRAY) {
        throw new JsonParseException(json, "not an array of strings");
      }
    } catch (IOException e) {
      throw new HistoryException(
          "the history holds a fact that cannot be read; run scorekeeper history verify", e);
    }
    return parts;
  }

  /**
   * What a text says that is as short as JSON can be and has no escapes, as nearly all are; empty
   * for others. A parser for each of some hundred facts is a tenth of what {@code status} does.
   */
  private static Optional<List<String>> plain(LogDatabase database, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == '\\') {
        return Optional.empty();
      }
    }
    if (!text.startsWith("[\"") || !text.endsWith("\"]") || text.length() < 4) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(4);
    int last = text.length() - 2;
    for (int from = 2; ; from += 3) {
      int end = text.indexOf('"', from);
      parts.add(database.read(text.substring(from, end)));
      if (end == last) {
        return Optional.of(parts);
      }
      if (!text.startsWith(",\"", end + 1) || end + 2 >= last) {
        return Optional.empty();
      }
      from = end;
    }
  }

  /** The fact, where the text is just what {@link #write} makes of it. */
  static Optional<Fact> readExactly(LogDatabase database, Fact.Key key, String text) {
    try {
      return FactCodec.fact(key, read(database, text))
          .filter(fact -> write(database, fact).equals(text));
    } catch (HistoryException e) {
      return Optional.empty();
    }
  }
}
