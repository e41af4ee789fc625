package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds domains that leave while another arrives in the same file, or names the same one. */
final class Renames {
  /**
   * Equal by its own code, since Java would make some as a program runs, which takes a start long.
   */
  private record Meeting(Instant at, String file) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Meeting that && at.equals(that.at) && file.equals(that.file);
    }

    @Override
    public int hashCode() {
      return 31 * at.hashCode() + file.hashCode();
    }
  }

  private final Map<String, List<Span>> profiles;
  private final Map<Meeting, List<OfDomain>> leaving = new HashMap<>();
  private final Map<Meeting, List<OfDomain>> arriving = new HashMap<>();

  /**
   * Finds them among changes that it is given in the order of the domains' ids.
   *
   * @param profiles the spans of what domains said of themselves, by domain
   */
  Renames(Map<String, List<Span>> profiles) {
    this.profiles = profiles;
  }

  /** Keeps a change that may be half of a renaming, and gives back any other. */
  List<OfDomain> pair(OfDomain change) {
    boolean mayBeHalf =
        change.cause() == Cause.CHANGE
            && change.from().isPresent() != change.to().isPresent()
            && change
                .from()
                .or(change::to)
                .filter(verdict -> verdict.status().counts())
                .isPresent();
    Optional<String> file = mayBeHalf ? file(change) : Optional.empty();
    if (file.isEmpty()) {
      return List.of(change);
    }
    (change.to().isPresent() ? arriving : leaving)
        .computeIfAbsent(new Meeting(change.at().at(), file.get()), at -> new ArrayList<>())
        .add(change);
    return List.of();
  }

  /** The renamings, in the order of the ids where several meet, and what was none. */
  List<OfDomain> unpaired() {
    List<OfDomain> changes = new ArrayList<>();
    for (Map.Entry<Meeting, List<OfDomain>> one : leaving.entrySet()) {
      List<OfDomain> left = one.getValue();
      List<OfDomain> arrived = arriving.getOrDefault(one.getKey(), List.of());
      for (int i = 0; i < left.size(); i++) {
        changes.add(i < arrived.size() ? renamed(left.get(i), arrived.get(i)) : left.get(i));
      }
    }
    for (Map.Entry<Meeting, List<OfDomain>> one : arriving.entrySet()) {
      List<OfDomain> arrived = one.getValue();
      int paired = leaving.getOrDefault(one.getKey(), List.of()).size();
      changes.addAll(arrived.subList(Math.min(paired, arrived.size()), arrived.size()));
    }
    return changes;
  }

  private static OfDomain renamed(OfDomain left, OfDomain arrived) {
    return new OfDomain(
        event(left, arrived),
        arrived.domain(),
        Optional.of(left.domain()),
        left.from(),
        arrived.to(),
        arrived.at(),
        arrived.cause(),
        left.since(),
        Optional.empty());
  }

  /** That it became something else says more than that it was renamed, which the old id tells. */
  private static Event event(OfDomain left, OfDomain arrived) {
    Optional<Status> to = arrived.to().map(Verdict::status);
    if (left.from().map(Verdict::status).equals(to)) {
      return Event.RENAMED;
    }
    if (to.equals(Optional.of(Status.BROKEN))) {
      return Event.BROKE;
    }
    return left.event() == Event.DROPPED ? Event.DELIVERED : Event.REPAIRED;
  }

  /** The file that a domain is or names when it arrives, or was or named until it left. */
  private Optional<String> file(OfDomain change) {
    Instant at = change.at().at();
    boolean arrives = change.to().isPresent();
    for (Span span : profiles.getOrDefault(change.domain(), List.of())) {
      boolean isIt =
          arrives
              ? span.since().at().equals(at)
              : span.end().filter(end -> end.until().at().equals(at)).isPresent();
      if (isIt) {
        return ((Fact.DomainProfile) span.fact()).identity().filter(path -> !path.isEmpty());
      }
    }
    return Optional.empty();
  }
}
