package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.report.text.HistoryText;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes the log as JSON Lines. */
final class HistoryExportCommand extends Command {
  /** What stands for standard input or output in place of a file. */
  private static final String STANDARD = "-";

  HistoryExportCommand(Environment environment) {
    super(environment, "export");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Write the log as JSON Lines.",
                "For history import, and for version control: a log that has grown gives the"
                    + " same lines, and new ones at the end."),
            "scorekeeper history export",
            "scorekeeper history export runs.jsonl");
    spec.addPositional(
        Options.parameter(
            0,
            "FILE",
            "The file to write; replaces an older export (default: -, standard output)"));
    return Options.withOutput(Options.withPlace(spec));
  }

  @Override
  public int run(ParseResult parsed) {
    Scorekeeper scorekeeper = scorekeeper(parsed);
    String name = parsed.matchedPositionalValue(0, STANDARD);
    if (name.equals(STANDARD)) {
      scorekeeper.exportTo(out().bytes());
    } else {
      Path file = WorkspaceOptions.path(parsed, environment(), name);
      Checkpoint exported = scorekeeper.exportTo(file);
      new HistoryText(console(parsed)).exported(exported, file.toString());
    }
    return ExitCode.FINE;
  }
}
