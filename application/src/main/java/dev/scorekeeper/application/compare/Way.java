package dev.scorekeeper.application.compare;

import dev.scorekeeper.application.compare.StateResolver.Reading;
import dev.scorekeeper.application.statereference.Lineage;
import dev.scorekeeper.application.statereference.Lineage.Relation;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.PlanHistory;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How one state came to be another one. Only between neighbours on a line anything happens, and
 * nothing lasted for a time whose beginning nobody saw.
 */
final class Way {
  private final OpenWorkspace workspace;
  private final StateResolver states;
  private final StreamId stream;
  private final Optional<History> history;

  Way(OpenWorkspace workspace, StateResolver states, StreamId stream, Optional<History> history) {
    this.workspace = workspace;
    this.states = states;
    this.stream = stream;
    this.history = history;
  }

  /**
   * A state that somebody named.
   *
   * @param word what it was called
   */
  record End(String word, PlanState state) {}

  /** A commit that a state is of, or that it follows upon as files that nobody committed. */
  private record Place(String commit, boolean isAbove) {}

  /** What became of the plan from one state to another, or where that is the older one back. */
  Comparison between(End first, End second) {
    Optional<Place> one = place(first.state());
    Optional<Place> other = place(second.state());
    Optional<Relation> relation = relation(first, one, second, other);
    if (isBackwards(first.state(), one, second.state(), other, relation)) {
      Comparison forward = forward(second, other, first, one, relation(second, other, first, one));
      return noted(forward, older(second.word(), first.word()));
    }
    return forward(first, one, second, other, relation);
  }

  /** Why a comparison begins with what was named last. */
  static String older(String last, String first) {
    return last + " is older than " + first + ": shown from " + last + " to " + first + ".";
  }

  /** The same with a note before its own. */
  static Comparison noted(Comparison comparison, String note) {
    return new Comparison(
        comparison.stream(),
        comparison.from(),
        comparison.to(),
        comparison.difference(),
        Optional.of(note + comparison.note().map(" "::concat).orElse("")));
  }

  private Optional<Place> place(PlanState state) {
    if (state.isWorktree()) {
      return workspace.tracked().flatMap(git -> git.revision()).map(head -> new Place(head, true));
    }
    return state.revision().map(commit -> new Place(commit, state.isDraft()));
  }

  /** How the commits lie to each other; empty where they are not here, or the stream tells all. */
  private Optional<Relation> relation(
      End first, Optional<Place> one, End second, Optional<Place> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    String from = one.get().commit();
    String to = other.get().commit();
    if (from.equals(to)) {
      return Optional.of(new Relation.Before(List.of()));
    }
    try {
      Optional<Commits> commits = states.commits();
      return commits.isPresent()
              && commits.get().note(from).isPresent()
              && commits.get().note(to).isPresent()
          ? Optional.of(new Lineage(commits.get()).relation(from, to))
          : Optional.empty();
    } catch (HistoryException e) {
      if (first.state().run().isEmpty() && second.state().run().isEmpty()) {
        throw e;
      }
      return Optional.empty(); // what is recorded is told also where the repository cannot be read
    }
  }

  private boolean isBackwards(
      PlanState first,
      Optional<Place> one,
      PlanState second,
      Optional<Place> other,
      Optional<Relation> relation) {
    if (relation.isEmpty()) {
      return first.isWorktree()
          ? !second.isWorktree()
          : !second.isWorktree()
              && first.run().isPresent()
              && second.run().isPresent()
              && first.run().get().stream().equals(second.run().get().stream())
              && second.at().isBefore(first.at());
    }
    boolean above = one.orElseThrow().isAbove();
    boolean otherAbove = other.orElseThrow().isAbove();
    if (relation.get() instanceof Relation.Before before && before.path().isEmpty()) {
      return above && (!otherAbove || (first.isWorktree() && !second.isWorktree()));
    }
    return relation.get() instanceof Relation.After && !otherAbove;
  }

