package dev.scorekeeper.report.json;

import dev.scorekeeper.application.report.CheckedOut;
import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.report.drawing.Output;
import java.time.Duration;

/** Where a stream stands, and whether the files have changed since. */
public final class StatusJson {
  private StatusJson() {}

  /** Prints the document. */
  public static void print(Output out, StreamStatus status) {
    try (Json json = new Json(out)) {
      Run run = status.head().last().run();
      json.document();
      AssessmentJson.write(json, status.head().facts().assessment());
      RunJson.write(json, status.head().last());
      json.put("ageSeconds", Duration.between(run.recordedAt(), status.clock()).toSeconds())
          .put("filesMovedOn", status.filesMovedOn());
      json.put("tip", status.tip().orElse(null));
      if (status.checkedOut().isPresent()) {
        checkedOut(json, status.checkedOut().get());
      }
      ChangesJson.write(json, "changes", status.changes());
      if (status.plan().isPresent()) {
        LedgerJson.plan(json, status.plan().get(), run.ruleset().terms(), status.clock());
      }
      json.put("stubs", status.stubs());
      if (status.ledger().isPresent()) {
        LedgerJson.write(json, status.ledger().get());
      }
      json.endObject();
    }
  }

  private static void checkedOut(Json json, CheckedOut out) {
    json.beginObject("checkedOut").put("revision", out.revision());
    if (out instanceof CheckedOut.Unseen unseen) {
      json.put("is", "unseen").put("newest", unseen.newest());
    } else if (out instanceof CheckedOut.Behind behind) {
      json.put("is", "behind").put("newest", behind.newest());
    } else if (out instanceof CheckedOut.Elsewhere elsewhere) {
      json.put("is", "elsewhere").put("branch", elsewhere.branch());
    } else {
      json.put("is", "changed");
    }
    json.endObject();
  }
}
