package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Ledger;
import java.time.Instant;
import java.util.List;

/**
 * What became of a stream's plan from a time up to its last moment.
 *
 * @param from the time, or the beginning of the stream's history where that is later
 * @param until the stream's last moment
 */
public record StreamLedger(Ledger ledger, Instant from, Instant until) {
  /** The ledger of a stream that has moments; what happened at the time itself is in it. */
  static StreamLedger since(Instant time, StreamHistory stream) {
    List<Span> lives = stream.domainSpans();
    Instant until = stream.last().orElseThrow().at();
    Instant first = until;
    for (Span span : lives) {
      first = span.since().at().isBefore(first) ? span.since().at() : first;
    }
    return time.isAfter(first)
        ? new StreamLedger(Ledger.of(lives, time.minusMillis(1), until), time, until)
        : new StreamLedger(Ledger.of(lives, first, until), first, until);
  }

  /** Whether there is more to it than one moment's tally. */
  public boolean tellsSomething() {
    return from.isBefore(until) || !ledger.entries().isEmpty();
  }
}
