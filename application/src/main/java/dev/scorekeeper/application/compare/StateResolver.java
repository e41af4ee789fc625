package dev.scorekeeper.application.compare;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.statereference.Lineage;
import dev.scorekeeper.application.statereference.Names;
import dev.scorekeeper.application.statereference.Names.Meaning;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the states that references mean. A commit that no run recorded is assessed on the spot, by
 * the workspace's present settings.
 */
public final class StateResolver implements AutoCloseable {
  /** Of more runs of one revision the last recorded ones are looked at. */
  private static final int MANY = 100;

  private final OpenWorkspace workspace;
  private final Snapshots snapshots;
  private final Clock clock;
  private final StreamId stream;
  private final Optional<History> history;
  private final Ruleset ruleset;
  private final Names names;

  /**
   * Finds states of a workspace.
   *
   * @param stream whose moments dates name, by any name that it has or had
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
    this.stream = history.isPresent() ? history.get().stream(stream).id() : stream;
    this.history = history;
    this.ruleset = workspace.ruleset();
    this.names = new Names(this.stream, history, workspace::commits);
  }

  /**
   * The state that somebody compares from; a day is its beginning.
   *
   * @throws HistoryException when the reference means none, or several
   */
  public PlanState from(Reference reference) {
    return reference instanceof Reference.OfTime time
        ? upTo(time.moment(clock.instant()))
        : find(reference);
  }

  /**
   * The state that somebody compares up to; a day counts whole.
   *
   * @throws HistoryException when the reference means none, or several
   */
  public PlanState upTo(Reference reference) {
    return reference instanceof Reference.OfTime time
        ? upTo(time.end(clock.instant()))
        : find(reference);
  }

  private PlanState upTo(Instant moment) {
    return at(moment).orElseThrow(() -> nothingUpTo(moment));
  }

  private PlanState find(Reference reference) {
    if (reference instanceof Reference.Worktree) {
      return worktree();
    }
    Meaning meaning = meaning(reference);
    return meaning instanceof Meaning.OfRun run
        ? of(run.run())
        : ofRevision(((Meaning.OfCommit) meaning).revision());
  }

  private HistoryException nothingUpTo(Instant moment) {
    String hint = "";
    if (history.isPresent()) {
      StreamHistory told = history.get().stream(stream);
      List<RecordedRun> moments = told.moments(Instant.EPOCH);
      if (!moments.isEmpty()) {
        hint =
            "; its first is of "
                + Times.brief(moments.get(0).at())
                + (told.knowsCommits() || workspace.tracked().isEmpty()
                    ? ""
                    : ", and scorekeeper backfill reads what was before");
      }
    }
    return new HistoryException(stream + " has no run up to " + Times.brief(moment) + hint);
  }

  private Meaning meaning(Reference reference) {
    return reference instanceof Reference.Fork fork
        ? new Meaning.OfCommit(names.meeting(fork))
        : names.meaning((Reference.Named) reference);
  }

  /**
   * The state that a run is compared with where somebody names it: of a commit that the run's does
   * not follow upon, the one where its branch left.
   *
   * @throws HistoryException when it is unavailable
   */
  Baseline baseline(Reference reference, Run run) {
    if (reference instanceof Reference.Worktree || reference instanceof Reference.OfTime) {
      return new Baseline(from(reference), Optional.empty());
    }
    Meaning meaning = meaning(reference);
    if (meaning instanceof Meaning.OfRun recorded) {
      return new Baseline(of(recorded.run()), Optional.empty());
    }
    String named = ((Meaning.OfCommit) meaning).revision();
    if (reference instanceof Reference.Fork fork) {
      String branch = fork.other().equals(Reference.HEAD) ? "this branch" : fork.other();
      return new Baseline(ofRevision(named), Optional.of(left(named, branch, fork.one())));
    }
    if (run.revision().isEmpty()) {
      return new Baseline(ofRevision(named), Optional.empty());
    }
    if (note(named).isEmpty()) {
      throw new HistoryException(
          "commit " + named + " is not in this repository, so its merge base is unknown; fetch it");
    }
    String base = names.lineage().base(named, run.revision().get());
    return new Baseline(
        ofRevision(base),
        base.equals(named)
            ? Optional.empty()
            : Optional.of(left(base, "this branch", reference.text())));
  }

  private static String left(String base, String branch, String trunk) {
    return "Compared with " + Commit.brief(base) + ", where " + branch + " left " + trunk + ".";
  }

