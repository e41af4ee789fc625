package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of the plan between two moments of a stream: where every domain stood at the first,
 * each change that moved one from a status to another since then, and where they stand at the last.
 * Domains that are merely cataloged do not count. The books balance: {@code opening} with all
 * {@code entries} gives {@code closing}, status by status.
 *
 * @param after the first moment; what happened at it is no entry. Where the stream begins later,
 *     its first assessed moment is the opening
 * @param through the last moment; what happened at it is an entry
 * @param opening the domains that count at the first moment, by id
 * @param entries by moment, then by event and domain
 * @param closing the domains that count at the last moment, by id
 */
public record Ledger(
    Instant after,
    Instant through,
    List<Holding> opening,
    List<OfDomain> entries,
    List<Holding> closing) {
  public Ledger {
    opening = List.copyOf(opening);
    entries = List.copyOf(entries);
    closing = List.copyOf(closing);
  }

  /**
   * A domain that counts, and its status.
   *
   * @param since when it came to that, which may be long before the ledger; empty where nobody saw
   */
  public record Holding(String domain, Status status, Optional<Instant> since) {
    /** For how long it has been so at a time, or has been seen to be. */
    public Optional<Duration> age(Instant now) {
      return since.map(then -> Duration.between(then, now.isBefore(then) ? then : now));
    }
  }

  /**
   * The same books with no age that counts from a moment or from before: where they begin with a
   * state that nobody saw come, nobody knows for how long it had been so.
   */
  public Ledger withAgesAfter(Instant seen) {
    List<OfDomain> known = new ArrayList<>();
    for (OfDomain entry : entries) {
      known.add(entry.withSince(entry.since().filter(since -> since.isAfter(seen))));
    }
    return new Ledger(after, through, agesAfter(seen, opening), known, agesAfter(seen, closing));
  }

  private static List<Holding> agesAfter(Instant seen, List<Holding> holdings) {
    List<Holding> known = new ArrayList<>();
    for (Holding holding : holdings) {
      known.add(
          new Holding(
              holding.domain(),
              holding.status(),
              holding.since().filter(since -> since.isAfter(seen))));
    }
    return known;
  }

  /**
   * The ledger of a stream between two moments.
   *
   * @param lives the spans of its domains and their profiles from the beginning, in any order; what
   *     came before the first moment tells what returned, and since when something was planned
   */
  public static Ledger of(Collection<Span> lives, Instant after, Instant through) {
    List<Holding> opening = new ArrayList<>();
    List<Holding> closing = new ArrayList<>();
    DomainChanges changes = new DomainChanges(lives);
    changes
        .stretches()
        .forEach(
            (id, stretches) -> {
              for (Stretch stretch : stretches) {
                Holding holding =
                    new Holding(id, stretch.status(), Optional.of(stretch.since().at()));
                if (stretch.status().counts() && stretch.opens(after, through)) {
                  opening.add(holding);
                }
                if (stretch.status().counts() && stretch.holdsAt(through)) {
                  closing.add(holding);
                }
              }
            });
    List<OfDomain> entries = new ArrayList<>();
    for (OfDomain change : changes.all()) {
      if (isBooked(change)
          && change.at().at().isAfter(after)
          && !change.at().at().isAfter(through)) {
        entries.add(change);
      }
    }
    return new Ledger(after, through, opening, entries, closing);
  }

  /** Whether a change moves a domain that counts, before or after it, to another status or id. */
  private static boolean isBooked(OfDomain change) {
    if (change.event() == Event.FOUND) {
      return false;
    }
    Optional<Status> from = change.from().map(Verdict::status);
    Optional<Status> to = change.to().map(Verdict::status);
    return (from.filter(Status::counts).isPresent() || to.filter(Status::counts).isPresent())
        && (change.formerly().isPresent() || !from.equals(to));
  }

  /** How many domains had a status at the first moment. */
  public int opening(Status status) {
    return count(opening, status);
  }

  /** How many domains have a status at the last moment. */
  public int closing(Status status) {
    return count(closing, status);
  }

  /** How many entries are of an event. */
  public int count(Event event) {
    int count = 0;
    for (OfDomain entry : entries) {
      count += entry.event() == event ? 1 : 0;
    }
    return count;
  }

  /** What is still planned at the last moment, the longest first. */
  public List<Holding> stillPlanned() {
    return closing.stream()
        .filter(holding -> holding.status() == Status.PLANNED)
        .sorted(
            Comparator.comparing((Holding holding) -> holding.since().orElse(Instant.MAX))
                .thenComparing(Holding::domain))
        .toList();
  }

  private static int count(List<Holding> holdings, Status status) {
    int count = 0;
    for (Holding holding : holdings) {
      count += holding.status() == status ? 1 : 0;
    }
    return count;
  }
}
