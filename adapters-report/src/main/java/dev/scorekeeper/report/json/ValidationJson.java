package dev.scorekeeper.report.json;

import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.report.drawing.Output;
import java.util.Locale;

/** A workspace as it was validated. */
public final class ValidationJson {
  private ValidationJson() {}

  /** Prints the document. */
  public static void print(Output out, Validation validation) {
    try (Json json = new Json(out)) {
      json.document();
      AssessmentJson.write(json, validation.assessment());
      RunJson.write(json, validation.run(), validation.stream(), validation.recorded());
      ChangesJson.write(json, "changes", validation.changes());
      json.put("conclusion", validation.conclusion().name().toLowerCase(Locale.ROOT))
          .array("failOn", validation.request().failOn().all(), one -> gate(json, one, validation))
          .put("errorsLetPass", validation.errorsLetPass());
      if (validation.gate().isPresent()) {
        GateJson.write(json, validation.gate().get());
      }
      if (!validation.gaps().isEmpty()) {
        json.array(
            "unscanned",
            validation.gaps(),
            gap -> json.put("path", gap.place().value()).put("why", gap.why()));
      }
      json.endObject();
    }
  }

  /** What was not compared has neither passed nor failed. */
  private static void gate(Json json, FailOn one, Validation validation) {
    json.put("what", one.word());
    if (validation.tells(one)) {
      json.put("fails", validation.failing(one) > 0).put("count", validation.failing(one));
    } else {
      json.putNull("fails").putNull("count");
    }
  }
}
