package dev.scorekeeper.cli.command;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.Setup;
import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.application.backfill.Backfill;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.TimeOptions;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.BackfillJson;
import dev.scorekeeper.report.text.BackfillText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Records what the repository's commits say, as if a run had been made at each of them. */
public final class BackfillCommand extends Command {
  private static final String REPO = "--repo";
  private static final String FOLDER = "--folder";
  private static final String DRY_RUN = "--dry-run";

  public BackfillCommand(Environment environment) {
    super(environment, "backfill");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Record a run for each commit that changed the plan.",
                "Reads the branch along first parents, oldest first, with the present"
                    + " settings, and checks nothing out. Skips what is recorded already, so you can"
                    + " stop and repeat it at any time."),
            "scorekeeper backfill",
            "scorekeeper backfill --dry-run --since 2026-01-01",
            "scorekeeper backfill --branch main --limit 100",
            "scorekeeper backfill --repo ../plans.git --history plans.db > plans.txt");
    TimeOptions.withRange(Options.withStream(Options.withPlace(spec)), "commits")
        .addOption(
            Options.limit("Record only the newest N that are missing; repeat for older ones"))
        .addOption(
            Options.text(
                REPO,
                "DIR",
                "Read this repository, with the settings of its newest commit, instead of the"
                    + " workspace's own; it may be bare"))
        .addOption(
            Options.text(FOLDER, "PATH", "The workspace's folder in that repository (default: .)"))
        .addOption(Options.flag(DRY_RUN, "Only show which commits would be recorded"));
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public void prepare() {
    Deferred.begin(
        "commits",
        () -> {
          Scorekeeper.loadGit();
          return true;
        });
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    Range range = TimeOptions.range(parsed);
    int most = Options.count(parsed, Options.LIMIT).orElse(Integer.MAX_VALUE);
    Backfill.Result result =
        scorekeeper(setup(parsed)).backfill(range, most, parsed.hasMatchedOption(DRY_RUN));
    if (json) {
      BackfillJson.print(out(), result);
    } else {
      new BackfillText(console).print(result);
    }
    BackfillText.complaints(result).forEach(environment()::complain);
    return result.report().leftOut() > 0 ? ExitCode.UNREADABLE : ExitCode.FINE;
  }

  private Setup setup(ParseResult parsed) {
    boolean elsewhere = parsed.hasMatchedOption(REPO);
    if (parsed.hasMatchedOption(FOLDER) && !elsewhere) {
      throw Options.usage(parsed, FOLDER + " is for " + REPO + "; use --workspace instead");
    }
    // It reads commits, and what is checked out may have nothing of a workspace.
    Setup setup = WorkspaceOptions.setupAnywhere(parsed, environment());
    if (!elsewhere) {
      return setup;
    }
    String folder =
        WorkspacePath.of(Options.value(parsed, FOLDER).orElse(""))
            .orElseThrow(
                () -> Options.usage(parsed, FOLDER + " takes a path inside the repository"))
            .value();
    return setup.commitsOf(
        WorkspaceOptions.path(parsed, environment(), Options.value(parsed, REPO).orElseThrow()),
        folder);
  }
}
