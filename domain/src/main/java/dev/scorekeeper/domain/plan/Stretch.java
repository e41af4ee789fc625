package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A time during which a domain had one status.
 *
 * @param spans of its verdicts, the oldest first; each begins where the one before it ends
 */
record Stretch(List<Span> spans) {
  /** No lambda, since a start would pay for linking it. */
  private enum Order implements Comparator<Span> {
    OLDEST_FIRST;

    @Override
    public int compare(Span one, Span other) {
      return one.since().at().compareTo(other.since().at());
    }
  }

  /** The stretches of a domain, the oldest first. */
  static List<Stretch> of(List<Span> spans) {
    List<Span> ordered = new ArrayList<>(spans);
    ordered.sort(Order.OLDEST_FIRST);
    List<Stretch> stretches = new ArrayList<>();
    List<Span> run = new ArrayList<>();
    for (Span span : ordered) {
      if (!run.isEmpty()) {
        Span last = run.get(run.size() - 1);
        if (!follows(last, span) || verdict(last).status() != verdict(span).status()) {
          stretches.add(new Stretch(List.copyOf(run)));
          run.clear();
        }
      }
      run.add(span);
    }
    if (!run.isEmpty()) {
      stretches.add(new Stretch(List.copyOf(run)));
    }
    return stretches;
  }

  /** The verdict of a span of a domain. */
  static Verdict verdict(Span span) {
    return ((Fact.DomainVerdict) span.fact()).verdict();
  }

  private static boolean follows(Span before, Span span) {
    return before.end().isPresent() && before.end().get().until().at().equals(span.since().at());
  }

  Verdict.Status status() {
    return first().status();
  }

  /** Its verdict when the time began. */
  Verdict first() {
    return verdict(spans.get(0));
  }

  /** Its verdict when the time ended, or now. */
  Verdict last() {
    return verdict(spans.get(spans.size() - 1));
  }

  Moment since() {
    return spans.get(0).since();
  }

  Cause cause() {
    return spans.get(0).cause();
  }

  Optional<Span.End> end() {
    return spans.get(spans.size() - 1).end();
  }

  /** When it ended; empty while it lasts. */
  Optional<Instant> until() {
    return end().isPresent() ? Optional.of(end().get().until().at()) : Optional.empty();
  }

  /** The one before it, where the domain was registered all the time from that to this. */
  Optional<Stretch> joined(Optional<Stretch> before) {
    return before.isPresent() && follows(before.get()) ? before : Optional.empty();
  }

  /** Whether the domain was registered all the time from the other stretch to this. */
  boolean follows(Stretch other) {
    return follows(other.spans.get(other.spans.size() - 1), spans.get(0));
  }

  boolean holdsAt(Instant time) {
    return !since().at().isAfter(time)
        && end().filter(end -> !end.until().at().isAfter(time)).isEmpty();
  }

  /** Whether it is where a ledger begins: at its first moment, or with the stream's history. */
  boolean opens(Instant after, Instant through) {
    return holdsAt(after)
        || (cause() == Cause.FIRST
            && since().at().isAfter(after)
            && !since().at().isAfter(through));
  }
}