  private Comparison forward(
      End first,
      Optional<Place> one,
      End second,
      Optional<Place> other,
      Optional<Relation> relation) {
    PlanState from = first.state();
    PlanState to = second.state();
    if (from.known().outcome() == Outcome.UNREADABLE) {
      throw new HistoryException(
          "no domain was assessed in " + from.place() + ", which cannot be read");
    }
    if (relation.isEmpty()) {
      return comparison(from, to, recorded(from, to).orElseGet(() -> ends(from, to)), "");
    }
    if (relation.get() instanceof Relation.Before before) {
      return comparison(
          from,
          to,
          one.orElseThrow().isAbove()
              ? ends(from, to)
              : along(from, before.path(), to, other.orElseThrow()),
          "");
    }
    if (relation.get() instanceof Relation.Parted parted) {
      return parted(first, parted.base(), second, other);
    }
    if (relation.get() instanceof Relation.After) {
      return parted(first, other.orElseThrow().commit(), second, other);
    }
    Optional<Ledger> known =
        relation.get() instanceof Relation.Unknown ? recorded(from, to) : Optional.empty();
    return known.isPresent()
        ? comparison(from, to, known.get(), "")
        : comparison(from, to, ends(from, to), onlyTheEnds(relation.get(), first, second));
  }

  private static String onlyTheEnds(Relation relation, End first, End second) {
    if (relation instanceof Relation.Merged) {
      return first.word()
          + " was merged into "
          + second.word()
          + " from another branch: only the two ends are compared.";
    }
    String both = first.word() + " and " + second.word();
    return relation instanceof Relation.Strange
        ? both + " have no commit in common: only the two ends are compared."
        : "This clone ends before "
            + both
            + " meet: only the two ends are compared; "
            + Lineage.FETCH_MORE
            + ".";
  }

  /** From where the two parted. */
  private Comparison parted(End first, String base, End second, Optional<Place> other) {
    End fork = new End(Commit.brief(base), states.ofRevision(base));
    Comparison since =
        forward(
            fork,
            place(fork.state()),
            second,
            other,
            Optional.of(
                new Lineage(states.commits().orElseThrow())
                    .relation(base, other.orElseThrow().commit())));
    return noted(
        since,
        "Shown from "
            + Commit.brief(base)
            + ", where "
            + (second.state().isWorktree() ? "the branch that is checked out" : second.word())
            + " left "
            + first.word()
            + ".");
  }

  private Comparison comparison(PlanState from, PlanState to, Ledger ledger, String note) {
    return new Comparison(
        stream,
        from,
        to,
        Difference.of(ledger, from.known(), to.facts()),
        note.isEmpty() ? Optional.empty() : Optional.of(note));
  }

  /** What a stream tells of the way between two of its moments; empty where it does not know it. */
  private Optional<Ledger> recorded(PlanState from, PlanState to) {
    if (!states.speaks(from)) {
      return Optional.empty();
    }
    StreamId lived = from.run().orElseThrow().stream();
    if (to.isWorktree() && lived.equals(stream)) {
      PlanState last = states.last().orElseThrow();
      return Optional.of(
          files(
              PlanHistory.at(last.at(), history.orElseThrow().stream(stream).domainSpans()),
              last,
              to,
              from));
    }
    return states.speaks(to)
            && !to.at().isBefore(from.at())
            && to.run().orElseThrow().stream().equals(lived)
        ? Optional.of(
            Ledger.of(history.orElseThrow().stream(lived).domainSpans(), from.at(), to.at()))
        : Optional.empty();
  }

  /** The working tree goes on from a state. */
  private static Ledger files(PlanHistory lives, PlanState last, PlanState to, PlanState from) {
    Instant end = to.at().isAfter(last.at()) ? to.at() : last.at().plusMillis(1);
    return Ledger.of(lives.then(end, to.known(), cause(last, to)).spans(), from.at(), end);
  }

  private static boolean saysTheSame(PlanState one, PlanState next) {
    return one.ruleset().equals(next.ruleset()) && one.facts().equals(next.facts());
  }

  private static Cause cause(PlanState from, PlanState to) {
    return from.ruleset().equals(to.ruleset()) ? Cause.CHANGE : Cause.RULESET;
  }

  /** The two ends alone: what is different, and nothing of when or for how long. */
  private static Ledger ends(PlanState from, PlanState to) {
    Instant start = from.at();
    Instant end = to.at().isAfter(start) ? to.at() : start.plusMillis(1);
    return Ledger.of(
            PlanHistory.UNKNOWN
                .then(start, from.known(), Cause.CHANGE)
                .then(end, to.known(), cause(from, to))
                .spans(),
            start,
            end)
        .withAgesAfter(Instant.MAX);
  }

