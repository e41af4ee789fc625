package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Something that is different after a run: a domain's verdict or id, or a finding. */
public sealed interface Change {
  /** What happened. */
  Event event();

  /**
   * Something happened to a domain.
   *
   * @param event what
   * @param domain its id; of one that was renamed the new id
   * @param formerly the old id of one that was renamed, whatever else happened to it
   * @param from what it was until then; empty when it was not registered
   * @param to what it is since; empty when it is not registered any more
   * @param since since when it had the status that it came from; of one that returned, since when
   *     it was gone; empty when it came from nowhere
   * @param left of one that returned, what it was when it left
   */
  record OfDomain(
      Event event,
      String domain,
      Optional<String> formerly,
      Optional<Verdict> from,
      Optional<Verdict> to,
      Moment at,
      Cause cause,
      Optional<Instant> since,
      Optional<Verdict> left)
      implements Change {
    /** By time, then event, then domain; no lambdas, since a start would pay for linking them. */
    enum Order implements Comparator<OfDomain> {
      BY_TIME;

      @Override
      public int compare(OfDomain one, OfDomain other) {
        int order = one.at.at().compareTo(other.at.at());
        order = order != 0 ? order : one.event.compareTo(other.event);
        return order != 0 ? order : one.domain.compareTo(other.domain);
      }
    }

    OfDomain withSince(Optional<Instant> other) {
      return new OfDomain(event, domain, formerly, from, to, at, cause, other, left);
    }
  }

  /** A finding was {@link Event#OPENED} or {@link Event#RESOLVED}. */
  record OfFinding(Event event, Finding finding) implements Change {
    static OfFinding opened(Finding finding) {
      return new OfFinding(Event.OPENED, finding);
    }

    static OfFinding resolved(Finding finding) {
      return new OfFinding(Event.RESOLVED, finding);
    }
  }

  /**
   * Everything that happened to domains, by moment, then by event and domain.
   *
   * @param lives the spans of their verdicts and profiles from the beginning, in any order
   */
  static List<OfDomain> ofDomains(Collection<Span> lives) {
    return new DomainChanges(lives).all();
  }

  /**
   * The domains that two states say different things of; none where the later is unreadable. To
   * tell what happened to them takes their {@link #since lives}, and those of no others.
   */
  static Set<String> domains(Facts before, Facts after) {
    Set<String> domains = new TreeSet<>();
    if (after.outcome() == Outcome.ASSESSED) {
      for (Fact.Key key : before.changesTo(after).keySet()) {
        if (key.kind() == Kind.DOMAIN || key.kind() == Kind.PROFILE) {
          domains.add(key.subject());
        }
      }
    }
    return domains;
  }

  /**
   * What is different in a state that follows upon another: domains by id, then findings opened,
   * then findings resolved.
   *
   * @param lives up to the state before, at least of the domains that differ
   * @param at later than everything in them
   * @param cause why a domain may be different: its files, or the rules it was assessed by
   */
  static List<Change> since(PlanHistory lives, Facts before, Facts after, Instant at, Cause cause) {
    Set<String> domains = domains(before, after);
    PlanHistory then = lives.about(domains).then(at, after.about(domains), cause);
    List<Change> changes = new ArrayList<>();
    for (OfDomain change : byDomain(ofDomains(then.spans()))) {
      if (change.at().at().equals(at)) {
        changes.add(change);
      }
    }
    changes.addAll(findings(before, after));
    return changes;
  }

  /**
   * The findings that are different from one assessment to another, the opened ones first. An
   * unreadable one resolves no finding, and one without a scan resolves none that only a scan
   * makes.
   */
  static List<OfFinding> findings(Facts before, Facts after) {
    List<OfFinding> changes = new ArrayList<>();
    List<OfFinding> resolved = new ArrayList<>();
    for (Map.Entry<Fact.Key, Optional<Fact>> change : before.changesTo(after).entrySet()) {
      Fact was = before.byKey().get(change.getKey());
      Fact is = change.getValue().orElse(null);
      if (was == null && is instanceof Fact.RaisedFinding raised) {
        changes.add(OfFinding.opened(raised.finding()));
      } else if (is == null
          && was instanceof Fact.RaisedFinding raised
          && after.outcome() == Outcome.ASSESSED
          && (after.isOfAScan() || !change.getKey().needsScan())) {
        resolved.add(OfFinding.resolved(raised.finding()));
      }
    }
    changes.addAll(resolved);
    return changes;
  }

  /**
   * What became different at each moment from a time on, by the position of its run: domains by id,
   * then findings opened, then findings resolved. Moments where nothing did are left out.
   *
   * @param spans those that began or ended from that time on
   * @param lives the spans of all domains in those, and of their profiles, from the beginning
   */
  static Map<Long, List<Change>> byRun(List<Span> spans, Collection<Span> lives, Instant from) {
    Map<Long, List<Change>> changes = new HashMap<>();
    for (OfDomain change : byDomain(ofDomains(lives))) {
      if (!change.at().at().isBefore(from)) {
        add(changes, change.at(), change);
      }
    }
    addFindings(changes, spans, from);
    return changes;
  }

  private static List<OfDomain> byDomain(List<OfDomain> changes) {
    List<OfDomain> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparing(OfDomain::domain));
    return sorted;
  }

  private static void add(Map<Long, List<Change>> changes, Moment moment, Change change) {
    changes.computeIfAbsent(moment.position(), at -> new ArrayList<>()).add(change);
  }

  /** A finding whose span ends where another begins says something else, and stays. */
  private static void addFindings(Map<Long, List<Change>> changes, List<Span> spans, Instant from) {
    record Side(long run, Fact.Key finding) {}
    List<Span> findings = new ArrayList<>(spans);
    findings.removeIf(span -> span.key().kind() != Kind.FINDING);
    findings.sort(Comparator.comparing(Span::key));
    Set<Side> begun = new HashSet<>();
    Set<Side> ended = new HashSet<>();
    for (Span span : findings) {
      begun.add(new Side(span.since().position(), span.key()));
      span.end().ifPresent(end -> ended.add(new Side(end.until().position(), span.key())));
    }
    for (Span span : findings) {
      if (!span.since().at().isBefore(from)
          && !ended.contains(new Side(span.since().position(), span.key()))) {
        add(changes, span.since(), OfFinding.opened(finding(span)));
      }
    }
    for (Span span : findings) {
      if (span.end().isPresent()
          && !begun.contains(new Side(span.end().get().until().position(), span.key()))
          && !isOutOfSight(span)) {
        add(changes, span.end().get().until(), OfFinding.resolved(finding(span)));
      }
    }
  }

  private static Finding finding(Span span) {
    return ((Fact.RaisedFinding) span.fact()).finding();
  }

  /** Whether a finding ended only because a run did not scan. */
  private static boolean isOutOfSight(Span span) {
    return span.key().needsScan()
        && span.end().filter(end -> end.cause() == Cause.RULESET).isPresent();
  }
}
