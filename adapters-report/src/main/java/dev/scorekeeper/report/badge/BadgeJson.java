package dev.scorekeeper.report.badge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.drawing.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** How much exists, as services that draw badges ask for it at an address. */
public final class BadgeJson {
  /** How every such file begins. */
  public static final String BEGINNING = "{\"schemaVersion\":1,\"label\":";

  private BadgeJson() {}

  /**
   * Prints the document.
   *
   * @param tally empty where the last state could not be read
   */
  public static void print(Output out, String label, Optional<Tally> tally) {
    try (JsonGenerator json = new JsonFactory().createGenerator(out.writer())) {
      json.writeStartObject();
      json.writeNumberField("schemaVersion", 1);
      json.writeStringField("label", label);
      json.writeStringField("message", BadgeSvg.message(tally));
      json.writeStringField("color", BadgeSvg.colour(tally));
      if (tally.isEmpty()) {
        json.writeBooleanField("isError", true);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
  }
}
