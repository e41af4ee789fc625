package dev.scorekeeper.application.statereference;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.Commits.Meeting;
import dev.scorekeeper.domain.history.HistoryException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the commits of a repository follow upon one another. */
public final class Lineage {
  /** What to do about a clone that ends too early. */
  public static final String FETCH_MORE = "fetch more of it (in CI: fetch-depth: 0)";

  private final Commits commits;

  public Lineage(Commits commits) {
    this.commits = commits;
  }

  /** How a commit lies to another one. */
  public sealed interface Relation {
    /**
     * It is on the other one's line of first parents.
     *
     * @param path the commits after it up to the other, the oldest first
     */
    record Before(List<String> path) implements Relation {
      public Before {
        path = List.copyOf(path);
      }
    }

    /** The other one follows upon it, by another parent than the first ones. */
    record Merged() implements Relation {}

    /** It follows upon the other one. */
    record After() implements Relation {}

    /**
     * Each has what the other has not.
     *
     * @param base where they parted
     */
    record Parted(String base) implements Relation {}

    /** They have nothing in common. */
    record Strange() implements Relation {}

    /** It cannot be known here: the history was cut off before the two meet. */
    record Unknown() implements Relation {}
  }

  /** How a commit lies to another one. */
  public Relation relation(String one, String other) {
    if (one.equals(other)) {
      return new Relation.Before(List.of());
    }
    Meeting meeting = commits.meeting(one, other);
    if (meeting.bases().contains(one)) {
      Optional<List<String>> path = path(one, other);
      return path.isPresent() ? new Relation.Before(path.get()) : new Relation.Merged();
    }
    if (meeting.bases().contains(other)) {
      return new Relation.After();
    }
    if (meeting.isCut()) {
      return new Relation.Unknown();
    }
    return meeting.bases().isEmpty()
        ? new Relation.Strange()
        : new Relation.Parted(newest(meeting.bases(), one));
  }

  /**
   * The commit where two histories meet; of several the newest on the first one's line.
   *
   * @throws HistoryException where there is none, or it cannot be known here
   */
  public String base(String one, String other) {
    Relation relation = relation(one, other);
    if (relation instanceof Relation.Parted parted) {
      return parted.base();
    }
    if (relation instanceof Relation.Strange) {
      throw new HistoryException(names(one, other) + " have no commit in common");
    }
    if (relation instanceof Relation.Unknown) {
      throw new HistoryException(
          "where "
              + names(one, other)
              + " parted is not known here, since this clone ends before; "
              + FETCH_MORE);
    }
    return relation instanceof Relation.After ? other : one;
  }

  private static String names(String one, String other) {
    return "commits " + Commit.brief(one) + " and " + Commit.brief(other);
  }

  /** Of some commits the one that a line comes to first, or where it passes none the first. */
  private String newest(List<String> some, String tip) {
    Set<String> wanted = Set.copyOf(some);
    Optional<String> here = some.size() == 1 ? Optional.empty() : Optional.of(tip);
    while (here.isPresent() && !wanted.contains(here.get())) {
      here = commits.parent(here.get());
    }
    return here.orElse(some.get(0));
  }

  private Optional<List<String>> path(String from, String to) {
    List<String> path = new ArrayList<>();
    Optional<String> here = Optional.of(to);
    while (here.isPresent() && !here.get().equals(from)) {
      path.add(here.get());
      here = commits.parent(here.get());
    }
    Collections.reverse(path);
    return here.isPresent() ? Optional.of(path) : Optional.empty();
  }
}
