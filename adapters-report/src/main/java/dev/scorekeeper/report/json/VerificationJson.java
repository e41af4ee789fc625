package dev.scorekeeper.report.json;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.report.drawing.Output;

/** What a look through a whole history found. */
public final class VerificationJson {
  private VerificationJson() {}

  /**
   * Prints the document.
   *
   * @param checkpoints how many checkpoints the history was held against
   */
  public static void print(Output out, Verification verification, int checkpoints) {
    try (Json json = new Json(out)) {
      json.document().put("intact", verification.intact());
      if (verification.now().isPresent()) {
        Checkpoint now = verification.now().get();
        json.put("origin", now.origin())
            .put("entries", now.entries())
            .put("head", now.head().hex());
      } else {
        json.putNull("origin").putNull("runs").putNull("head");
      }
      json.put("assessments", verification.assessments())
          .put("facts", verification.facts())
          .put("spans", verification.spans())
          .put("checkpoints", checkpoints)
          .put("broken", verification.broken())
          .array(
              "breaks",
              verification.breaks(),
              one ->
                  json.put("run", one.run())
                      .put("where", one.where())
                      .put("what", one.what())
                      .put("found", one.found().orElse(null))
                      .put("expected", one.expected().orElse(null)))
          .endObject();
    }
  }
}
