package dev.scorekeeper.json.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scorekeeper.domain.catalog.Beat;
import dev.scorekeeper.domain.catalog.Movement;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.IndentedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a catalog. The same scan gives the same bytes on every machine: everything is sorted,
 * and nothing tells when or where, but for a time stamp that was asked for.
 */
final class CatalogWriter {
  /** A number of a beat that can be written as one. */
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?");

  private final JsonGenerator json;

  private CatalogWriter(JsonGenerator json) {
    this.json = json;
  }

  /**
   * The catalog of a scan, in UTF-8.
   *
   * @param stamp written down as the time of the audit
   */
  static byte[] of(Scan scan, Optional<String> stamp) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.setPrettyPrinter(IndentedJson.printer());
      new CatalogWriter(json).write(scan, stamp);
      json.flush();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory are no file", e);
    }
    return bytes.toByteArray();
  }

  private void write(Scan scan, Optional<String> stamp) throws IOException {
    List<Scan.Found> sequences = scan.sequences();
    Collection<String> handlers = scan.handlers();
    Collection<String> topics = scan.topics();
    json.writeStartObject();
    json.writeObjectFieldStart("metadata");
    if (stamp.isPresent()) {
      json.writeStringField("generated", stamp.get());
    }
    json.writeArrayFieldStart("sourceDirectories");
    for (WorkspacePath folder : scan.looked().folders()) {
      json.writeString(folder.value().isEmpty() ? "./" : folder.value() + "/");
    }
    json.writeEndArray();
    json.writeNumberField("fileCount", scan.files());
    json.writeEndObject();
    json.writeObjectFieldStart("summary");
    json.writeNumberField("totalSequences", sequences.size());
    json.writeNumberField("totalHandlers", handlers.size());
    json.writeNumberField("totalTopics", topics.size());
    json.writeEndObject();
    json.writeArrayFieldStart("sequences");
    for (Scan.Found found : sequences) {
      sequence(found.sequence());
    }
    json.writeEndArray();
    names("handlers", handlers);
    names("topics", topics);
    json.writeEndObject();
  }

  private void names(String field, Collection<String> names) throws IOException {
    json.writeArrayFieldStart(field);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private void sequence(PluginSequence sequence) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", sequence.id());
    text("pluginId", sequence.plugin());
    text("name", sequence.name());
    if (sequence.beats().isPresent()) {
      json.writeNumberField("beats", sequence.beats().getAsLong());
    }
    json.writeArrayFieldStart("movements");
    for (Movement movement : sequence.movements()) {
      movement(movement);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void movement(Movement movement) throws IOException {
    json.writeStartObject();
    text("id", movement.id());
    text("name", movement.name());
    if (movement.count().isPresent()) {
      long count = movement.count().getAsLong();
      json.writeNumberField("beatCount", count);
      // A list says how many there are, so one that is not known is left out.
      if (count == movement.beats().size()) {
        json.writeArrayFieldStart("beats");
        for (Beat beat : movement.beats()) {
          beat(beat);
        }
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private void beat(Beat beat) throws IOException {
    json.writeStartObject();
    if (NUMBER.matcher(beat.number()).matches()) {
      json.writeFieldName("beat");
      json.writeNumber(beat.number());
    } else {
      text("beat", beat.number());
    }
    text("event", beat.event());
    text("handler", beat.handler());
    text("kind", beat.kind());
    text("timing", beat.timing());
    json.writeEndObject();
  }

  private void text(String field, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(field, text);
    }
  }
}
