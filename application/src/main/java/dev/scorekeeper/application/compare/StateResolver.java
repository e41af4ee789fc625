package dev.scorekeeper.application.compare;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.PlanHistory;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the states that references mean. A commit that no run recorded is assessed on the spot, by
 * the workspace's present settings.
 */
public final class StateResolver implements AutoCloseable {
  /** Shorter beginnings of identities and hashes name nothing. */
  private static final int SHORTEST = 4;

  /** Nobody else's name begins with so many of the same digits. */
  private static final int SURE = 8;

  /** Of more runs of one revision the last recorded ones are looked at. */
  private static final int MANY = 100;

  private final OpenWorkspace workspace;
  private final Snapshots snapshots;
  private final Clock clock;
  private final StreamId stream;
  private final Optional<History> history;
  private final Ruleset ruleset;
  private Optional<Commits> commits = Optional.empty();
  private boolean lookedForCommits;

  /**
   * Finds states of a workspace.
   *
   * @param stream whose moments dates name
   * @param history where runs are looked for, if there is one
   */
  public StateResolver(
      OpenWorkspace workspace,
      Snapshots snapshots,
      Clock clock,
      StreamId stream,
      Optional<History> history) {
    this.workspace = workspace;
    this.snapshots = snapshots;
    this.clock = clock;
    this.stream = stream;
    this.history = history;
    this.ruleset = workspace.ruleset();
  }

  /**
   * The state that a reference means.
   *
   * @throws HistoryException when it means none, or several
   */
  public PlanState find(Reference reference) {
    if (reference instanceof Reference.Worktree) {
      return worktree();
    }
    if (reference instanceof Reference.At at) {
      return at(at.moment())
          .orElseThrow(
              () ->
                  new HistoryException(
                      "nothing is recorded of " + stream + " up to " + Times.exact(at.moment())));
    }
    return named(((Reference.Named) reference).name());
  }

  private PlanState named(String name) {
    List<RecordedRun> runs = runsOfId(name);
    if (runs.size() == 1 && name.length() >= SURE) {
      return of(runs.get(0));
    }
    Set<String> revisions = revisions(name);
    if (runs.size() + revisions.size() > 1) {
      throw ambiguous(name, runs, revisions);
    }
    if (runs.size() == 1) {
      return of(runs.get(0));
    }
    if (revisions.isEmpty()) {
      throw new HistoryException(
          "'"
              + name
              + "' names no run of this history, no commit of this repository and no date; see"
              + " scorekeeper log, or fetch the commit");
    }
    return ofRevision(revisions.iterator().next());
  }

  /** The run of a name, as it was recorded. */
  public Optional<RecordedRun> run(String name) {
    List<RecordedRun> runs = runsOfId(name);
    Set<String> revisions = runs.size() == 1 && name.length() >= SURE ? Set.of() : revisions(name);
    if (runs.size() + revisions.size() > 1) {
      throw ambiguous(name, runs, revisions);
    }
    if (runs.size() == 1) {
      return Optional.of(runs.get(0));
    }
    return revisions.stream().findFirst().flatMap(this::bestRun);
  }

  /** The files as they lie. */
  public PlanState worktree() {
    Facts facts = Facts.of(Assessment.of(workspace.snapshot()));
    return new PlanState(
        Optional.empty(), Optional.empty(), clock.instant(), ruleset, facts, facts);
  }

  /** Where the stream stood at a moment, drafts aside. */
  public Optional<PlanState> at(Instant moment) {
    return history.flatMap(known -> known.stream(stream).speaker(moment)).map(this::of);
  }

  /** Where the stream stands; empty where it has no moments. */
  public Optional<PlanState> last() {
    return history.flatMap(known -> known.stream(stream).last()).map(this::of);
  }

  /** The state that a run recorded. */
  public PlanState of(RecordedRun recorded) {
    Facts facts = facts(recorded);
    Facts known = facts;
    if (facts.outcome() == Outcome.UNREADABLE) {
      known =
          history
              .flatMap(past -> past.stream(recorded.run().stream()).assessedSpeaker(recorded.at()))
              .map(last -> facts(last).withFindingsOf(facts))
              .orElse(facts);
    }
    return new PlanState(
        Optional.of(recorded),
        recorded.run().revision(),
        recorded.at(),
        recorded.run().ruleset(),
        facts,
        known);
  }

