package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.backfill.Backfill;
import dev.scorekeeper.application.backfill.BackfillReport;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.report.drawing.Output;

/** What a backfill came to. */
public final class BackfillJson {
  private BackfillJson() {}

  /** Prints the document. */
  public static void print(Output out, Backfill.Result result) {
    try (Json json = new Json(out)) {
      BackfillReport report = result.report();
      json.document()
          .put("project", result.stream().project())
          .put("branch", result.stream().branch())
          .put("dryRun", result.dry())
          .put("commits", report.commits())
          .put("due", report.due())
          .put("older", report.older())
          .put("recorded", result.dry() ? 0 : report.recorded().size())
          .put("unreadable", report.unreadable())
          .put("leftOut", report.leftOut())
          .put("shallow", result.shallow())
          .array(
              "runs",
              report.recorded(),
              run ->
                  json.put("revision", run.commit().revision())
                      .put("observedAt", Times.exact(run.commit().at()))
                      .put("outcome", run.outcome().map(Outcome::text).orElse(null)))
          .endObject();
    }
  }
}
