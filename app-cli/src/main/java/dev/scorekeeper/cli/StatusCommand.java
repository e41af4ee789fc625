package dev.scorekeeper.cli;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.Standing;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.git.Checkout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Shows what the last recorded run said, and whether the files have moved on since. */
final class StatusCommand extends RecordedCommand {
  private static final String SINCE = "--since";
  private static final String PLUGINS = "--plugins";

  StatusCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "status";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Show what the last recorded run said, how old it is, and whether the files have moved"
                + " on since.",
            "scorekeeper status",
            "scorekeeper status --workspace examples/renderx --all",
            "scorekeeper status --since 30d",
            "scorekeeper status --plugins",
            "scorekeeper status --branch main --format json");
    Options.withStream(Options.withPlace(spec))
        .addOption(
            Options.text(
                SINCE,
                "WHEN",
                "Show also what became of the plan since then: 2026-01-31, 2026-01-31T12:00:00Z, or"
                    + " 30d or 6w ago"))
        .addOption(Options.all())
        .addOption(Options.flag(PLUGINS, "Show the plugins of the catalog instead of the domains"));
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  int run(Place place, Checkout checkout, Background<Optional<History>> opening) {
    boolean asked = place.parsed().hasMatchedOption(SINCE);
    Instant since = Since.of(place.parsed(), SINCE, environment().clock().instant());
    Facts now = Facts.of(Assessment.of(place.snapshot()));
    try (History history = opened(place, opening)) {
      StreamId stream = stream(place, checkout, history);
      Standing standing =
          history.standing(stream).orElseThrow(() -> noRuns(stream, history.streams()));
      Optional<StreamLedger> ledger =
          asked ? Optional.of(StreamLedger.since(since, history, stream)) : Optional.empty();
      if (place.parsed().hasMatchedOption(PLUGINS)) {
        PluginReport.print(this, standing, place.parsed());
      } else if (isJson(place.parsed())) {
        print(standing, Change.between(standing.state(), now), now, ledger);
      } else {
        print(place, standing, now, ledger);
      }
    }
    return ExitCode.FINE;
  }

  private void print(
      Standing standing, List<Change> since, Facts now, Optional<StreamLedger> ledger) {
    Run run = standing.last().run();
    try (Json json = new Json(environment().out())) {
      json.document();
      AssessmentJson.write(json, standing.facts().assessment());
      AssessmentJson.run(json, run, true);
      json.put("ageSeconds", age(run).toSeconds())
          .put("filesMovedOn", !now.equals(standing.facts()));
      AssessmentJson.changes(json, since);
      if (ledger.isPresent()) {
        ledger.get().write(json);
      }
      json.endObject();
    }
  }

  private Duration age(Run run) {
    return Duration.between(run.recordedAt(), environment().clock().instant());
  }

  private void print(Place place, Standing standing, Facts now, Optional<StreamLedger> ledger) {
    AssessmentText text = AssessmentText.of(place.parsed(), environment(), style(place.parsed()));
    Run run = standing.last().run();
    Instant clock = environment().clock().instant();
    text.title(
        run.stream()
            + " · run "
            + run.id().brief()
            + " · "
            + run.revision().map(Words::revision).map(revision -> revision + " · ").orElse("")
            + "recorded "
            + Times.age(run.recordedAt(), clock));
    text.assessment(standing.facts().assessment());
    if (standing.facts().outcome() == Outcome.UNREADABLE
        && standing.state().outcome() == Outcome.ASSESSED) {
      text.title("The last readable run said:");
      text.assessment(standing.state().assessment());
    }
    text.findings(standing.facts().assessment());
    if (ledger.isPresent()) {
      ledger.get().summary(environment().out(), style(place.parsed()));
      ledger.get().entries(environment().out(), style(place.parsed()));
    }
    if (now.equals(standing.facts())) {
      text.remark("The files still say the same.");
    } else {
      text.changes(Change.between(standing.state(), now), "that run, in the files as they lie");
      text.remark("The files have moved on; record them with scorekeeper validate.");
    }
  }
}