  /** Commit by commit, of which each is as a run says or as it is assessed on the spot. */
  private Ledger along(PlanState from, List<String> path, PlanState to, Place place) {
    if (!place.isAbove()) {
      Optional<Ledger> known = recorded(from, to);
      if (known.isPresent()) {
        return known.get();
      }
    }
    Optional<Below> below = states.speaks(from) ? Optional.empty() : below(from);
    // What is on the way to a moment of a line was before it, whatever a commit's clock said.
    Instant end = place.isAbove() || states.speaks(to) ? to.at() : Instant.MAX;
    Walk walk = below.isPresent() ? new Walk(below.get().state(), end) : new Walk(from, end);
    if (below.isPresent() && !walk.goAlong(below.get().path())) {
      walk = new Walk(from, end);
    }
    // Not the state's own time: a commit's may be before that of the commit below it.
    Instant start = walk.at;
    return walk.goAlong(path) ? walk.ledger(start, to, place.isAbove()) : ends(from, to);
  }

  /**
   * The nearest state before another one of which a stream knows how it came to be.
   *
   * @param path the commits from there up to the other one, the oldest first
   */
  private record Below(PlanState state, List<String> path) {}

  private Optional<Below> below(PlanState from) {
    List<String> path = new ArrayList<>();
    Optional<String> here =
        states.commits().isPresent() && history.isPresent() ? from.revision() : Optional.empty();
    while (here.isPresent()) {
      Optional<PlanState> known =
          states.moment(here.get()).isPresent()
              ? states
                  .recorded(here.get())
                  .filter(states::speaks)
                  .filter(state -> state.known().outcome() == Outcome.ASSESSED)
              : Optional.empty();
      if (known.isPresent()) {
        Collections.reverse(path);
        return Optional.of(new Below(known.get(), path));
      }
      path.add(here.get());
      here = states.commits().orElseThrow().parent(here.get());
    }
    return Optional.empty();
  }

  /** A way along a line of commits. */
  private final class Walk {
    private final PlanState first;
    private final Instant end;
    private final boolean isSeen;
    private PlanState last;
    private PlanHistory lives;
    private Instant at;
    private Optional<CommitTree> read = Optional.empty();

    /**
     * A way that has not gone on yet.
     *
     * @param end later than which none of its commits that no run recorded can be made
     */
    Walk(PlanState from, Instant end) {
      this.first = from;
      this.end = end;
      this.last = from;
      this.at = from.at();
      this.isSeen = states.speaks(from);
      this.lives =
          isSeen
              ? PlanHistory.at(
                  from.at(),
                  history.orElseThrow().stream(from.run().orElseThrow().stream()).domainSpans())
              : PlanHistory.UNKNOWN.then(from.at(), from.known(), Cause.CHANGE);
    }

    /** Goes on commit by commit; whether each could be looked at. */
    boolean goAlong(List<String> path) {
      for (String commit : path) {
        if (!goOn(commit)) {
          return false;
        }
      }
      return true;
    }

    private boolean goOn(String commit) {
      Commits commits = states.commits().orElseThrow();
      Optional<CommitTree> same = read.flatMap(before -> commits.tree(commit).answering(before));
      if (same.isPresent()) {
        read = same;
        return true;
      }
      Optional<PlanState> state = states.recorded(commit);
      if (state.isPresent()) {
        read = Optional.empty();
      } else {
        try {
          Optional<Reading> reading = states.read(commit);
          read = reading.map(Reading::tree);
          state = reading.map(Reading::state);
        } catch (HistoryException e) {
          return false; // not all of it is here
        }
      }
      if (state.isEmpty()) {
        return false;
      }
      if (saysTheSame(last, state.get())) {
        return true;
      }
      Instant made = state.get().at();
      boolean counts = state.get().run().isPresent() || !made.isAfter(end);
      at = counts && made.isAfter(at) ? made : at.plusMillis(1);
      lives = lives.then(at, state.get().facts(), cause(last, state.get()));
      last = state.get();
      return true;
    }

    /** What became of the plan from a time on, and from the end of the way to one above it. */
    Ledger ledger(Instant start, PlanState to, boolean above) {
      Instant end = at;
      if (above) {
        end = to.at().isAfter(at) ? to.at() : at.plusMillis(1);
        lives = lives.then(end, to.known(), cause(last, to));
      }
      Ledger ledger = Ledger.of(lives.spans(), start, end);
      return isSeen || isFirst() ? ledger : ledger.withAgesAfter(first.at());
    }

    /** Whether the way begins where its line does, so that all of it was seen. */
    private boolean isFirst() {
      return first
          .revision()
          .filter(
              commit -> {
                Optional<Commits> commits = states.commits();
                return commits.isPresent()
                    && commits.get().parent(commit).isEmpty()
                    && !commits.get().isCut(commit);
              })
          .isPresent();
    }
  }
}
