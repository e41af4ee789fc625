package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.DomainLife;
import dev.scorekeeper.application.report.Provenance;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.plan.Ledger.Account;
import dev.scorekeeper.report.terminal.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole life of a domain. */
public final class DomainLifeJson {
  private DomainLifeJson() {}

  /** Prints the document. */
  public static void print(Output out, DomainLife life) {
    try (Json json = new Json(out)) {
      List<String> profile = life.profile();
      json.document()
          .put("project", life.stream().project())
          .put("branch", life.stream().branch())
          .put("domain", life.id())
          .put("name", profile.get(0))
          .put("category", profile.get(1))
          .put("sequenceFile", profile.size() > 2 ? profile.get(2) : null)
          .put("registered", life.stages().get(life.stages().size() - 1).verdict().isPresent())
          .beginArray("stages");
      life.stages().forEach(stage -> stage(json, stage, life.now()));
      json.endArray().beginObject("totalSeconds");
      Map<Account, Duration> totals = life.totals();
      for (Account account : Account.values()) {
        json.put(account.text(), totals.getOrDefault(account, Duration.ZERO).toSeconds());
      }
      json.endObject().endObject();
    }
  }

  private static void stage(Json json, DomainLife.Stage stage, Instant now) {
    Optional<CommitNote> note = stage.source().flatMap(Provenance.Source::note);
    json.beginObject().put("what", stage.what());
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
        .put("subject", note.map(CommitNote::subject).orElse(null))
        .endObject();
  }
}
