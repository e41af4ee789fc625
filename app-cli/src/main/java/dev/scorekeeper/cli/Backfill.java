package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.Facts;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.Outcome;
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
import dev.scorekeeper.json.SnapshotSeries;
import dev.scorekeeper.json.SnapshotSeries.Inputs;
import java.time.Clock;
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

  private final Commits commits;
  private final StreamId stream;
  private final Layout layout;
  private final Ruleset ruleset;
  private final Clock clock;
  private final Set<RunId> known = new HashSet<>();
  private final Map<String, Instant> moments = new HashMap<>();
  private final SnapshotSeries series;

  private final List<CompletedRun> waiting = new ArrayList<>();
  private int waitingFacts;

  /**
   * A backfill of a stream.
   *
   * @param sightings what the history knows of the stream's project
   */
  Backfill(Commits commits, StreamId stream, Layout layout, List<Sighting> sightings, Clock clock) {
    this.commits = commits;
    this.stream = stream;
    this.layout = layout;
    this.ruleset = Ruleset.of(layout);
    this.clock = clock;
    this.series = new SnapshotSeries(layout);
    for (Sighting sighting : sightings) {
      known.add(sighting.run());
      moments.putIfAbsent(sighting.revision(), sighting.at());
    }
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
   * @param unreadable how many of these have a layer that cannot be read
   * @param leftOut how many commits could not be judged, since the repository lacks a part of them
   * @param lacks the first part that it lacks
   */
  record Report(
      int commits,
      int due,
      List<Recorded> recorded,
      int unreadable,
      int leftOut,
      Optional<String> lacks) {}

  /**
   * A commit that was recorded.
   *
   * @param outcome empty on a dry run
   */
  record Recorded(Commit commit, Optional<Outcome> outcome) {}

  /** Is told how far the work has come. */
  @FunctionalInterface
  interface Progress {
    void commits(int done, int of);
  }

  /**
   * Reads the line of commits that ends with one.
   *
   * @param history asked for when there is something to record; empty when nothing shall be
   */
  Report run(
      String tip, Filter filter, Optional<Supplier<? extends History>> history, Progress progress) {
    List<Commit> line =
        commits.line(
            tip,
            revision -> Optional.ofNullable(moments.get(revision)),
            found -> progress.commits(0, found));
    int passedOver = 0;
    if (filter.most() < Integer.MAX_VALUE) {
      Walk ahead = new Walk(line, filter, Optional.empty(), 0, progress);
      passedOver = Math.max(0, ahead.run().recorded().size() - filter.most());
    }
    return new Walk(line, filter, history, passedOver, progress).run();
  }

  /** One walk along a line. */
  private final class Walk {
    private final List<Commit> line;
    private final Filter filter;
    private final Optional<Supplier<? extends History>> history;
    private final Progress progress;
    private final List<Recorded> recorded = new ArrayList<>();
    private int toPassOver;
    private int due;
    private int unreadable;
    private int leftOut;
    private Optional<String> lacks = Optional.empty();

    /** The last tree that was asked, and its inputs, unless they are not known. */
    private Optional<CommitTree> earlier = Optional.empty();

    private Optional<Inputs> before = Optional.empty();
    private boolean begun;

    Walk(
        List<Commit> line,
        Filter filter,
        Optional<Supplier<? extends History>> history,
        int toPassOver,
        Progress progress) {
      this.line = line;
      this.filter = filter;
      this.history = history;
      this.toPassOver = toPassOver;
      this.progress = progress;
    }

    Report run() {
      int done = 0;
      for (Commit commit : line) {
        visit(commit);
        progress.commits(++done, line.size());
      }
      flush();
      return new Report(line.size(), due, recorded, unreadable, leftOut, lacks);
    }

    private void visit(Commit commit) {
      CommitTree tree = commits.tree(commit);
      Optional<CommitTree> same = earlier.flatMap(tree::answering);
      if (same.isPresent()) {
        earlier = same;
        return;
      }
      Inputs inputs = series.inputs(tree);
      earlier = Optional.of(tree);
      if (tree.lacks().isPresent()) {
        leaveOut(tree);
        before = Optional.empty();
        return;
      }
      begun = begun || !isAbsent(tree);
      boolean moved = begun && !before.equals(Optional.of(inputs));
      before = Optional.of(inputs);
      if (moved) {
        due(commit, tree);
      }
    }

    private boolean isAbsent(CommitTree tree) {
      return tree.read(layout.registry())
          instanceof dev.scorekeeper.domain.workspace.SourceTree.Missing;
    }

    private void leaveOut(CommitTree tree) {
      leftOut++;
      lacks = lacks.or(tree::lacks);
    }

    private void due(Commit commit, CommitTree tree) {
      due++;
      RunId id = RunId.ofCommit(stream, commit.revision(), ruleset);
      if (known.contains(id) || !filter.takes(commit)) {
        return;
      }
      if (toPassOver > 0) {
        toPassOver--;
      } else if (history.isEmpty()) {
        recorded.add(new Recorded(commit, Optional.empty()));
      } else {
        record(id, commit, tree);
      }
    }

    private void record(RunId id, Commit commit, CommitTree tree) {
      Facts facts = Facts.of(Assessment.of(series.snapshot(tree)));
      if (tree.lacks().isPresent()) {
        leaveOut(tree);
        return;
      }
      unreadable += facts.outcome() == Outcome.UNREADABLE ? 1 : 0;
      recorded.add(new Recorded(commit, Optional.of(facts.outcome())));
      waiting.add(
          new CompletedRun(
              new Run(
                  id,
                  stream,
                  ruleset,
                  Source.GIT,
                  Optional.of(commit.revision()),
                  commit.at(),
                  clock.instant()),
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
