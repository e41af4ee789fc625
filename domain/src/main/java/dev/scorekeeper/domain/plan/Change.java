package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Fact.Kind;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Something that is different after a run: a domain's verdict or size, or a finding. */
public sealed interface Change {
  /**
   * A domain is registered, retired, or has another verdict or size.
   *
   * @param from empty when it was not registered before
   * @param to empty when it is not registered any more
   */
  record OfDomain(String id, Optional<Verdict> from, Optional<Verdict> to) implements Change {}

  /** A finding that was not there before. */
  record Opened(Finding finding) implements Change {}

  /** A finding that is not there any more. */
  record Resolved(Finding finding) implements Change {}

  /**
   * What is different from one assessment to another: domains by id, then findings opened, then
   * findings resolved. An unreadable one says nothing of domains and resolves no finding, and one
   * without a scan resolves none that only a scan makes.
   */
  static List<Change> between(Facts before, Facts after) {
    List<Change> domains = new ArrayList<>();
    List<Change> opened = new ArrayList<>();
    List<Change> resolved = new ArrayList<>();
    for (Map.Entry<Fact.Key, Optional<Fact>> change : before.changesTo(after).entrySet()) {
      Fact.Key key = change.getKey();
      Optional<Fact> value = change.getValue();
      Optional<Fact> old = Optional.ofNullable(before.byKey().get(key));
      boolean known = value.isPresent() || after.outcome() == Outcome.ASSESSED;
      if (key.kind() == Kind.DOMAIN && known) {
        domains.add(new OfDomain(key.subject(), verdict(old), verdict(value)));
      } else if (old.isEmpty() && value.orElse(null) instanceof Fact.RaisedFinding raised) {
        opened.add(new Opened(raised.finding()));
      } else if (value.isEmpty()
          && old.orElse(null) instanceof Fact.RaisedFinding raised
          && known
          && (after.isOfAScan() || !Facts.needsScan(key))) {
        resolved.add(new Resolved(raised.finding()));
      }
    }
    domains.addAll(opened);
    domains.addAll(resolved);
    return domains;
  }

  /**
   * What became different at each moment, by the position of its run, as the spans around it say.
   * Moments where nothing did are left out. Of spans from a time on, what they say of moments
   * before that time is not the whole.
   */
  static Map<Long, List<Change>> byRun(List<Span> spans) {
    record Sides(Optional<Span> ended, Optional<Span> begun) {}
    Map<Long, Map<Fact.Key, Sides>> moments = new HashMap<>();
    for (Span span : spans) {
      moments
          .computeIfAbsent(span.since().position(), position -> new TreeMap<>())
          .merge(
              span.key(),
              new Sides(Optional.empty(), Optional.of(span)),
              (was, is) -> new Sides(was.ended(), is.begun()));
      span.end()
          .ifPresent(
              end ->
                  moments
                      .computeIfAbsent(end.until().position(), position -> new TreeMap<>())
                      .merge(
                          span.key(),
                          new Sides(Optional.of(span), Optional.empty()),
                          (was, is) -> new Sides(is.ended(), was.begun())));
    }
    Map<Long, List<Change>> changes = new HashMap<>();
    moments.forEach(
        (position, sides) -> {
          List<Change> here = new ArrayList<>();
          sides.forEach(
              (key, side) -> change(key, side.ended(), side.begun()).ifPresent(here::add));
          here.sort(Comparator.comparingInt(Change::rank));
          if (!here.isEmpty()) {
            changes.put(position, List.copyOf(here));
          }
        });
    return changes;
  }

  private static Optional<Change> change(Fact.Key key, Optional<Span> ended, Optional<Span> begun) {
    if (key.kind() == Kind.DOMAIN) {
      return Optional.of(
          new OfDomain(
              key.subject(), verdict(ended.map(Span::fact)), verdict(begun.map(Span::fact))));
    }
    if (key.kind() != Kind.FINDING || (ended.isPresent() && begun.isPresent())) {
      return Optional.empty();
    }
    Optional<Span> seen = ended.filter(span -> !isOutOfSight(span));
    return begun
        .<Change>map(span -> new Opened(finding(span)))
        .or(() -> seen.map(span -> new Resolved(finding(span))));
  }

  private static Optional<Verdict> verdict(Optional<Fact> fact) {
    return fact.map(Fact.DomainVerdict.class::cast).map(Fact.DomainVerdict::verdict);
  }

  private static Finding finding(Span span) {
    return ((Fact.RaisedFinding) span.fact()).finding();
  }

  /** Whether a finding ended only because a run did not scan. */
  private static boolean isOutOfSight(Span span) {
    return Facts.needsScan(span.key())
        && span.end().filter(end -> end.cause() == Cause.RULESET).isPresent();
  }

  private static int rank(Change change) {
    if (change instanceof OfDomain) {
      return 0;
    }
    return change instanceof Opened ? 1 : 2;
  }
}
