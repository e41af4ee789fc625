package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.application.history.Rename;
import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.HistoryJson;
import dev.scorekeeper.report.text.HistoryText;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says in the history what a branch or a project is called since. */
final class HistoryRenameCommand extends Command {
  private static final String FROM_PROJECT = "--from-project";

  HistoryRenameCommand(Environment environment) {
    super(environment, "rename");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Rename a branch or a project, so that it keeps its past.",
                "All runs of the old name count under the new one, also those that old"
                    + " checkouts still record. Recorded runs do not change, and exports carry the"
                    + " renaming. The latest renaming of a name counts. To undo it, rename the name"
                    + " to itself."),
            "scorekeeper history rename main trunk",
            "scorekeeper history rename --from-project renderx",
            "scorekeeper history rename --from-project renderx default main");
    spec.addPositional(
        Options.parameter(
            0,
            "FROM",
            "The old name of the branch (default with --from-project: every branch of that project)"));
    spec.addPositional(
        Options.parameter(
            1, "TO", "The new name of the branch (default with --from-project: the same)"));
    Options.withPlace(spec)
        .addOption(
            Options.text(
                FROM_PROJECT, "NAME", "The old name of the project (default: the present one)"))
        .addOption(Options.project());
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    Optional<String> project = Options.name(parsed, FROM_PROJECT);
    Optional<String> from = Optional.ofNullable(parsed.matchedPositionalValue(0, null));
    Optional<String> to = Optional.ofNullable(parsed.matchedPositionalValue(1, null));
    if (project.isEmpty() && to.isEmpty()) {
      throw Options.usage(
          parsed,
          "history rename needs FROM and TO, the branch's old and new name, or " + FROM_PROJECT);
    }
    List<Rename.Renamed> renamed =
        scorekeeper(parsed).rename(new Rename.Request(project, from, to));
    if (json) {
      HistoryJson.renamed(out(), renamed);
    } else {
      new HistoryText(console).renamed(renamed);
    }
    return ExitCode.FINE;
  }
}
