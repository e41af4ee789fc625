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
    List<String> parts = new ArrayList<>(4);
    if (readPlain(database, text, parts)) {
      return parts;
    }
    parts.clear();
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
   * Reads a text that is as short as JSON can be and has no escapes, as nearly all are; whether it
   * is such. A parser for each of some hundred facts is a tenth of what {@code status} does.
   */
  private static boolean readPlain(LogDatabase database, String text, List<String> parts) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == '\\') {
        return false;
      }
    }
    int from = text.startsWith("[\"") ? 2 : text.length();
    while (from < text.length()) {
      int end = text.indexOf('"', from);
      if (end < 0) {
        return false;
      }
      parts.add(database.read(text.substring(from, end)));
      if (end == text.length() - 2) {
        return text.endsWith("]");
      }
      if (!text.startsWith(",\"", end + 1)) {
        return false;
      }
      from = end + 3;
    }
    return false;
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