  /**
   * A run that tells what a reference means.
   *
   * @param at the commit that the reference means, where the run is of another one
   */
  public record Told(RecordedRun run, Optional<String> at) {}

  /**
   * The run that tells what a reference means: it itself, where the stream stood at a time or at
   * the end of a day, or of a commit its own, or else that of the nearest recorded one before it,
   * if that says the same. Empty where it is a name of nothing.
   *
   * @throws HistoryException when none was recorded, or the reference means several
   */
  public Optional<Told> run(Reference reference) {
    if (reference instanceof Reference.Worktree) {
      throw new InvalidRequestException(
          "the working tree is not a run; scorekeeper diff compares it with the last one");
    }
    if (reference instanceof Reference.OfTime time) {
      Instant moment = time.end(clock.instant());
      return Optional.of(
          new Told(
              history
                  .flatMap(known -> known.stream(stream).speaker(moment))
                  .orElseThrow(() -> nothingUpTo(moment)),
              Optional.empty()));
    }
    if (reference instanceof Reference.Named named
        && names.find(named).isEmpty()
        && !names.isCutOff(named)) {
      return Optional.empty();
    }
    Meaning meaning = meaning(reference);
    return Optional.of(
        meaning instanceof Meaning.OfRun run
            ? new Told(run.run(), Optional.empty())
            : told(((Meaning.OfCommit) meaning).revision()));
  }

  private Told told(String revision) {
    Optional<RecordedRun> own = bestRun(revision);
    if (own.isPresent()) {
      return new Told(own.get(), Optional.empty());
    }
    return read(revision)
        .flatMap(
            read ->
                unchangedSince(revision, read.tree())
                    .or(() -> sayingTheSame(revision, read.state().facts())))
        .map(run -> new Told(run, Optional.of(revision)))
        .orElseThrow(
            () ->
                new HistoryException(
                    "no run of commit "
                        + Commit.brief(revision)
                        + " was recorded, nor of one before it with the same result; record it"
                        + " with scorekeeper backfill, or show it with scorekeeper diff"));
  }

