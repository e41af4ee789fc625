package dev.scorekeeper.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.storedassessment.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream's spans, which hold the fold to its promises. */
public final class SpansInMemory implements Timeline.Spans {
  private static final Comparator<Span> BY_KEY_AND_BEGINNING =
      Comparator.comparing(Span::key).thenComparing(span -> span.since().at());

  private final List<Span> ended = new ArrayList<>();
  private final Map<Fact.Key, Span> open = new HashMap<>();

  @Override
  public Optional<Fact> current(Fact.Key key) {
    return Optional.ofNullable(open.get(key)).map(Span::fact);
  }

  @Override
  public void open(Span span) {
    assertThat(span.end()).isEmpty();
    assertThat(open.put(span.key(), span)).as("open span before %s", span).isNull();
  }

  @Override
  public void close(Fact.Key key, Span.End end) {
    Span span = Optional.ofNullable(open.remove(key)).orElseThrow();
    assertThat(span.since().at()).isBefore(end.until().at());
    ended.add(span.ending(Optional.of(end)));
  }

  /** All spans, by key and beginning. */
  public List<Span> all() {
    List<Span> all = new ArrayList<>(ended);
    all.addAll(open.values());
    all.sort(BY_KEY_AND_BEGINNING);
    return all;
  }

  /** These spans as they were after a moment, taken back from what they became. */
  public SpansInMemory asOf(Instant at) {
    SpansInMemory then = new SpansInMemory();
    for (Span span : all()) {
      if (span.since().at().isAfter(at)) {
        continue;
      }
      if (span.end().isPresent() && !span.end().get().until().at().isAfter(at)) {
        then.ended.add(span);
      } else {
        then.open(span.ending(Optional.empty()));
      }
    }
    return then;
  }
}
