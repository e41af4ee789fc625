package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.Source;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.git.Checkout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Lists runs, the newest first, with what changed in each. */
final class LogCommand extends RecordedCommand {
  private static final String LIMIT = "--limit";
  private static final int USUAL = 20;

  LogCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "log";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "List the runs of a stream, the newest first, with what changed in each; drafts and"
                + " unreadable runs are marked.",
            "scorekeeper log",
            "scorekeeper log --limit 100 --branch main",
            "scorekeeper log --format json");
    Options.withStream(Options.withPlace(spec))
        .addOption(Options.text(LIMIT, "N", "At most so many runs (default: " + USUAL + ")"))
        .addOption(Options.noBackfill());
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  int run(Place place, Checkout checkout, Background<Optional<History>> opening) {
    int limit = Options.count(place.parsed(), LIMIT).orElse(USUAL);
    try (History history = openedWithPast(place, checkout, opening)) {
      StreamId stream = stream(place, checkout, history);
      List<RecordedRun> runs = history.runs(stream, limit);
      if (runs.isEmpty()) {
        throw noRuns(stream, history.streams());
      }
      Run oldest = runs.get(runs.size() - 1).run();
      Map<Long, List<Change>> changes = Change.byRun(history.spans(stream, oldest.observedAt()));
      if (isJson(place.parsed())) {
        print(stream, runs, changes);
      } else {
        print(
            stream,
            runs,
            changes,
            AssessmentText.of(place.parsed(), environment(), style(place.parsed())),
            style(place.parsed()));
      }
    }
    return ExitCode.FINE;
  }

  private void print(StreamId stream, List<RecordedRun> runs, Map<Long, List<Change>> changes) {
    try (Json json = new Json(environment().out())) {
      json.document()
          .put("project", stream.project())
          .put("branch", stream.branch())
          .beginArray("runs");
      for (RecordedRun run : runs) {
        json.beginObject();
        AssessmentJson.recorded(json, run);
        AssessmentJson.changes(json, changes.getOrDefault(run.position(), List.of()));
        json.endObject();
      }
      json.endArray().endObject();
    }
  }

  private void print(
      StreamId stream,
      List<RecordedRun> runs,
      Map<Long, List<Change>> changes,
      AssessmentText text,
      Style style) {
    print(style.strong(Plain.text(stream.toString())));
    for (RecordedRun recorded : runs) {
      Run run = recorded.run();
      print("");
      print(
          style.strong(run.id().brief())
              + "  "
              + Times.brief(run.observedAt())
              + run.revision().map(revision -> "  " + Words.revision(revision)).orElse("")
              + mark(recorded, style));
      print("  " + recorded.tally().map(Words::headline).orElse("a layer could not be read"));
      changes
          .getOrDefault(recorded.position(), List.of())
          .forEach(change -> print("    " + text.line(change)));
    }
  }

  private static String mark(RecordedRun recorded, Style style) {
    String draft = recorded.run().source() == Source.DRAFT ? "  " + style.warning("draft") : "";
    return recorded.outcome() == Outcome.UNREADABLE
        ? draft + "  " + style.bad("unreadable")
        : draft;
  }
}
