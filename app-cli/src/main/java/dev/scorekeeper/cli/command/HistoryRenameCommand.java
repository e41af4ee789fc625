package dev.scorekeeper.cli.command;

import dev.scorekeeper.application.history.Rename;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.terminal.Environment;
import dev.scorekeeper.report.json.HistoryJson;
import dev.scorekeeper.report.terminal.Console;
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
            "Say what a branch or a project is called since, so that it keeps its past: what was"
                + " recorded under the old name, and what old checkouts still record, speaks under"
                + " the new one. The log tells it wherever it is imported, and nothing that was"
                + " recorded is changed. The latest renaming of a name counts; one to the same name"
                + " takes it back.",
            "scorekeeper history rename main trunk",
            "scorekeeper history rename --from-project renderx",
            "scorekeeper history rename --from-project renderx default main");
    spec.addPositional(
        Options.parameter(
            0,
            "FROM",
            "The branch's old name (default with --from-project: each branch of that project)"));
    spec.addPositional(
        Options.parameter(
            1, "TO", "The branch's new name (default with --from-project: the old one)"));
    Options.withPlace(spec)
        .addOption(
            Options.text(
                FROM_PROJECT, "NAME", "The project's old name (default: the one it has now)"))
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
          parsed, "needs FROM and TO, the branch's old and new name, or " + FROM_PROJECT);
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
