package dev.scorekeeper.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

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
      json.nextToken();
      for (String part = json.nextTextValue(); part != null; part = json.nextTextValue()) {
        parts.add(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("not a JSON array of strings: " + text, e);
    }
    return parts;
  }
}