  /** The working tree. */
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
              .flatMap(past -> past.stream(recorded.stream()).assessedSpeaker(recorded.at()))
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
    return history
        .flatMap(known -> known.runs(recorded.stream().project()).facts(recorded.run().id()))
        .orElseThrow();
  }

  /**
   * The same state assessed by the present rules and settings; empty where it was not read from a
   * commit that is at hand.
   */
  public Optional<PlanState> byPresentRuleset(PlanState state) {
    if (state.ruleset().equals(ruleset)) {
      return Optional.of(state);
    }
    return state.isDraft() ? Optional.empty() : state.revision().flatMap(this::assessed);
  }

  /**
   * The state before a run's on the line of its commit, or for a draft that of its commit: the
   * nearest one that was recorded, or where none was the commit before. Empty where the line truly
   * begins with it.
   *
   * @throws HistoryException where nobody can know
   */
  Optional<Baseline> before(Run run) {
    String revision = run.revision().orElseThrow();
    Optional<Commits> opened = Optional.empty();
    String unknown = "the rest of its line is unknown here";
    try {
      opened = commits();
    } catch (HistoryException e) {
      unknown = String.valueOf(e.getMessage());
    }
    if (opened.isEmpty() || opened.get().note(revision).isEmpty()) {
      String why = unknown;
      return Optional.of(
          acrossAGap(run, why)
              .orElseThrow(() -> new HistoryException("no earlier run is recorded, and " + why)));
    }
    Commits repository = opened.get();
    String end = revision;
    Optional<String> first =
        run.source() == Source.DRAFT ? Optional.of(revision) : repository.parent(revision);
    RecordedRevisions recorded = new RecordedRevisions();
    for (Optional<String> here = first; here.isPresent(); here = repository.parent(end)) {
      end = here.get();
      if (recorded.has(end)) {
        Optional<PlanState> state =
            bestRun(end)
                .map(this::of)
                .filter(PlanState::isReadable)
                .filter(known -> byPresentRuleset(known).filter(PlanState::isReadable).isPresent());
        if (state.isPresent()) {
          return Optional.of(new Baseline(state.get(), Optional.empty()));
        }
      }
    }
    boolean cut = repository.isCut(end);
    if (cut) {
      Optional<Baseline> across = acrossAGap(run, "this clone ends before its commit");
      if (across.isPresent()) {
        return across;
      }
    }
    for (Optional<String> here = first; here.isPresent(); here = repository.parent(here.get())) {
      Optional<PlanState> state = assessed(here.get()).filter(PlanState::isReadable);
      if (state.isPresent()) {
        return Optional.of(new Baseline(state.get(), Optional.empty()));
      }
    }
    if (first.isPresent() && workspace.hasAnotherPlan(repository.tree(first.get()))) {
      throw new HistoryException(
          "commit "
              + Commit.brief(first.get())
              + " has a plan with its own settings and none with the present ones, so there is"
              + " nothing to compare with; the next commit is compared with this one");
    }
    if (cut) {
      throw new HistoryException(
          "no earlier run is recorded, and this clone ends before a commit to compare with; "
              + Lineage.FETCH_MORE);
    }
    return Optional.empty();
  }

  /** The nearest run of the stream that may be below where the line is not known any more. */
  private Optional<Baseline> acrossAGap(Run run, String why) {
    Instant before = run.observedAt();
    while (history.isPresent()) {
      Optional<RecordedRun> speaker =
          history.get().stream(run.stream()).assessedSpeaker(before.minusMillis(1));
      if (speaker.isEmpty()) {
        return Optional.empty();
      }
      before = speaker.get().at();
      if (speaker.get().run().revision().filter(this::isHere).isEmpty()) {
        return Optional.of(
            new Baseline(
                of(speaker.get()),
                Optional.of("Compared with the last run that was recorded before: " + why + ".")));
      }
    }
    return Optional.empty();
  }

  /** A commit that is here and was not passed is not on the line. */
  private boolean isHere(String revision) {
    try {
      return note(revision).isPresent();
    } catch (HistoryException e) {
      return false;
    }
  }

  /** Which commits the history has runs of. */
  private final class RecordedRevisions {
    /** The next commits are mostly known; of more of them all are asked for at once. */
    private static final int FEW = 64;

    private int asked;
    private Set<String> all = Set.of();

    boolean has(String revision) {
      if (history.isEmpty()) {
        return false;
      }
      if (asked < FEW) {
        asked++;
        return history.get().runs().observedAt(stream.project(), revision).isPresent();
      }
      if (asked == FEW) {
        asked++;
        all = new HashSet<>();
        for (StreamId other : history.get().streams(stream.project())) {
          for (RecordedRun run : history.get().stream(other).ofCommits()) {
            run.run().revision().ifPresent(all::add);
          }
        }
      }
      return all.contains(revision);
    }
  }

  /** Whether the state is that of its stream at its moment. */
  boolean speaks(PlanState state) {
    return state.run().isPresent()
        && state
            .run()
            .equals(
                history.flatMap(
                    known -> known.stream(state.run().get().stream()).speaker(state.at())));
  }

  /**
   * The state of a commit: as a run of it says, or of the nearest commit before it where nothing
   * changed since, or as it is assessed on the spot.
   */
  PlanState ofRevision(String revision) {
    return knowing(found(revision));
  }

  private PlanState found(String revision) {
    Optional<RecordedRun> recorded = bestRun(revision);
    if (recorded.isPresent() && isByPresentRuleset(recorded.get())) {
      return isOwn(recorded.get())
          ? of(recorded.get())
          : unchangedOnTheLine(revision).orElseGet(() -> of(recorded.get()));
    }
    Optional<Reading> reading = read(revision);
    if (reading.isPresent()) {
      Optional<RecordedRun> below =
          recorded.isPresent() ? Optional.empty() : unchangedSince(revision, reading.get().tree());
      return below.isPresent() ? of(below.get()).unchangedAt(revision) : reading.get().state();
    }
    return recorded
        .map(this::of)
        .orElseThrow(
            () ->
                new HistoryException(
                    "commit "
                        + revision
                        + " is not in this repository, and no run of it is recorded"));
  }

  /**
   * The state of a commit that another branch recorded, as the stream that is asked knows it by a
   * commit before; empty where it does not, or the commit cannot be read.
   */
  private Optional<PlanState> unchangedOnTheLine(String revision) {
    try {
      return read(revision)
          .flatMap(reading -> unchangedSince(revision, reading.tree()))
          .filter(this::isOwn)
          .map(run -> of(run).unchangedAt(revision));
    } catch (HistoryException e) {
      return Optional.empty();
    }
  }

  private boolean isByPresentRuleset(RecordedRun run) {
    return run.run().ruleset().equals(ruleset);
  }

  /** Whether the run's past is that of the stream that is asked. */
  private boolean isOwn(RecordedRun run) {
    return run.stream().equals(stream);
  }

  /** The run of the nearest commit before one that has any, if that says the same. */
  private Optional<RecordedRun> sayingTheSame(String revision, Facts facts) {
    Commits repository = commits().orElseThrow();
    RecordedRevisions recorded = new RecordedRevisions();
    Optional<String> here = repository.parent(revision);
    while (here.isPresent()) {
      Optional<RecordedRun> run = recorded.has(here.get()) ? bestRun(here.get()) : Optional.empty();
      if (run.isPresent()) {
        return run.filter(found -> facts(found).equals(facts));
      }
      here = repository.parent(here.get());
    }
    return Optional.empty();
  }

  /**
   * The run of the nearest commit before one, from which on no input changed: of this stream, or of
   * another where this has none.
   */
  private Optional<RecordedRun> unchangedSince(String revision, CommitTree read) {
    Commits repository = commits().orElseThrow();
    Optional<CommitTree> same = history.isPresent() ? Optional.of(read) : Optional.empty();
    Optional<RecordedRun> nearest = Optional.empty();
    String here = revision;
    while (same.isPresent()) {
      Optional<String> parent = repository.parent(here);
      CommitTree later = same.get();
      same = parent.flatMap(commit -> repository.tree(commit).answering(later));
      if (same.isPresent()) {
        here = parent.orElseThrow();
        Optional<RecordedRun> run = bestRun(here).filter(this::isByPresentRuleset);
        if (run.filter(this::isOwn).isPresent()) {
          return run;
        }
        nearest = nearest.or(() -> run);
      }
    }
    return nearest;
  }

  /**
   * The best run of a commit: no draft, by the present ruleset, of this stream, and of those the
   * one that is used for its moment: which read the commit itself, or the last recorded.
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
      if (best == null || ranks(run, best) > 0) {
        best = run;
      }
    }
    return Optional.ofNullable(best);
  }

  private int ranks(RecordedRun one, RecordedRun other) {
    int rank = Integer.compare(rank(one), rank(other));
    rank = rank != 0 ? rank : one.run().recordedAt().compareTo(other.run().recordedAt());
    return rank != 0 ? rank : one.run().id().hex().compareTo(other.run().id().hex());
  }

  private int rank(RecordedRun run) {
    return (isByPresentRuleset(run) ? 4 : 0)
        + (isOwn(run) ? 2 : 0)
        + (run.run().source() == Source.GIT ? 1 : 0);
  }

  /** The state of a commit, read from git; empty where git does not have it. */
  private Optional<PlanState> assessed(String revision) {
    return read(revision).map(Reading::state);
  }

  /**
   * A commit's state as it was read.
   *
   * @param tree that was asked for all that the state follows from
   */
  record Reading(PlanState state, CommitTree tree) {}

  /** Reads a commit; empty where git does not have it. */
  Optional<Reading> read(String revision) {
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
                      + " cannot be assessed, because a part of it is missing here: "
                      + lacks);
            });
    return Optional.of(
        new Reading(
            new PlanState(
                Optional.empty(),
                Optional.of(revision),
                moment(revision).orElse(note.get().at()),
                ruleset,
                facts,
                facts),
            tree));
  }

  /** The state with what was known of domains at the commit, which may be more than it says. */
  private PlanState knowing(PlanState state) {
    Optional<Commits> repository = Optional.empty();
    if (state.known().outcome() == Outcome.UNREADABLE) {
      repository = commits().filter(known -> state.revision().flatMap(known::note).isPresent());
    }
    Optional<String> here = state.revision();
    while (repository.isPresent()) {
      here = here.flatMap(repository.get()::parent);
      if (here.isEmpty()) {
        return state;
      }
      String commit = here.get();
      Optional<Facts> known =
          recorded(commit)
              .or(() -> assessed(commit))
              .map(PlanState::known)
              .filter(facts -> facts.outcome() == Outcome.ASSESSED);
      if (known.isPresent()) {
        return state.knowing(known.get().withFindingsOf(state.facts()));
      }
    }
    return state;
  }

  /** When the state of a commit was observed, as a run says. */
  Optional<Instant> moment(String revision) {
    return names.observedAt(revision);
  }

  /** What the run of a commit by the present rules says, where one was recorded. */
  Optional<PlanState> recorded(String revision) {
    return bestRun(revision).filter(this::isByPresentRuleset).map(this::of);
  }

  /** What a commit says of itself, where git has it. */
  public Optional<CommitNote> note(String revision) {
    return names.note(revision);
  }

  /** The repository's commits; empty where there is none. */
  Optional<Commits> commits() {
    return names.commits();
  }

  @Override
  public void close() {
    names.close();
  }
}
