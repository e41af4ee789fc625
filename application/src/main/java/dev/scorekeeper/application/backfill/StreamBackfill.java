package dev.scorekeeper.application.backfill;

import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Records a run for each commit of a line at which an input of the assessment is another than at
 * the commit before. Which commits were read before is for the log's own runs to say, so that it
 * may be interrupted anywhere, and repeated.
 *
 * <p>What is recorded follows from the commits, the settings and the rules, never from the machine:
 * a commit of which this repository lacks a part is left out, since another may hold it.
 */
final class StreamBackfill {
  /** Facts that wait to be recorded in one transaction: a bound on memory and on lost work. */
  private static final int MOST_FACTS = 50_000;

  /** Facts whose digest is worth another thread. */
  private static final int WORTH_HELP = 500;

  private final Commits commits;
  private final StreamId stream;
  private final Layout layout;
  private final BooleanSupplier begun;
  private final Snapshots snapshots;
  private final Clock clock;
  private final Listener listener;
  private final Ruleset ruleset;
  private final Optional<History> history;
  private final Map<String, CommitFact> facts;

  /** The stream's runs of commits by revision. */
  private final Map<String, List<RecordedRun>> runs = new HashMap<>();

  private final Deferred<KnownInputs> recorded;

  /**
   * A backfill of a stream.
   *
   * @param begun whether there is a workspace: else commits without a plan leave no history
   * @param history what is known, if anything; open until the backfill has run
   */
  StreamBackfill(
      Commits commits,
      StreamId stream,
      Layout layout,
      BooleanSupplier begun,
      Snapshots snapshots,
      Clock clock,
      Listener listener,
      Optional<History> history) {
    this.commits = commits;
    this.stream = stream;
    this.layout = layout;
    this.begun = begun;
    this.snapshots = snapshots;
    this.clock = clock;
    this.listener = listener;
    this.ruleset = Ruleset.of(layout);
    this.history = history;
    this.facts = history.isPresent() ? history.get().runs().commits(stream.project()) : Map.of();
    List<RecordedRun> seen =
        history.isPresent() ? history.get().stream(stream).ofCommits() : List.of();
    for (RecordedRun one : seen) {
      runs.computeIfAbsent(one.run().revision().orElseThrow(), any -> new ArrayList<>()).add(one);
    }
    // What is asked of the history only once the commits are found is asked while they are.
    recorded =
        Deferred.begin(
            "history",
            () ->
                // Of evidence that is looked for, runs do not tell all that was.
                seen.isEmpty() || layout.evidence() instanceof Evidence.Existing
                    ? KnownInputs.NONE
                    : KnownInputs.of(history.orElseThrow().stream(stream), ruleset));
  }

  /**
   * Reads the line of commits that ends with one.
   *
   * @param log asked for when there is something to record; empty when nothing shall be
   */
  BackfillReport run(String tip, CommitFilter filter, Optional<Supplier<RunLog>> log) {
    List<Commit> line;
    ChangedCommits changes;
    try (ChangedCommits.Search search =
        new ChangedCommits.Search(
            commits, () -> snapshots.series(layout), recorded, runs::containsKey)) {
      line = line(tip, search);
      try (Listener.Stage progress = listener.begin(Work.COMPARING_COMMITS)) {
        changes = search.changes(progress);
      }
    }
    Set<String> due = new HashSet<>(changes.commits());
    List<Commit> missing = new ArrayList<>();
    for (Commit commit : line) {
      boolean isDue = due.contains(commit.revision()) || isReadOtherwiseOnly(commit);
      if (isDue && filter.takes(commit) && !isKnown(commit)) {
        missing.add(commit);
      }
    }
    Optional<Commit> first =
        missing.size() < filter.most() ? root(line).filter(filter::takes) : Optional.empty();
    int older = Math.max(0, missing.size() - filter.most());
    missing = missing.subList(older, missing.size());
    Recording recording;
    try (Listener.Stage progress = listener.begin(Work.READING_COMMITS);
        Recorder recorder = new Recorder()) {
      recording = new Recording(log, recorder, changes, news(line), tip(line));
      recording.run(missing, hasPlan(line) ? Optional.empty() : first, progress);
    }
    return new BackfillReport(
        line.size(),
        changes.commits().size(),
        recording.recorded,
        older,
        recording.leftOut,
        recording.lacks);
  }

