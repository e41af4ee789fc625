package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.storedassessment.Fact;
import java.util.Optional;

/**
 * For how long a fact held in a stream: from a moment on, until a later one where it said something
 * else or was gone.
 *
 * @param fact what held
 * @param since the first moment at which it held
 * @param cause why it began
 * @param end when and why it ceased to hold; empty while it holds
 */
public record Span(Fact fact, Moment since, Cause cause, Optional<End> end) {
  /** What the fact is about. */
  public Fact.Key key() {
    return fact.key();
  }

  /** The same span with another end, or with none. */
  public Span ending(Optional<End> other) {
    return new Span(fact, since, cause, other);
  }

  /** The end of a span. */
  public record End(Moment until, Cause cause) {}
}
