package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.WholeRun;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.report.drawing.Output;

/** A run with all that it found. */
public final class WholeRunJson {
  private WholeRunJson() {}

  /** Prints the document. */
  public static void print(Output out, WholeRun whole) {
    try (Json json = new Json(out)) {
      Run run = whole.recorded().run();
      json.document();
      RunJson.write(json, whole.recorded());
      json.put("recordedAt", Times.exact(run.recordedAt()))
          .put("rules", RulesetCodec.number(run.ruleset()))
          .put("settings", run.ruleset().settings())
          .put("author", whole.note().map(CommitNote::author).orElse(null))
          .put("subject", whole.note().map(CommitNote::subject).orElse(null));
      AssessmentJson.write(json, whole.facts().assessment());
      json.put("before", whole.before().map(earlier -> earlier.run().id().hex()).orElse(null));
      ChangesJson.write(json, "changes", whole.changes());
      json.endObject();
    }
  }
}
