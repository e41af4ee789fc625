package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The spans of domains and their profiles up to a moment, which states that no run recorded can go
 * on from: a commit that was never assessed, or the working tree.
 */
public final class PlanHistory {
  /** Nothing is known yet: the first state that follows is where history begins. */
  public static final PlanHistory UNKNOWN = new PlanHistory(List.of(), false);

  private final List<Span> spans;
  private final boolean begun;

  private PlanHistory(List<Span> spans, boolean begun) {
    this.spans = List.copyOf(spans);
    this.begun = begun;
  }

  /** The lives of a stream as they were at a moment, which is not before its first. */
  public static PlanHistory at(Instant moment, Collection<Span> lives) {
    List<Span> then = new ArrayList<>();
    for (Span span : lives) {
      if (!span.since().at().isAfter(moment)) {
        Optional<Span.End> end = span.end().filter(last -> !last.until().at().isAfter(moment));
        then.add(span.ending(end));
      }
    }
    return new PlanHistory(then, true);
  }

  /**
   * These lives with what a state says of them; an unreadable one says nothing.
   *
   * @param at later than everything before
   * @param by why the state may be another: its files, or the rules that it was assessed by
   */
  public PlanHistory then(Instant at, Facts facts, Cause by) {
    if (facts.outcome() == Outcome.UNREADABLE) {
      return this;
    }
    Moment moment = new Moment(at, 0);
    Cause cause = begun ? by : Cause.FIRST;
    Map<Fact.Key, Fact> begins = new HashMap<>();
    facts
        .byKey()
        .forEach(
            (key, value) -> {
              if (key.kind() == Kind.DOMAIN || key.kind() == Kind.PROFILE) {
                begins.put(key, value);
              }
            });
    List<Span> next = new ArrayList<>();
    for (Span span : spans) {
      if (span.end().isPresent()) {
        next.add(span);
      } else if (begins.remove(span.key(), span.fact())) {
        next.add(span);
      } else {
        Span.End end = new Span.End(moment, cause);
        next.add(span.ending(Optional.of(end)));
      }
    }
    begins.forEach((key, value) -> next.add(new Span(value, moment, cause, Optional.empty())));
    return new PlanHistory(next, true);
  }

  /** What they say of some domains, and nothing of others. */
  PlanHistory about(Set<String> domains) {
    List<Span> about = new ArrayList<>();
    for (Span span : spans) {
      if (domains.contains(span.key().subject())) {
        about.add(span);
      }
    }
    return new PlanHistory(about, begun);
  }

  /** The spans, in no order. */
  public List<Span> spans() {
    return spans;
  }
}
