package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.compare.Comparison;
import dev.scorekeeper.application.compare.PlanState;
import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.report.drawing.Output;
import java.util.Optional;

/** Two states, what is different between them, and what became of the plan on the way. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** Prints the document. */
  public static void print(Output out, Comparison comparison) {
    try (Json json = new Json(out)) {
      Difference difference = comparison.difference();
      json.document();
      state(json, "from", comparison.from());
      state(json, "to", comparison.to());
      json.put("sameRuleset", comparison.sameRuleset()).put("note", comparison.note().orElse(null));
      LedgerJson.write(
          json,
          difference.ledger(),
          comparison.from().at(),
          comparison.to().at(),
          comparison.to().at());
      ChangesJson.write(json, "resized", difference.resized());
      AssessmentJson.findings(json, "opened", difference.opened());
      AssessmentJson.findings(json, "resolved", difference.resolved());
      json.endObject();
    }
  }

  private static void state(Json json, String name, PlanState state) {
    json.beginObject(name)
        .put("run", state.run().map(run -> run.run().id().hex()).orElse(null))
        .put("revision", state.revision().orElse(null))
        .put("at", Times.exact(state.at()))
        .put("outcome", state.facts().outcome().text());
    AssessmentJson.tally(
        json,
        state.facts().assessment() instanceof Assessment.Assessed assessed
            ? Optional.of(assessed.tally())
            : Optional.empty());
    json.endObject();
  }
}
