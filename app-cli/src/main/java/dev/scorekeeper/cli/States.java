package dev.scorekeeper.cli;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Ruleset;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.Source;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.Lives;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.git.CommitTree;
import dev.scorekeeper.git.Commits;
import dev.scorekeeper.git.CommitsException;
import dev.scorekeeper.json.layers.SnapshotReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the states that words on a command line name: runs by their identity or its beginning,
 * commits as git names them, dates, and the files as they lie. A commit that no run recorded is
 * assessed on the spot, by the workspace's present settings.
 */
final class States implements AutoCloseable {
  /** The word for the files as they lie. */
  static final String WORKTREE = "worktree";

  /** Shorter beginnings of identities and hashes name nothing. */
  private static final int SHORTEST = 4;

  /** Nobody else's name begins with so many of the same digits. */
  private static final int SURE = 8;

  /** Of more runs of one revision the last recorded ones are looked at. */
  private static final int MANY = 100;

  private final Place place;
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
  States(Place place, StreamId stream, Optional<History> history) {
    this.place = place;
    this.stream = stream;
    this.history = history;
    this.ruleset = Ruleset.of(place.settings().layout());
  }

  /**
   * The state of a name.
   *
   * @throws HistoryException when the name names none, or several
   */
  State find(String name) {
    if (name.equals(WORKTREE)) {
      return worktree();
    }
    if (isDate(name)) {
      return on(name);
    }
    List<RecordedRun> runs = runsCalled(name);
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
  Optional<RecordedRun> run(String name) {
    List<RecordedRun> runs = runsCalled(name);
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
  State worktree() {
    Facts facts = Facts.of(Assessment.of(place.snapshot()));
    return new State(
        Optional.empty(),
        Optional.empty(),
        place.environment().clock().instant(),
        ruleset,
        facts,
        facts);
  }

  /** Where the stream stood at a moment, drafts aside. */
  Optional<State> at(Instant moment) {
    return history.flatMap(known -> known.speaker(stream, moment)).map(this::of);
  }

  /** The state that a run recorded. */
  State of(RecordedRun recorded) {
    Facts facts = facts(recorded);
    Facts known = facts;
    if (facts.outcome() == Outcome.UNREADABLE) {
      known =
          history
              .flatMap(
                  log -> log.assessedSpeaker(recorded.run().stream(), recorded.run().observedAt()))
              .map(last -> facts(last).withFindingsOf(facts))
              .orElse(facts);
    }
    return new State(
        Optional.of(recorded),
        recorded.run().revision(),
        recorded.run().observedAt(),
        recorded.run().ruleset(),
        facts,
        known);
  }

  private Facts facts(RecordedRun recorded) {
    return history.flatMap(log -> log.facts(recorded.run().id())).orElseThrow();
  }

  /**
   * The same state assessed by the present rules and settings; empty where it was not read from a
   * commit that is at hand.
   */
  Optional<State> byPresentRuleset(State state) {
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
  Optional<State> committedBefore(Run run) {
    Optional<Commits> repository = commits();
    if (repository.isEmpty() || run.revision().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> commit = run.revision();
    if (run.source() != Source.DRAFT) {
      commit = parent(repository.get(), commit.get());
    }
    for (int i = 0; i < MANY && commit.isPresent(); i++) {
      Optional<State> state = assessed(commit.get()).filter(State::isReadable);
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
  Difference difference(State from, State to) {
    return Difference.of(ledger(from, to), from.known(), to.facts());
  }

  private Ledger ledger(State from, State to) {
    StreamId lived = from.run().map(run -> run.run().stream()).orElse(stream);
    if (speaks(from)
        && speaks(to)
        && from.at().isBefore(to.at())
        && to.run().filter(run -> run.run().stream().equals(lived)).isPresent()) {
      return Ledger.of(history.orElseThrow().lives(lived), from.at(), to.at());
    }
    Lives lives = Lives.UNKNOWN;
    Instant start = from.at();
    Instant last = start;
    Cause cause = from.ruleset().equals(to.ruleset()) ? Cause.CHANGE : Cause.RULESET;
    if (speaks(from) && isWorktree(to) && lived.equals(stream)) {
      // The files go on from where the stream stands, and that is known as well.
      State now = at(Instant.MAX).orElseThrow();
      lives = Lives.at(now.at(), history.orElseThrow().lives(stream));
      last = now.at();
      cause = now.ruleset().equals(to.ruleset()) ? Cause.CHANGE : Cause.RULESET;
    } else {
      Optional<RecordedRun> anchor = history.flatMap(log -> log.assessedSpeaker(lived, from.at()));
      if (anchor.isPresent()) {
        Instant anchored = anchor.get().run().observedAt();
        lives = Lives.at(anchored, history.orElseThrow().lives(lived));
        start = anchored.isBefore(start) ? start : anchored.plusMillis(1);
      }
      lives = lives.then(start, from.known(), cause);
      last = start;
    }
    Instant end = to.at().isAfter(last) ? to.at() : last.plusMillis(1);
    return Ledger.of(lives.then(end, to.known(), cause).spans(), start, end);
  }

  private static boolean isWorktree(State state) {
    return state.run().isEmpty() && state.revision().isEmpty();
  }

  /** Whether the state is that of its stream at its moment. */
  private boolean speaks(State state) {
    return state.run().isPresent()
        && state
            .run()
            .equals(
                history.flatMap(log -> log.speaker(state.run().get().run().stream(), state.at())));
  }

  /** Whether a word is a day or a moment. */
  private static boolean isDate(String name) {
    if (name.length() < 10 || name.charAt(4) != '-' || name.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (i != 4 && i != 7 && !Character.isDigit(name.charAt(i))) {
        return false;
      }
    }
    return name.length() == 10 || name.charAt(10) == 'T';
  }

  private State on(String date) {
    Instant moment;
    try {
      moment =
          date.length() == 10
              ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(date).toInstant();
    } catch (DateTimeException e) {
      throw Options.usage(
          place.parsed(),
          "'"
              + date
              + "' is no date; write a day (2026-01-31) or a moment"
              + " (2026-01-31T12:00:00Z)");
    }
    return at(moment)
        .orElseThrow(
            () ->
                new HistoryException(
                    "nothing is recorded of " + stream + " up to " + Times.exact(moment)));
  }

  private List<RecordedRun> runsCalled(String name) {
    return history.isPresent() && isHex(name) && name.length() >= SHORTEST
        ? history.get().runsCalled(name, 3)
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
      for (RecordedRun run : history.get().runsOf(stream.project(), name, MANY)) {
        run.run().revision().ifPresent(revisions::add);
      }
    }
    return revisions;
  }

  private State ofRevision(String revision) {
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
      for (RecordedRun run : history.get().runsOf(stream.project(), revision, MANY)) {
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
  private Optional<State> assessed(String revision) {
    Optional<Commits.Note> note = note(revision);
    if (note.isEmpty()) {
      return Optional.empty();
    }
    CommitTree tree = commits().orElseThrow().tree(revision);
    Facts facts =
        Facts.of(
            Assessment.of(SnapshotReader.read(tree, place.settings().layout(), (read, of) -> {})));
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
        history.flatMap(log -> log.observedAt(stream.project(), revision)).orElse(note.get().at());
    return Optional.of(
        new State(Optional.empty(), Optional.of(revision), at, ruleset, facts, facts));
  }

  /** What a commit says of itself, where git has it. */
  Optional<Commits.Note> note(String revision) {
    return commits().flatMap(repository -> repository.note(revision));
  }

  private Optional<Commits> commits() {
    if (!lookedForCommits) {
      lookedForCommits = true;
      try {
        commits = Commits.around(place.root());
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

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    commits.ifPresent(Commits::close);
  }
}
