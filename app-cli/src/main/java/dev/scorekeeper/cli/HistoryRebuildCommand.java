package dev.scorekeeper.cli;

import dev.scorekeeper.sqlite.SqliteHistory;
import java.nio.file.Files;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Makes the spans anew from the log. */
final class HistoryRebuildCommand extends Command {
  HistoryRebuildCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "rebuild";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Make what is computed from the log anew: for how long each fact held. Never needed"
                + " unless history verify finds fault with a span; all or nothing.",
            "scorekeeper history rebuild");
    return Options.withOutput(Options.withPlace(spec), "text", "json");
  }

  @Override
  int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Place place = Place.of(parsed, environment());
    if (Files.notExists(place.history())) {
      throw RecordedCommand.noHistory(place);
    }
    long runs;
    long spans;
    try (SqliteHistory history = SqliteHistory.openForWriting(place.history());
        ProgressLine line = new ProgressLine(environment(), "folding runs:")) {
      spans = history.rebuild(line::show);
      runs = history.checkpoint().runs();
    }
    if (json) {
      try (Json document = new Json(environment().out())) {
        document.document().put("runs", runs).put("spans", spans).endObject();
      }
    } else {
      print("Made " + Words.counted(spans, "span") + " of " + Words.counted(runs, "run") + ".");
    }
    return ExitCode.FINE;
  }
}
