package dev.scorekeeper.application.report;

import dev.scorekeeper.application.statereference.Between;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.storedassessment.Fact;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What became of a stream's plan from a time up to its last moment.
 *
 * @param from the time, or the beginning of the stream's history where that is later
 * @param until the stream's last moment or the end of the time, or the time's beginning where that
 *     is later
 * @param now until when what lasts is counted, here as everywhere; of a time that is over its end
 */
public record StreamLedger(Ledger ledger, Instant from, Instant until, Instant now) {
  /** The ledger of a stream that has moments; what happened at both ends of the time is in it. */
  static StreamLedger between(Between range, StreamHistory stream, Clock clock) {
    return between(range, stream, stream.domainSpans(), clock);
  }

  /**
   * The same for who has read them already.
   *
   * @param lives the spans of the stream's domains from the beginning
   */
  static StreamLedger between(Between range, StreamHistory stream, List<Span> lives, Clock clock) {
    Instant time = range.from();
    Instant end = stream.last().orElseThrow().at();
    Instant last = range.until().isBefore(end) ? range.until() : end;
    Instant until = time.isAfter(last) ? time : last;
    Instant first = last;
    // Each assessed moment says what a layer counts, also where no domain was there yet.
    for (List<Span> spans : List.of(lives, stream.spansOf(Fact.Kind.LAYER, Instant.MIN))) {
      for (Span span : spans) {
        first = span.since().at().isBefore(first) ? span.since().at() : first;
      }
    }
    Instant present = now(stream, clock);
    Instant now = range.until().isBefore(present) ? until : present;
    return time.isAfter(first)
        ? new StreamLedger(Ledger.of(lives, time.minusMillis(1), until), time, until, now)
        : new StreamLedger(Ledger.of(lives, first, until), first, until, now);
  }

  /**
   * Until when something that lasts has lasted, in whatever is told of a stream: now, or its last
   * moment where clocks say that this is still to come.
   */
  static Instant now(StreamHistory stream, Clock clock) {
    Instant now = clock.instant();
    Instant last = stream.last().map(RecordedRun::at).orElse(now);
    return last.isAfter(now) ? last : now;
  }

  /** Whether there is more to it than one moment's tally. */
  public boolean tellsSomething() {
    return from.isBefore(until) || !ledger.entries().isEmpty();
  }
}
