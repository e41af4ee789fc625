package dev.scorekeeper.application.history;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.application.workspace.OtherStreams;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.ExchangeMarks;
import dev.scorekeeper.domain.history.ExchangeMarks.Mark;
import dev.scorekeeper.domain.history.ExchangeMarks.Way;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.history.LogExchange.Listed;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.validation.Counted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives another history the entries that it lacks, or takes from one those that are lacking here.
 * One side lists, the other says what it lacks, and only that travels, some at a time, each time
 * for good: what is interrupted goes on where it was. How far it came is marked, so that the next
 * time only what is new since then is listed.
 */
public final class Exchange {
  /** So many entries are listed at once, and at most so many are taken for good at once. */
  private static final int AT_ONCE = 4096;

  private final HistoryStore own;
  private final Listener listener;
  private final int atOnce;

  public Exchange(HistoryStore own, Listener listener) {
    this(own, listener, AT_ONCE);
  }

  /**
   * An exchange in batches of another size.
   *
   * @param atOnce so many entries are listed at once, and at most taken for good at once
   */
  public Exchange(HistoryStore own, Listener listener, int atOnce) {
    this.own = own;
    this.listener = listener;
    this.atOnce = atOnce;
  }

  /**
   * What is to be exchanged.
   *
   * @param project only what is recorded of this project, by whatever name; empty for all
   * @param bestEffort whether a push that does not arrive is told in the result
   */
  public record Request(Optional<String> project, boolean bestEffort) {}

  /**
   * What came of it.
   *
   * @param source whose entries travelled, as messages say it
   * @param target who lacked them
   * @param listed of how many entries it was asked whether they are lacking
   * @param added how many were, and are there now
   * @param entries how many the target has now
   * @param failure why not all arrived, in a sentence; empty where they did
   */
  public record Result(
      String source,
      String target,
      long listed,
      long added,
      long entries,
      Optional<String> failure) {}

  /**
   * Gives what another history lacks; it is made where there is none.
   *
   * @throws HistoryException when there is no history here, or, unless best effort is enough, not
   *     all arrived: what did is there, and the next push carries the rest
   * @throws InvalidRequestException when both are one
   */
  public Result push(HistoryStore target, Request request) {
    try (History here = open(own, target).orElseThrow(own::absent)) {
      return new Transfer(Way.GIVEN, here, own, target, Work.PUSHING).run(request);
    }
  }

  /**
   * Takes what is lacking here from another history; this one is made where there is none.
   *
   * @throws HistoryException when there is no history there, or not all arrived: what did is here,
   *     and the next pull fetches the rest
   * @throws InvalidRequestException when both are one
   */
  public Result pull(HistoryStore source, Request request) {
    try (History there = open(source, own).orElseThrow(source::missing)) {
      return new Transfer(Way.TAKEN, there, source, own, Work.PULLING).run(request);
    }
  }

  private static Optional<History> open(HistoryStore source, HistoryStore target) {
    if (source.isPlaceOf(target)) {
      throw new InvalidRequestException(
          source.place() + " is the history itself, and has what it has; name another one");
    }
    return source.forReading();
  }

  /** On its way from one history to another. */
  private final class Transfer {
    private final Way way;
    private final History source;
    private final LogExchange listing;
    private final String from;
    private final String to;
    private final Receiver receiver;
    private final ExchangeMarks marks;
    private final Work work;
    private long listed;

    Transfer(Way way, History source, HistoryStore from, HistoryStore to, Work work) {
      this.way = way;
      this.source = source;
      this.listing = source.exchange();
      this.from = from.place();
      this.to = to.place();
      this.receiver = new Receiver(source, to);
      this.marks = own.marks();
      this.work = work;
    }

    Result run(Request request) {
      Set<String> projects = projects(request.project());
      Optional<String> failure = Optional.empty();
      long entries = 0;
      try (receiver) {
        receiver.open();
        try (Listener.Stage stage = listener.begin(work)) {
          for (Set<String> together : listing.together(projects)) {
            transfer(together, stage);
          }
        }
        entries = receiver.entries();
      } catch (RefusedRunException | HistoryException e) {
        failure = Optional.of(String.valueOf(e.getMessage()));
        if (!request.bestEffort()) {
          throw new HistoryException(sentence(failure.get()), e);
        }
      }
      return new Result(from, to, listed, receiver.added(), entries, failure.map(this::sentence));
    }

    private String sentence(String why) {
      String name = way == Way.GIVEN ? "push" : "pull";
      return (receiver.added() == 0
              ? "nothing was " + (way == Way.GIVEN ? "pushed to " + to : "pulled from " + from)
              : "of this "
                  + name
                  + " only "
                  + Counted.of(receiver.added(), "entry", "entries")
                  + " arrived")
          + ": "
          + why
          + "; nothing is lost, and the next "
          + name
          + " carries the rest";
    }

    private Set<String> projects(Optional<String> one) {
      Set<String> all = listing.projects();
      if (one.isEmpty()) {
        return all;
      }
      Set<String> wanted = new TreeSet<>(source.names().joined(one.get()));
      wanted.retainAll(all);
      if (wanted.isEmpty()) {
        throw new InvalidRequestException(
            from + ": " + OtherStreams.noneOf("the project " + one.get(), one.get(), all));
      }
      return wanted;
    }

    /** Transfers what is lacking of projects whose entries are in one chain. */
    private void transfer(Set<String> together, Listener.Stage stage) {
      if (together.isEmpty()) {
        return;
      }
      Checkpoint now = listing.chain(together.iterator().next());
      Map<String, Long> known = new HashMap<>();
      long after = now.entries();
      for (String project : together) {
        long position = receiver.exchange().map(there -> marked(project, there)).orElse(0L);
        known.put(project, position);
        after = Math.min(after, position);
      }
      long begin = after;
      while (after < now.entries()) {
        long through = Math.min(now.entries(), after + atOnce);
        List<Listed> entries = new ArrayList<>(listing.listed(together, after, through));
        entries.removeIf(entry -> entry.position() <= known.getOrDefault(entry.project(), 0L));
        listed += entries.size();
        Set<RunId> missing = receiver.missing(entries);
        entries.removeIf(entry -> !missing.contains(entry.id()));
        receiver.take(entries);
        after = through;
        stage.show((int) (after - begin), (int) (now.entries() - begin));
      }
      mark(together, now);
    }

    /** Up to where the receiver has all entries of a project, as both chains prove. */
    private long marked(String project, LogExchange there) {
      String other = (way == Way.GIVEN ? there : listing).chain(project).origin();
      Optional<Mark> mark = marks.find(way, other, project);
      if (mark.isEmpty()) {
        return 0;
      }
      Checkpoint ofSource = way == Way.GIVEN ? mark.get().own() : mark.get().other();
      Checkpoint ofTarget = way == Way.GIVEN ? mark.get().other() : mark.get().own();
      return listing.continues(project, ofSource) && there.continues(project, ofTarget)
          ? ofSource.entries()
          : 0;
    }

    private void mark(Set<String> together, Checkpoint now) {
      Optional<LogExchange> there = receiver.exchange();
      if (there.isEmpty()) {
        return;
      }
      List<Mark> reached = new ArrayList<>();
      for (String project : together) {
        Checkpoint target = there.get().chain(project);
        reached.add(
            way == Way.GIVEN
                ? new Mark(way, project, now, target)
                : new Mark(way, project, target, now));
      }
      marks.keep(reached);
    }
  }
}
