package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.DomainLife;
import dev.scorekeeper.application.report.Provenance;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.Verdict.Status;
import dev.scorekeeper.report.drawing.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The whole life of a domain. */
public final class DomainLifeJson {
  private DomainLifeJson() {}

  /** Prints the document. */
  public static void print(Output out, DomainLife life) {
    try (Json json = new Json(out)) {
      Fact.DomainProfile profile = life.profile();
      json.document()
          .put("project", life.stream().project())
          .put("branch", life.stream().branch())
          .put("domain", life.id())
          .put("name", profile.name())
          .put("category", profile.category())
          .put("sequenceFile", profile.sequenceFile().orElse(null))
          .put("registered", life.stages().get(life.stages().size() - 1).verdict().isPresent())
          .array("stages", life.stages(), stage -> stage(json, stage, life.now()))
          .beginObject("totalSeconds");
      Map<Status, Duration> totals = life.totals();
      for (Status status : Status.values()) {
        json.put(status.text(), totals.getOrDefault(status, Duration.ZERO).toSeconds());
      }
      json.endObject().endObject();
    }
  }

  private static void stage(Json json, DomainLife.Stage stage, Instant now) {
    Optional<CommitNote> note = stage.source().flatMap(Provenance.Source::note);
    json.put("event", stage.event().text()).put("other", stage.other().orElse(null));
    AssessmentJson.side(json, "verdict", stage.verdict());
    json.put("since", Times.exact(stage.since()))
        .put("until", stage.until().map(Times::exact).orElse(null))
        .put("seconds", stage.lasted(now).toSeconds())
        .put("cause", stage.cause().text())
        .put("run", stage.source().map(source -> source.run().run().id().hex()).orElse(null))
        .put(
            "revision",
            stage.source().flatMap(source -> source.run().run().revision()).orElse(null))
        .put("author", note.map(CommitNote::author).orElse(null))
        .put("subject", note.map(CommitNote::subject).orElse(null));
  }
}
