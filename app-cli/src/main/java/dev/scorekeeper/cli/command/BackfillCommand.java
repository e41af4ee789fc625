package dev.scorekeeper.cli.command;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.Setup;
import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.application.backfill.Backfill;
import dev.scorekeeper.application.backfill.CommitFilter;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.Since;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.cli.terminal.Environment;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.report.json.BackfillJson;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.text.BackfillText;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Records what the repository's commits say, as if a run had been made at each of them. */
final class BackfillCommand extends Command {
  private static final String SINCE = "--since";
  private static final String UNTIL = "--until";
  private static final String LIMIT = "--limit";
  private static final String REPO = "--repo";
  private static final String FOLDER = "--folder";
  private static final String DRY_RUN = "--dry-run";

  BackfillCommand(Environment environment) {
    super(environment, "backfill");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Read the repository's past: record a run for each commit that changed an input, along"
                + " first parents, oldest first, by the present settings. What is recorded already"
                + " is left alone, so it can be stopped and repeated at any time.",
            "scorekeeper backfill",
            "scorekeeper backfill --dry-run --since 2026-01-01",
            "scorekeeper backfill --branch main --limit 100",
            "scorekeeper backfill --repo ../plans.git --history plans.db > plans.txt");
    Options.withStream(Options.withPlace(spec))
        .addOption(
            Options.text(
                SINCE,
                "WHEN",
                "Only commits from here on: 2026-01-31, 2026-01-31T12:00:00Z, 30d or 6w ago"))
        .addOption(Options.text(UNTIL, "WHEN", "Only commits until then; a day counts whole"))
        .addOption(
            Options.text(
                LIMIT, "N", "At most so many runs, the newest that are due; again for more"))
        .addOption(
            Options.text(
                REPO,
                "DIR",
                "Read this repository, by the settings in its newest commit, instead of the one"
                    + " that the workspace lies in; a bare one will do"))
        .addOption(
            Options.text(FOLDER, "PATH", "The workspace's folder in that repository (default: .)"))
        .addOption(Options.flag(DRY_RUN, "Only show which commits would be read"));
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
    CommitFilter filter = filter(parsed);
    Backfill.Result result =
        scorekeeper(setup(parsed)).backfill(filter, parsed.hasMatchedOption(DRY_RUN));
    if (json) {
      BackfillJson.print(out(), result);
    } else {
      new BackfillText(console).print(result);
    }
    BackfillText.complaints(result).forEach(environment()::complain);
    return result.report().leftOut() > 0 ? ExitCode.UNREADABLE : ExitCode.FINE;
  }

  private CommitFilter filter(ParseResult parsed) {
    Instant now = environment().clock().instant();
    return new CommitFilter(
        Since.of(parsed, SINCE, now),
        Since.until(parsed, UNTIL, now),
        Options.count(parsed, LIMIT).orElse(Integer.MAX_VALUE));
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
