package dev.scorekeeper.cli.command;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.application.compare.Comparison;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.ComparisonJson;
import dev.scorekeeper.report.markdown.ComparisonMarkdown;
import dev.scorekeeper.report.text.ComparisonText;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows what is different between two states, and what became of the plan on the way. */
public final class DiffCommand extends Command {
  public DiffCommand(Environment environment) {
    super(environment, "diff");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Compare two states of the plan.",
                "Shows what became of the plan between them, what grew and shrank, and which findings"
                    + " were opened and resolved. The older state is shown first. A state is "
                    + Reference.FORMS
                    + ". A time stands for the state at that time: of a day, its"
                    + " beginning if it comes first, and its end if it comes second."),
            "scorekeeper diff",
            "scorekeeper diff 2026-01-31",
            "scorekeeper diff 2026-01-31 worktree --format json",
            "scorekeeper diff HEAD~3..HEAD",
            "scorekeeper diff 2026-01-31 --format markdown > comment.md");
    spec.addPositional(
            Options.parameter(
                0, "FROM", "The first state, or FROM..TO (default: the stream's last run)"))
        .addPositional(
            Options.parameter(1, "TO", "The second state (default: worktree, or B after A...B)"));
    Options.withStream(Options.withPlace(spec)).addOption(Options.noBackfill());
    return Options.withOutput(spec, "text", "json", "markdown");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    String format = Options.format(parsed);
    Console console = console(parsed);
    Range states = Range.ofStates(state(parsed, 0), state(parsed, 1));
    Scorekeeper scorekeeper = scorekeeper(parsed);
    Comparison comparison =
        scorekeeper.compare(states, !parsed.hasMatchedOption(Options.NO_BACKFILL));
    switch (format) {
      case "json" -> ComparisonJson.print(out(), comparison);
      case "markdown" ->
          ComparisonMarkdown.print(
              out(),
              comparison,
              WorkspaceOptions.root(parsed, environment())
                  .map(root -> scorekeeper.links(root, comparison))
                  .orElse(RepositoryLinks.NONE));
      default -> new ComparisonText(console).print(comparison);
    }
    return ExitCode.FINE;
  }

  private static Optional<String> state(ParseResult parsed, int index) {
    return Optional.of(parsed.matchedPositionalValue(index, "")).filter(text -> !text.isEmpty());
  }
}
