package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.sqlite.SqliteHistory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints what the log is now, to be kept elsewhere. */
final class HistoryCheckpointCommand extends Command {
  HistoryCheckpointCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "checkpoint";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Print a few lines to keep where the history is not. With them, history verify"
                + " --against tells later whether anything of what is recorded now was changed or"
                + " cut off.",
            "scorekeeper history checkpoint",
            "scorekeeper history checkpoint >> checkpoints.txt");
    return Options.withOutput(Options.withPlace(spec), "text", "json");
  }

  @Override
  int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Place place = Place.of(parsed, environment());
    try (SqliteHistory history =
        SqliteHistory.openForReading(place.history())
            .orElseThrow(() -> RecordedCommand.noHistory(place))) {
      Checkpoint checkpoint = history.checkpoint();
      if (json) {
        print(checkpoint);
      } else {
        environment().out().print(checkpoint.text());
      }
    }
    return ExitCode.FINE;
  }

  private void print(Checkpoint checkpoint) {
    try (Json json = new Json(environment().out())) {
      json.document()
          .put("origin", checkpoint.origin())
          .put("runs", checkpoint.runs())
          .put("head", checkpoint.head().hex())
          .endObject();
    }
  }
}
