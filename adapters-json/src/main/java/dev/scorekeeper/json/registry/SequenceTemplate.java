package dev.scorekeeper.json.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.json.internal.IndentedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A sequence file to begin with: whose it is, and a list of movements without one in it. */
final class SequenceTemplate {
  private SequenceTemplate() {}

  /** The file of a domain, in UTF-8. */
  static byte[] of(NewEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.setPrettyPrinter(IndentedJson.printer());
      json.writeStartObject();
      json.writeStringField("id", entry.id());
      text(json, "name", entry.name());
      text(json, "description", entry.description());
      json.writeArrayFieldStart("movements");
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory are no file", e);
    }
    return bytes.toByteArray();
  }

  private static void text(JsonGenerator json, String field, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(field, text.get());
    }
  }
}
