package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.fact.Fact;
import java.util.List;
import java.util.Optional;

/**
 * For how long a fact held in a stream: from a moment on, until a later one where it said something
 * else or was gone.
 *
 * @param key what the fact is about
 * @param value what it said
 * @param since the first moment at which it held
 * @param cause why it began
 * @param end when and why it ceased to hold; empty while it holds
 */
public record Span(Fact.Key key, List<String> value, Moment since, Cause cause, Optional<End> end) {
  public Span {
    value = List.copyOf(value);
  }

  /** The end of a span. */
  public record End(Moment until, Cause cause) {}
}
