package dev.scorekeeper.cli;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.NamedFiles;
import dev.scorekeeper.domain.history.Ruleset;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.Sighting;
import dev.scorekeeper.domain.history.Source;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.git.Commit;
import dev.scorekeeper.git.CommitTree;
import dev.scorekeeper.git.Commits;
import dev.scorekeeper.json.layers.SnapshotSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Records a run for each commit of a line at which an input of the assessment is another than at
 * the commit before. Which commits were read before is for the log's own runs to say, so that it
 * may be interrupted anywhere, and repeated.
 *
 * <p>What is recorded follows from the commits, the settings and the rules, never from the machine:
 * a commit of which this repository lacks a part is left out, since another may hold it.
 */
final class Backfill {
  /** Facts that wait to be recorded in one transaction: a bound on memory and on lost work. */
  private static final int MOST_FACTS = 20_000;

  private final Environment environment;
  private final Commits commits;
  private final StreamId stream;
  private final Layout layout;
  private final Ruleset ruleset;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Instant> moments = new HashMap<>();
  private final Background<NamedFiles> recorded;

  /**
   * A backfill of a stream.
   *
   * @param history what is known, if anything; open until the backfill has run
   */
  Backfill(
      Environment environment,
      Commits commits,
      StreamId stream,
      Layout layout,
      Optional<History> history) {
    this.environment = environment;
    this.commits = commits;
    this.stream = stream;
    this.layout = layout;
    this.ruleset = Ruleset.of(layout);
    List<Sighting> sightings =
        history.isPresent() ? history.get().sightings(stream.project()) : List.of();
    for (Sighting sighting : sightings) {
      known.add(sighting.run().hex());
      moments.putIfAbsent(sighting.revision(), sighting.at());
    }
    // What is asked of the history only once the commits are found is asked while they are.
    recorded =
        Background.begin(
            "history",
            () ->
                sightings.isEmpty()
                    ? NamedFiles.NONE
                    : NamedFiles.of(history.orElseThrow(), stream, ruleset));
  }

  /**
   * Which of the commits that are due are recorded.
   *
   * @param since none that was before
   * @param until none that was after
   * @param most at most so many, the newest
   */
  record Filter(Instant since, Instant until, int most) {
    static final Filter ALL = new Filter(Instant.MIN, Instant.MAX, Integer.MAX_VALUE);

    boolean takes(Commit commit) {
      return !commit.at().isBefore(since) && !commit.at().isAfter(until);
    }
  }

  /**
   * What became of the commits.
   *
   * @param commits how many there are in the line
   * @param due at how many of them the inputs changed
   * @param recorded runs that are in the history now and were not before; on a dry run those that
   *     would be
   * @param leftOut how many commits could not be judged, since the repository lacks a part of them
   * @param lacks the first part that it lacks
   */
  record Report(
      int commits, int due, List<Recorded> recorded, int leftOut, Optional<String> lacks) {
    /** How many of the recorded runs have a layer that cannot be read. */
    int unreadable() {
      int unreadable = 0;
      for (Recorded run : recorded) {
        unreadable += run.outcome().equals(Optional.of(Outcome.UNREADABLE)) ? 1 : 0;
      }
      return unreadable;
    }
  }

  /**
   * A commit that was recorded.
   *
   * @param outcome empty on a dry run
   */
  record Recorded(Commit commit, Optional<Outcome> outcome) {}

  /**
   * Reads the line of commits that ends with one.
   *
   * @param history asked for when there is something to record; empty when nothing shall be
   */
  Report run(String tip, Filter filter, Optional<Supplier<History>> history) {
    List<Commit> line;
    Changes changes;
    try (Changes.Search search =
        new Changes.Search(commits, layout, recorded, moments::containsKey)) {
      line = line(tip, search);
      try (ProgressLine progress = new ProgressLine(environment, "comparing commits:")) {
        changes = search.changes(progress);
      }
    }
    Set<String> due = new HashSet<>(changes.commits());
    List<Commit> missing = new ArrayList<>();
    for (Commit commit : line) {
      if (due.contains(commit.revision()) && filter.takes(commit) && !isKnown(commit)) {
        missing.add(commit);
      }
    }
    missing = missing.subList(Math.max(0, missing.size() - filter.most()), missing.size());
    Recording recording = new Recording(history, changes);
    try (ProgressLine progress = new ProgressLine(environment, "reading commits:")) {
      recording.run(missing, progress);
    }
    return new Report(
        line.size(),
        changes.commits().size(),
        recording.recorded,
        recording.leftOut,
        recording.lacks);
  }

  /** Finds the commits of a line, the oldest first, and lets them be compared meanwhile. */
  private List<Commit> line(String tip, Changes.Search search) {
    int[] found = {0};
    try (ProgressLine progress = new ProgressLine(environment, "finding commits:")) {
      return commits.line(
          tip,
          revision -> Optional.ofNullable(moments.get(revision)),
          step -> {
            search.take(step);
            found[0]++;
            progress.show(found[0], found[0]);
          });
    }
  }

  private boolean isKnown(Commit commit) {
    return recorded.get().revisions().contains(commit.revision())
        || known.contains(RunId.ofCommit(stream, commit.revision(), ruleset).hex());
  }

  /** The reading of commits and the recording of what they say, in batches. */
  private final class Recording {
    private final Optional<Supplier<History>> history;
    private final SnapshotSeries series = new SnapshotSeries(layout);
    private final List<CompletedRun> waiting = new ArrayList<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private int waitingFacts;
    private int leftOut;
    private Optional<String> lacks;

    Recording(Optional<Supplier<History>> history, Changes changes) {
      this.history = history;
      this.leftOut = changes.leftOut();
      this.lacks = changes.lacks();
    }

    void run(List<Commit> missing, ProgressLine progress) {
      int done = 0;
      for (Commit commit : missing) {
        if (history.isPresent()) {
          read(commit);
        } else {
          recorded.add(new Recorded(commit, Optional.empty()));
        }
        progress.pace(++done, missing.size());
      }
      flush();
    }

    private void read(Commit commit) {
      CommitTree tree = commits.tree(commit);
      Facts facts = Facts.of(Assessment.of(series.snapshot(tree)));
      if (tree.lacks().isPresent()) {
        leftOut++;
        lacks = lacks.or(tree::lacks);
        return;
      }
      recorded.add(new Recorded(commit, Optional.of(facts.outcome())));
      waiting.add(
          new CompletedRun(
              new Run(
                  RunId.ofCommit(stream, commit.revision(), ruleset),
                  stream,
                  ruleset,
                  Source.GIT,
                  Optional.of(commit.revision()),
                  commit.at(),
                  environment.clock().instant()),
              facts));
      waitingFacts += facts.values().size();
      if (waitingFacts >= MOST_FACTS) {
        flush();
      }
    }

    private void flush() {
      if (!waiting.isEmpty()) {
        history.orElseThrow().get().recordAll(waiting);
        waiting.clear();
        waitingFacts = 0;
      }
    }
  }
}
