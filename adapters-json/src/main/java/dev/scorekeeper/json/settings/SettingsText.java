package dev.scorekeeper.json.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SettingsProposal.Line;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The text of proposed settings. */
final class SettingsText {
  private static final String FIELDS = "fields.";
  private static final String FOLDERS = "pluginFolders";

  private SettingsText() {}

  /** The settings as the text of their file. */
  static String of(SettingsProposal proposal) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      List<Line> fields = new ArrayList<>();
      List<Line> folders = new ArrayList<>();
      for (Line line : proposal.lines()) {
        if (!line.found()) {
          continue;
        }
        if (line.key().startsWith(FIELDS)) {
          fields.add(line);
        } else if (line.key().equals(FOLDERS)) {
          folders.add(line);
        } else {
          json.writeFieldName(line.key());
          write(json, line);
        }
      }
      if (!folders.isEmpty()) {
        json.writeArrayFieldStart(FOLDERS);
        for (Line line : folders) {
          json.writeString(line.value());
        }
        json.writeEndArray();
      }
      if (!fields.isEmpty()) {
        json.writeObjectFieldStart("fields");
        for (Line line : fields) {
          json.writeStringField(line.key().substring(FIELDS.length()), line.value());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is no file", e);
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, Line line) throws IOException {
    if (line.isJson()) {
      json.writeRawValue(line.value());
    } else {
      json.writeString(line.value());
    }
  }
}
