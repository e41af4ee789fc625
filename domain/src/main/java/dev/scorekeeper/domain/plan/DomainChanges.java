package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every change of domains that the spans of their verdicts and profiles tell. */
final class DomainChanges {
  private final TreeMap<String, List<Stretch>> stretches = new TreeMap<>();
  private final Map<String, List<Span>> profiles = new HashMap<>();

  /**
   * The changes of domains.
   *
   * @param lives the spans of their verdicts and profiles from the beginning, in any order; others
   *     are passed over
   */
  DomainChanges(Collection<Span> lives) {
    Map<String, List<Span>> verdicts = new HashMap<>();
    for (Span span : lives) {
      if (span.fact() instanceof Fact.DomainVerdict fact) {
        add(verdicts, fact.domain(), span);
      } else if (span.fact() instanceof Fact.DomainProfile fact) {
        add(profiles, fact.domain(), span);
      }
    }
    for (Map.Entry<String, List<Span>> domain : verdicts.entrySet()) {
      stretches.put(domain.getKey(), Stretch.of(domain.getValue()));
    }
  }

  private static void add(Map<String, List<Span>> to, String domain, Span span) {
    List<Span> known = to.get(domain);
    if (known == null) {
      known = new ArrayList<>();
      to.put(domain, known);
    }
    known.add(span);
  }

  /** The times during which each domain had one status, by id. */
  Map<String, List<Stretch>> stretches() {
    return stretches;
  }

  /** The changes, by moment, then by event and domain. */
  List<OfDomain> all() {
    List<OfDomain> changes = new ArrayList<>();
    Renames renames = new Renames(profiles);
    for (Map.Entry<String, List<Stretch>> domain : stretches.entrySet()) {
      for (OfDomain change : of(domain.getKey(), domain.getValue())) {
        changes.addAll(renames.pair(change));
      }
    }
    changes.addAll(renames.unpaired());
    changes.sort(OfDomain.Order.BY_TIME);
    return changes;
  }

  private static List<OfDomain> of(String id, List<Stretch> stretches) {
    List<OfDomain> changes = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      Optional<Stretch> before = i > 0 ? Optional.of(stretches.get(i - 1)) : Optional.empty();
      Optional<Stretch> joined = stretch.joined(before);
      Optional<Stretch> joinedBefore =
          joined.isPresent() && i > 1
              ? joined.get().joined(Optional.of(stretches.get(i - 2)))
              : Optional.empty();
      changes.add(begun(id, stretch, before, joined, joinedBefore));
      within(id, stretch, changes);
      boolean goesOn = i + 1 < stretches.size() && stretches.get(i + 1).follows(stretch);
      if (stretch.end().isPresent() && !goesOn) {
        changes.add(gone(id, stretch, stretch.end().get(), joined));
      }
    }
    return changes;
  }

  private static OfDomain begun(
      String id,
      Stretch stretch,
      Optional<Stretch> before,
      Optional<Stretch> joined,
      Optional<Stretch> joinedBefore) {
    boolean returned = joined.isEmpty() && before.isPresent();
    Event event;
    if (stretch.cause() == Cause.FIRST) {
      event = Event.FOUND;
    } else if (stretch.cause() == Cause.RULESET) {
      event = Event.REASSESSED;
    } else if (joined.isPresent()) {
      event = moved(joined.get().status(), stretch.status(), joinedBefore);
    } else if (returned) {
      event = Event.RETURNED;
    } else {
      event = arrived(stretch.status());
    }
    return new OfDomain(
        event,
        id,
        Optional.empty(),
        last(joined),
        Optional.of(stretch.first()),
        stretch.since(),
        stretch.cause(),
        returned
            ? before.get().until()
            : joined.isPresent() ? Optional.of(joined.get().since().at()) : Optional.empty(),
        returned ? last(before) : Optional.empty());
  }

  private static Optional<Verdict> last(Optional<Stretch> stretch) {
    return stretch.isPresent() ? Optional.of(stretch.get().last()) : Optional.empty();
  }

  private static void within(String id, Stretch stretch, List<OfDomain> changes) {
    for (int i = 1; i < stretch.spans().size(); i++) {
      Span span = stretch.spans().get(i);
      Verdict from = Stretch.verdict(stretch.spans().get(i - 1));
      Verdict to = Stretch.verdict(span);
      changes.add(
          new OfDomain(
              span.cause() == Cause.RULESET ? Event.REASSESSED : Event.within(from, to),
              id,
              Optional.empty(),
              Optional.of(from),
              Optional.of(to),
              span.since(),
              span.cause(),
              Optional.of(stretch.since().at()),
              Optional.empty()));
    }
  }

  private static Event arrived(Status status) {
    return switch (status) {
      case PLANNED -> Event.PLANNED;
      case IMPLEMENTED -> Event.ADDED;
      case BROKEN -> Event.ADDED_BROKEN;
      case CATALOGED -> Event.CATALOGED;
    };
  }

  private static Event moved(Status from, Status to, Optional<Stretch> beforeFrom) {
    if (from == Status.CATALOGED) {
      return Event.UNCATALOGED;
    }
    return switch (to) {
      case IMPLEMENTED ->
          atHeart(from, beforeFrom).equals(Optional.of(Status.PLANNED))
              ? Event.DELIVERED
              : Event.REPAIRED;
      case PLANNED -> Event.REPLANNED;
      case BROKEN -> Event.BROKE;
      case CATALOGED -> Event.CATALOGED;
    };
  }

  private static OfDomain gone(
      String id, Stretch stretch, Span.End end, Optional<Stretch> beforeStretch) {
    Event event = Event.REMOVED;
    Optional<Status> was = atHeart(stretch.status(), beforeStretch);
    if (end.cause() == Cause.RULESET) {
      event = Event.REASSESSED;
    } else if (was.equals(Optional.of(Status.PLANNED))) {
      event = Event.DROPPED;
    } else if (was.equals(Optional.of(Status.IMPLEMENTED))) {
      event = Event.LOST;
    } else if (stretch.status() == Status.CATALOGED) {
      event = Event.UNCATALOGED;
    }
    return new OfDomain(
        event,
        id,
        Optional.empty(),
        Optional.of(stretch.last()),
        Optional.empty(),
        end.until(),
        end.cause(),
        Optional.of(stretch.since().at()),
        Optional.empty());
  }

  /** What a domain was, and for a broken one what it was before it broke. */
  private static Optional<Status> atHeart(Status status, Optional<Stretch> before) {
    return status == Status.BROKEN ? before.map(Stretch::status) : Optional.of(status);
  }
}