  /** Finds the commits of a line, the oldest first, and lets them be compared meanwhile. */
  private List<Commit> line(String tip, ChangedCommits.Search search) {
    int[] found = {0};
    try (Listener.Stage progress = listener.begin(Work.FINDING_COMMITS)) {
      return commits.line(
          tip,
          step -> {
            search.take(step);
            found[0]++;
            progress.show(found[0], found[0]);
          });
    }
  }

  /** Where a line that is here as a whole begins. */
  private static Optional<Commit> root(List<Commit> line) {
    return line.stream().findFirst().filter(commit -> commit.fact().parent().isEmpty());
  }

  /** Whether a commit of the line is known to have a plan that can be read. */
  private boolean hasPlan(List<Commit> line) {
    for (Commit commit : line) {
      for (RecordedRun run : runs.getOrDefault(commit.revision(), List.of())) {
        if (run.run().ruleset().equals(ruleset) && run.outcome() == Outcome.ASSESSED) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a run that read the commit itself is recorded. */
  private boolean isKnown(Commit commit) {
    if (recorded.get().revisions().contains(commit.revision())) {
      return true;
    }
    RunId own = RunId.ofCommit(stream, commit.revision(), ruleset);
    for (RecordedRun run : runs.getOrDefault(commit.revision(), List.of())) {
      if (run.run().id().equals(own)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a commit was read, though by no run of this ruleset. */
  private boolean isReadOtherwiseOnly(Commit commit) {
    List<RecordedRun> there = runs.getOrDefault(commit.revision(), List.of());
    for (RecordedRun run : there) {
      if (run.run().ruleset().equals(ruleset)) {
        return false;
      }
    }
    return !there.isEmpty();
  }

  /** Whether a live run of a commit says already what reading it says. */
  private boolean isSaid(Commit commit, Facts found) {
    for (RecordedRun run : runs.getOrDefault(commit.revision(), List.of())) {
      if (run.run().ruleset().equals(ruleset)
          && history
              .flatMap(known -> known.runs(run.stream().project()).facts(run.run().id()))
              .filter(found::equals)
              .isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean isSaid(BackfilledTip tip) {
    Optional<Stand> stand = history.flatMap(known -> known.stream(stream).stand());
    Set<String> spoken = new HashSet<>();
    runs.forEach(
        (revision, of) -> {
          if (!of.get(0).left()) {
            spoken.add(revision);
          }
        });
    return stand.isPresent() && tip.isSaid(stand.get(), spoken);
  }

  /** The stretches of the line of which the log knows nothing, the newest first. */
  private List<CommitLine> news(List<Commit> line) {
    List<CommitLine> news = new ArrayList<>();
    List<CommitFact> stretch = new ArrayList<>();
    for (int i = line.size() - 1; i >= 0; i--) {
      CommitFact fact = line.get(i).fact();
      CommitFact known = facts.get(fact.revision());
      if (known == null || !known.agreesWith(fact)) {
        stretch.add(fact);
      }
      if (!stretch.isEmpty() && (i == 0 || known != null)) {
        news.add(new CommitLine(stream.project(), stretch));
        stretch = new ArrayList<>();
      }
    }
    return news;
  }

  /** Where the branch stands, where it is a line. */
  private Optional<BackfilledTip> tip(List<Commit> line) {
    if (!stream.isLine() || line.isEmpty()) {
      return Optional.empty();
    }
    Map<String, CommitFact> commitsByName = new HashMap<>();
    for (Commit commit : line) {
      commitsByName.put(commit.revision(), commit.fact());
    }
    Instant now = clock.instant();
    String newest = line.get(line.size() - 1).revision();
    return Optional.of(
        new BackfilledTip(
            new Tip(stream, newest, ruleset, now, now),
            commitsByName,
            line.get(0).fact().parent().isEmpty()));
  }

  /** The reading of commits and the recording of what they say, in batches. */
  private final class Recording {
    private final Optional<Supplier<RunLog>> log;
    private final Recorder recorder;
    private final SnapshotSeries series = snapshots.series(layout);
    private List<CompletedRun> waiting = new ArrayList<>();
    private final List<BackfillReport.Recorded> recorded = new ArrayList<>();
    private final Optional<BackfilledTip> tip;
    private List<CommitLine> lines;
    private boolean knowsCommits =
        history.isPresent() && history.get().stream(stream).knowsCommits();
    private int waitingFacts;

    /** What was found last, which mostly stands for what is found next: that has its digest. */
    private Facts last = Facts.NONE;

    private boolean hasPlan;
    private int leftOut;
    private Optional<String> lacks;

    Recording(
        Optional<Supplier<RunLog>> log,
        Recorder recorder,
        ChangedCommits changes,
        List<CommitLine> lines,
        Optional<BackfilledTip> tip) {
      this.log = log;
      this.recorder = recorder;
      this.lines = lines;
      this.tip = tip;
      this.leftOut = changes.leftOut();
      this.lacks = changes.lacks();
    }

    /**
     * Reads and records.
     *
     * @param first where the line begins, if nothing is known on it that can be read: where nothing
     *     can be read at all, that is said there, so that it is said in one way
     */
    void run(List<Commit> missing, Optional<Commit> first, ProgressListener progress) {
      int done = 0;
      for (Commit commit : missing) {
        read(commit);
        progress.show(++done, missing.size());
      }
      if (!hasPlan
          && first.filter(root -> isNew(root, missing)).isPresent()
          && (!missing.isEmpty() || begun.getAsBoolean())
          && !isPlanForeseen()) {
        read(first.get());
      }
      // A plan that never was leaves no history.
      boolean planned = !waiting.isEmpty() || !recorded.isEmpty() || !runs.isEmpty();
      if (log.isPresent() && planned && isNews()) {
        recorder.recordHere(batch(tip));
      }
    }

    private boolean isNew(Commit commit, List<Commit> missing) {
      return !missing.contains(commit) && !isKnown(commit);
    }

    /** Whether a commit that a dry run did not read has a plan that can be read. */
    private boolean isPlanForeseen() {
      for (int i = recorded.size() - 1; i >= 0; i--) {
        if (recorded.get(i).outcome().isEmpty()
            && facts(commits.tree(recorded.get(i).commit())).outcome() == Outcome.ASSESSED) {
          return true;
        }
      }
      return false;
    }

    private Facts facts(CommitTree tree) {
      return Facts.of(Assessment.of(series.snapshot(tree)));
    }

    /** Whether the log does not say already all that is to be recorded. */
    private boolean isNews() {
      return !waiting.isEmpty()
          || !recorded.isEmpty()
          || !lines.isEmpty()
          || (tip.isPresent() && !isSaid(tip.get()));
    }

    private void read(Commit commit) {
      boolean dry = log.isEmpty();
      // What no run says is recorded whatever it is.
      if (dry && !(knowsCommits && runs.containsKey(commit.revision()))) {
        knowsCommits = true;
        recorded.add(new BackfillReport.Recorded(commit, Optional.empty()));
        return;
      }
      CommitTree tree = commits.tree(commit);
      Facts found = facts(tree);
      boolean isKnown = found.equals(last);
      Facts facts = isKnown ? last : found;
      if (tree.lacks().isPresent()) {
        leftOut++;
        lacks = lacks.or(tree::lacks);
        return;
      }
      hasPlan |= facts.outcome() == Outcome.ASSESSED;
      // One at least is recorded, which tells that commits were read.
      if (knowsCommits && isSaid(commit, facts)) {
        return;
      }
      knowsCommits = true;
      recorded.add(
          new BackfillReport.Recorded(
              commit, dry ? Optional.empty() : Optional.of(facts.outcome())));
      if (dry) {
        return;
      }
      if (!isKnown && facts.byKey().size() > WORTH_HELP) {
        // It is asked for when the run is recorded, and another thread may know it by then.
        Deferred.begin("digest", facts::digest);
      }
      last = facts;
      waiting.add(
          new CompletedRun(
              new Run(
                  RunId.ofCommit(stream, commit.revision(), ruleset),
                  stream,
                  ruleset,
                  Source.GIT,
                  Optional.of(commit.revision()),
                  commit.at(),
                  clock.instant()),
              facts));
      waitingFacts += facts.byKey().size();
      if (waitingFacts >= MOST_FACTS) {
        recorder.record(batch(Optional.empty()));
      }
    }

    /** The recording of all that waits, which waits no more. */
    private Supplier<Integer> batch(Optional<BackfilledTip> end) {
      List<CommitLine> news = lines;
      List<CompletedRun> found = waiting;
      lines = List.of();
      waiting = new ArrayList<>();
      waitingFacts = 0;
      return () -> log.orElseThrow().get().recordAll(news, found, end);
    }
  }
}
