package dev.scorekeeper.json.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Settings that fit a workspace, found by looking at it: where the three layers lie, and how the
 * registry is laid out where that is not the default.
 *
 * @param lines in the order of the settings file; those of {@code fields} last
 */
public record SettingsProposal(List<Line> lines) {
  private static final String FIELDS = "fields.";

  public SettingsProposal {
    lines = List.copyOf(lines);
  }

  /**
   * One setting.
   *
   * @param key such as {@code registry}, or {@code fields.id} for a field of the registry
   * @param value as the settings say it
   * @param because why, as a clause for people
   */
  public record Line(String key, String value, String because) {}

  /**
   * Proposes settings for a workspace. It is never refused: what is not found keeps its default,
   * and the line says so.
   *
   * @param jsonFiles the files to look at; of equals the first decides
   */
  public static SettingsProposal of(SourceTree tree, List<WorkspacePath> jsonFiles) {
    return Survey.of(tree, jsonFiles);
  }

  /** The settings as the text of their file. */
  public String json() {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      for (Line line : lines) {
        if (!line.key.startsWith(FIELDS)) {
          json.writeStringField(line.key, line.value);
        }
      }
      if (lines.stream().anyMatch(line -> line.key.startsWith(FIELDS))) {
        json.writeObjectFieldStart("fields");
        for (Line line : lines) {
          if (line.key.startsWith(FIELDS)) {
            json.writeStringField(line.key.substring(FIELDS.length()), line.value);
          }
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is no file", e);
    }
    return text.append('\n').toString();
  }
}
