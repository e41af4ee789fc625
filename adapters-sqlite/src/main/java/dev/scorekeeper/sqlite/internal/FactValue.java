package dev.scorekeeper.sqlite.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scorekeeper.domain.history.HistoryException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fact's value as text: a JSON array of strings, which SQL can take apart. */
final class FactValue {
  private static final JsonFactory JSON = new JsonFactory();

  private FactValue() {}

  static String write(List<String> parts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (String part : parts) {
        json.writeString(part);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static List<String> read(String text) {
    List<String> parts = new ArrayList<>(4);
    try (JsonParser json = JSON.createParser(text)) {
      boolean isArray = json.nextToken() == JsonToken.START_ARRAY;
      for (String part = json.nextTextValue(); part != null; part = json.nextTextValue()) {
        parts.add(part);
      }
      if (!isArray || json.currentToken() != JsonToken.END_ARRAY) {
        throw new JsonParseException(json, "not an array of strings");
      }
    } catch (IOException e) {
      throw new HistoryException(
          "the history holds a fact that cannot be read; scorekeeper history verify says which", e);
    }
    return parts;
  }

  /** The parts, where the text is just what {@link #write} makes of them. */
  static Optional<List<String>> readExactly(String text) {
    try {
      List<String> parts = read(text);
      return write(parts).equals(text) ? Optional.of(parts) : Optional.empty();
    } catch (HistoryException e) {
      return Optional.empty();
    }
  }
}
