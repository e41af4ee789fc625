package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.git.Commits;
import dev.scorekeeper.git.CommitsException;
import dev.scorekeeper.json.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    super(environment);
  }

  @Override
  String name() {
    return "backfill";
  }

  @Override
  CommandSpec spec() {
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
  boolean asksHistory() {
    return true;
  }

  @Override
  void prepare() {
    Background.begin(
        "commits",
        () -> {
          Commits.prepare();
          return true;
        });
  }

  @Override
  int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    style(parsed);
    Backfill.Filter filter = filter(parsed);
    boolean elsewhere = parsed.hasMatchedOption(REPO);
    if (parsed.hasMatchedOption(FOLDER) && !elsewhere) {
      throw Options.usage(parsed, FOLDER + " is for " + REPO + "; use --workspace instead");
    }
    Path root = Place.root(parsed, environment());
    Background<Commits> opening =
        Background.begin(
            "commits",
            () ->
                elsewhere
                    ? elsewhere(parsed)
                    : Commits.around(root).orElseThrow(() -> noRepository(root)));
    Background<Optional<History>> knowing =
        Background.begin(
            "history",
            () ->
                environment()
                    .histories()
                    .get()
                    .forReading(Place.history(parsed, environment(), root)));
    try (Commits commits = opening.get()) {
      String tip = tip(parsed, commits);
      Place place =
          elsewhere
              ? Place.of(parsed, environment(), SettingsReader.read(commits.tree(tip)))
              : Place.of(parsed, environment());
      StreamId stream = stream(place, commits);
      return run(new Plan(place, commits, tip, stream, filter, json), knowing);
    }
  }

  private Backfill.Filter filter(ParseResult parsed) {
    Instant now = environment().clock().instant();
    return new Backfill.Filter(
        Since.of(parsed, SINCE, now),
        Since.until(parsed, UNTIL, now),
        Options.count(parsed, LIMIT).orElse(Integer.MAX_VALUE));
  }

  private Commits elsewhere(ParseResult parsed) {
    Path repository = Place.path(parsed, environment(), Options.value(parsed, REPO).orElseThrow());
    String folder = Options.value(parsed, FOLDER).orElse("");
    String prefix =
        WorkspacePath.of(folder)
            .orElseThrow(
                () -> Options.usage(parsed, FOLDER + " takes a path inside the repository"))
            .value();
    return Commits.at(repository, prefix).orElseThrow(() -> noRepository(repository));
  }

  private static CommitsException noRepository(Path folder) {
    return new CommitsException(
        folder + " is in no git repository, so there are no commits to read");
  }

  /** The newest commit of the branch that is named, or else of what is checked out. */
  private static String tip(ParseResult parsed, Commits commits) {
    Optional<String> branch = Options.name(parsed, Options.BRANCH);
    return branch.isPresent()
        ? commits.branchTip(branch.get()).orElseThrow(() -> noBranch(parsed, branch.get(), commits))
        : commits.head().orElseThrow(() -> noCommit(commits));
  }

  private static RuntimeException noBranch(ParseResult parsed, String branch, Commits commits) {
    return Options.usage(
        parsed, Options.BRANCH + ": there is no branch '" + branch + "'" + others(commits));
  }

  private static CommitsException noCommit(Commits commits) {
    return new CommitsException(
        "there is no commit on " + commits.branch().orElse("HEAD") + " yet" + others(commits));
  }

  private static String others(Commits commits) {
    List<String> branches = commits.branches();
    return branches.isEmpty()
        ? ""
        : "; there are " + String.join(", ", branches) + " (choose with --branch)";
  }

  /** The stream that live runs of the newest commit would have, wherever they are made. */
  private StreamId stream(Place place, Commits commits) {
    return new StreamId(
        Options.name(place.parsed(), Options.PROJECT)
            .or(place.settings()::project)
            .or(commits::project)
            .orElseGet(commits::folderName),
        Options.name(place.parsed(), Options.BRANCH)
            .or(commits::branch)
            .or(() -> CiBranch.of(environment()))
            .orElse(StreamId.DEFAULT_BRANCH));
  }

  private record Plan(
      Place place,
      Commits commits,
      String tip,
      StreamId stream,
      Backfill.Filter filter,
      boolean json) {
    boolean isDry() {
      return place.parsed().hasMatchedOption(DRY_RUN);
    }
  }

  private int run(Plan plan, Background<Optional<History>> knowing) {
    Backfill.Report report;
    Optional<History> known = knowing.get();
    try (WrittenLater writing = new WrittenLater(plan.place)) {
      report =
          new Backfill(
                  environment(), plan.commits, plan.stream, plan.place.settings().layout(), known)
              .run(plan.tip, plan.filter, plan.isDry() ? Optional.empty() : Optional.of(writing));
    } finally {
      known.ifPresent(History::close);
    }
    if (plan.json) {
      printJson(plan, report);
    } else {
      print(plan, report);
    }
    if (plan.commits.isShallow()) {
      complain(
          "this clone is shallow, so its history begins where it was cut; git fetch --unshallow"
              + " brings the rest");
    }
    Words.leftOut(report).ifPresent(this::complain);
    return report.leftOut() > 0 ? ExitCode.UNREADABLE : ExitCode.FINE;
  }

  private void print(Plan plan, Backfill.Report report) {
    if (plan.isDry()) {
      report
          .recorded()
          .forEach(
              run ->
                  print(
                      Times.brief(run.commit().at())
                          + "  "
                          + Words.revision(run.commit().revision())));
    }
    String runs = Words.counted(report.recorded().size(), "run");
    print(
        Plain.text(
            (plan.isDry() ? "Would record " + runs : "Recorded " + runs)
                + " of "
                + plan.stream
                + ": "
                + Words.counted(report.commits(), "commit")
                + ", "
                + report.due()
                + " of them with a change of an input."));
    if (report.unreadable() > 0) {
      print(
          Words.counted(report.unreadable(), "run")
              + " cannot be read: a layer was missing or malformed there.");
    }
    if (report.due() == 0 && report.leftOut() == 0) {
      print(
          Plain.text(
              "No commit has the registry "
                  + plan.place.settings().layout().registry()
                  + "; the setting registry says where it lies."));
    }
  }

  private void printJson(Plan plan, Backfill.Report report) {
    try (Json json = new Json(environment().out())) {
      json.document()
          .put("project", plan.stream.project())
          .put("branch", plan.stream.branch())
          .put("dryRun", plan.isDry())
          .put("commits", report.commits())
          .put("due", report.due())
          .put("recorded", plan.isDry() ? 0 : report.recorded().size())
          .put("unreadable", report.unreadable())
          .put("leftOut", report.leftOut())
          .put("shallow", plan.commits.isShallow())
          .beginArray("runs");
      for (Backfill.Recorded run : report.recorded()) {
        json.beginObject()
            .put("revision", run.commit().revision())
            .put("observedAt", Times.exact(run.commit().at()))
            .put("outcome", run.outcome().map(Outcome::text).orElse(null))
            .endObject();
      }
      json.endArray().endObject();
    }
  }
}
