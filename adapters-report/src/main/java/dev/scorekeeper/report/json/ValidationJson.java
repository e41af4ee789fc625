package dev.scorekeeper.report.json;

import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.report.terminal.Output;
import java.util.Locale;

/** A workspace as it was validated. */
public final class ValidationJson {
  private ValidationJson() {}

  /** Prints the document. */
  public static void print(Output out, Validation validation) {
    try (Json json = new Json(out)) {
      json.document();
      AssessmentJson.write(json, validation.assessment());
      RunJson.write(json, validation.run(), validation.recorded());
      ChangesJson.write(json, validation.changes());
      json.put("conclusion", validation.conclusion().name().toLowerCase(Locale.ROOT))
          .beginArray("failOn");
      for (FailOn one : validation.request().failOn().all()) {
        json.beginObject()
            .put("what", one.word())
            .put("fails", validation.failing(one) > 0)
            .put("count", validation.failing(one))
            .endObject();
      }
      json.endArray().put("errorsLetPass", validation.errorsLetPass());
      if (validation.gate().isPresent()) {
        GateJson.write(json, validation.gate().get());
      }
      if (!validation.gaps().isEmpty()) {
        json.beginArray("unscanned");
        for (Scan.Gap gap : validation.gaps()) {
          json.beginObject().put("path", gap.place().value()).put("why", gap.why()).endObject();
        }
        json.endArray();
      }
      json.endObject();
    }
  }
}
