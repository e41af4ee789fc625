package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.run.StreamId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What streams are called, as a function of the set of renamings of a log, in whatever order they
 * were recorded or merged. The rules, by number:
 *
 * <ol>
 *   <li>Of the renamings of one name the latest counts, and no other of that name.
 *   <li>One to the same name takes back what came before it.
 *   <li>Renamings are followed from one to the next. Of those that make a circle, which merged logs
 *       can hold, the newer ones count, and the one that would close it does not.
 *   <li>Where a renaming joins two projects, what is known of commits of one is known of the other.
 * </ol>
 */
public final class StreamNames {
  /** Every stream is called as it was recorded. */
  public static final StreamNames AS_RECORDED = new StreamNames(Map.of(), Instant.MIN);

  private final Map<StreamId, StreamId> next;
  private final Instant latest;

  private StreamNames(Map<StreamId, StreamId> next, Instant latest) {
    this.next = next;
    this.latest = latest;
  }

  /** The names that follow from renamings. */
  public static StreamNames of(Collection<Renaming> renamings) {
    if (renamings.isEmpty()) {
      return AS_RECORDED;
    }
    Map<StreamId, Renaming> counting = new HashMap<>();
    for (Renaming renaming : renamings) {
      counting.merge(renaming.from(), renaming, (one, other) -> one.isAfter(other) ? one : other);
    }
    List<Renaming> newestFirst = new ArrayList<>(counting.values());
    newestFirst.sort((one, other) -> one.equals(other) ? 0 : one.isAfter(other) ? -1 : 1);
    Map<StreamId, StreamId> next = new HashMap<>();
    for (Renaming renaming : newestFirst) {
      if (!last(next, renaming.to()).equals(renaming.from())) {
        next.put(renaming.from(), renaming.to());
      }
    }
    return new StreamNames(next, newestFirst.get(0).recordedAt());
  }

  /** Where renamings lead from a name; nothing leads in a circle. */
  private static StreamId last(Map<StreamId, StreamId> next, StreamId name) {
    StreamId here = name;
    for (StreamId there = next.get(here); there != null; there = next.get(here)) {
      here = there;
    }
    return here;
  }

  /** What a stream is called that was recorded, or is asked for, under a name. */
  public StreamId now(StreamId name) {
    return last(next, name);
  }

  /** Under which other names runs of a stream may have been recorded, by project and branch. */
  public List<StreamId> formerly(StreamId stream) {
    List<StreamId> names = new ArrayList<>();
    for (StreamId name : next.keySet()) {
      if (now(name).equals(stream)) {
        names.add(name);
      }
    }
    names.sort(Comparator.comparing(StreamId::project).thenComparing(StreamId::branch));
    return names;
  }

  /** A project with those that renamings join with it, by name. */
  public SortedSet<String> joined(String project) {
    SortedSet<String> projects = new TreeSet<>();
    Deque<String> due = new ArrayDeque<>(List.of(project));
    while (!due.isEmpty()) {
      String one = due.remove();
      if (projects.add(one)) {
        next.forEach(
            (from, to) -> {
              if (from.project().equals(one)) {
                due.add(to.project());
              } else if (to.project().equals(one)) {
                due.add(from.project());
              }
            });
      }
    }
    return projects;
  }

  /** Whether one more renaming would lead from a name back to it. */
  public boolean wouldCircle(StreamId from, StreamId to) {
    return !from.equals(to) && last(without(from), to).equals(from);
  }

  private Map<StreamId, StreamId> without(StreamId from) {
    Map<StreamId, StreamId> others = new HashMap<>(next);
    others.remove(from);
    return others;
  }

  /**
   * A renaming that counts before all of these.
   *
   * @param now the recorder's clock, which may be behind that of another
   */
  public Renaming renaming(StreamId from, StreamId to, Instant now) {
    return new Renaming(from, to, now.isAfter(latest) ? now : latest.plusMillis(1));
  }
}