  private Facts facts(RecordedRun recorded) {
    return history.flatMap(known -> known.runs().facts(recorded.run().id())).orElseThrow();
  }

  /**
   * The same state assessed by the present rules and settings; empty where it was not read from a
   * commit that is at hand.
   */
  public Optional<PlanState> byPresentRuleset(PlanState state) {
    if (state.ruleset().equals(ruleset)) {
      return Optional.of(state);
    }
    boolean committed = state.run().filter(run -> run.run().source() == Source.DRAFT).isEmpty();
    return committed ? state.revision().flatMap(this::assessed) : Optional.empty();
  }

  /**
   * The last readable state of the commits before a run's, or for a draft of its own commit on;
   * empty where there is none.
   *
   * @throws HistoryException where the clone ends before it has one
   */
  public Optional<PlanState> committedBefore(Run run) {
    Optional<Commits> repository = commits();
    if (repository.isEmpty() || run.revision().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> commit = run.revision();
    if (run.source() != Source.DRAFT) {
      commit = parent(repository.get(), commit.get());
    }
    for (int i = 0; i < MANY && commit.isPresent(); i++) {
      Optional<PlanState> state = assessed(commit.get()).filter(PlanState::isReadable);
      if (state.isPresent()) {
        return state;
      }
      commit = parent(repository.get(), commit.get());
    }
    if (commit.isEmpty() && repository.get().isShallow()) {
      throw new HistoryException(
          "no earlier run is recorded, and this clone ends before a commit to compare with; fetch"
              + " more of it (in CI: a deeper checkout)");
    }
    return Optional.empty();
  }

  private static Optional<String> parent(Commits repository, String commit) {
    return repository.find(commit + "^");
  }

  /** What is different from one state to another, and what became of the plan on the way. */
  public Difference difference(PlanState from, PlanState to) {
    return Difference.of(ledger(from, to), from.known(), to.facts());
  }

  private Ledger ledger(PlanState from, PlanState to) {
    StreamId lived = from.run().map(run -> run.run().stream()).orElse(stream);
    if (speaks(from)
        && speaks(to)
        && from.at().isBefore(to.at())
        && to.run().filter(run -> run.run().stream().equals(lived)).isPresent()) {
      return Ledger.of(history.orElseThrow().stream(lived).domainSpans(), from.at(), to.at());
    }
    PlanHistory lives = PlanHistory.UNKNOWN;
    Instant start = from.at();
    Instant last = start;
    Cause cause = from.ruleset().equals(to.ruleset()) ? Cause.CHANGE : Cause.RULESET;
    if (speaks(from) && isWorktree(to) && lived.equals(stream)) {
      // The files go on from where the stream stands, and that is known as well.
      PlanState now = last().orElseThrow();
      lives = PlanHistory.at(now.at(), history.orElseThrow().stream(stream).domainSpans());
      last = now.at();
      cause = now.ruleset().equals(to.ruleset()) ? Cause.CHANGE : Cause.RULESET;
    } else {
      Optional<RecordedRun> anchor =
          history.flatMap(known -> known.stream(lived).assessedSpeaker(from.at()));
      if (anchor.isPresent()) {
        Instant anchored = anchor.get().at();
        lives = PlanHistory.at(anchored, history.orElseThrow().stream(lived).domainSpans());
        start = anchored.isBefore(start) ? start : anchored.plusMillis(1);
      }
      lives = lives.then(start, from.known(), cause);
      last = start;
    }
    Instant end = to.at().isAfter(last) ? to.at() : last.plusMillis(1);
    return Ledger.of(lives.then(end, to.known(), cause).spans(), start, end);
  }

  private static boolean isWorktree(PlanState state) {
    return state.run().isEmpty() && state.revision().isEmpty();
  }

  /** Whether the state is that of its stream at its moment. */
  private boolean speaks(PlanState state) {
    return state.run().isPresent()
        && state
            .run()
            .equals(
                history.flatMap(
                    known -> known.stream(state.run().get().run().stream()).speaker(state.at())));
  }

  private List<RecordedRun> runsOfId(String name) {
    return history.isPresent() && name.length() >= SHORTEST && Digest.isHex(name, name.length())
        ? history.get().runs().byIdPrefix(name, 3)
        : List.of();
  }

  /** The commits of a name: the one that git knows, or those of runs. */
  private Set<String> revisions(String name) {
    Optional<String> known = commits().flatMap(repository -> repository.find(name));
    if (known.isPresent()) {
      return Set.of(known.get());
    }
    Set<String> revisions = new TreeSet<>();
    if (history.isPresent() && name.length() >= SHORTEST) {
      for (RecordedRun run : history.get().runs().byRevisionPrefix(stream.project(), name, MANY)) {
        run.run().revision().ifPresent(revisions::add);
      }
    }
    return revisions;
  }

  private PlanState ofRevision(String revision) {
    Optional<RecordedRun> recorded = bestRun(revision);
    if (recorded.isPresent() && recorded.get().run().ruleset().equals(ruleset)) {
      return of(recorded.get());
    }
    return assessed(revision)
        .or(() -> recorded.map(this::of))
        .orElseThrow(
            () ->
                new HistoryException(
                    "commit "
                        + revision
                        + " is not in this repository, and no run of it is recorded"));
  }

  /**
   * The run that speaks best for a commit: no draft, by the present ruleset, of this stream, the
   * last recorded.
   */
  private Optional<RecordedRun> bestRun(String revision) {
    List<RecordedRun> runs = new ArrayList<>();
    if (history.isPresent()) {
      for (RecordedRun run :
          history.get().runs().byRevisionPrefix(stream.project(), revision, MANY)) {
        if (run.run().revision().equals(Optional.of(revision))
            && run.run().source() != Source.DRAFT) {
          runs.add(run);
        }
      }
    }
    RecordedRun best = null;
    for (RecordedRun run : runs) {
      if (best == null || rank(run) > rank(best)) {
        best = run;
      }
    }
    return Optional.ofNullable(best);
  }

  private int rank(RecordedRun run) {
    return (run.run().ruleset().equals(ruleset) ? 2 : 0)
        + (run.run().stream().equals(stream) ? 1 : 0);
  }

  /** The state of a commit, read from git; empty where git does not have it. */
  private Optional<PlanState> assessed(String revision) {
    Optional<CommitNote> note = note(revision);
    if (note.isEmpty()) {
      return Optional.empty();
    }
    CommitTree tree = commits().orElseThrow().tree(revision);
    Facts facts =
        Facts.of(
            Assessment.of(
                snapshots.read(tree, workspace.settings().layout(), ProgressListener.NONE)));
    tree.lacks()
        .ifPresent(
            lacks -> {
              throw new HistoryException(
                  "commit "
                      + revision
                      + " cannot be assessed, since not all of it is here: "
                      + lacks);
            });
    Instant at =
        history
            .flatMap(known -> known.runs().observedAt(stream.project(), revision))
            .orElse(note.get().at());
    return Optional.of(
        new PlanState(Optional.empty(), Optional.of(revision), at, ruleset, facts, facts));
  }

  /** What a commit says of itself, where git has it. */
  public Optional<CommitNote> note(String revision) {
    return commits().flatMap(repository -> repository.note(revision));
  }

  private Optional<Commits> commits() {
    if (!lookedForCommits) {
      lookedForCommits = true;
      try {
        commits = workspace.commits();
      } catch (CommitsException e) {
        throw new HistoryException(String.valueOf(e.getMessage()), e);
      }
    }
    return commits;
  }

  private static HistoryException ambiguous(
      String name, List<RecordedRun> runs, Set<String> revisions) {
    List<String> candidates = new ArrayList<>();
    runs.forEach(run -> candidates.add("run " + run.run().id()));
    revisions.forEach(revision -> candidates.add("commit " + revision));
    return new HistoryException(
        "'" + name + "' could be " + String.join(", ", candidates) + "; write more of it");
  }

  @Override
  public void close() {
    commits.ifPresent(Commits::close);
  }
}
