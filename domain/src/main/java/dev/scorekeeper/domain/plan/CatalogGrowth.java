package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How the catalog grew, told from the spans of what the layers held. */
public final class CatalogGrowth {
  /**
   * The catalog at a moment; empty counts where the run did not say, as runs before the second
   * version of the rules say nothing of plugins.
   *
   * @param run the run used for the moment
   */
  public record Point(
      RecordedRun run,
      OptionalInt entries,
      OptionalInt sequences,
      OptionalInt plugins,
      OptionalLong movements,
      OptionalLong beats) {}

  private final Map<Fact.Layer, Integer> counts = new EnumMap<>(Fact.Layer.class);
  private int plugins;
  private long movements;
  private long beats;

  private CatalogGrowth() {}

  /**
   * The catalog at each of some moments.
   *
   * @param moments runs that speak, the oldest first
   * @param spans all spans of {@link Fact.Kind#LAYER} that held at one of them
   */
  public static List<Point> of(List<RecordedRun> moments, List<Span> spans) {
    record Event(Instant at, boolean isBegin, Span span) {}
    List<Event> events = new ArrayList<>();
    for (Span span : spans) {
      events.add(new Event(span.since().at(), true, span));
      span.end().ifPresent(end -> events.add(new Event(end.until().at(), false, span)));
    }
    // Of one moment ends come first, since a fact's next value begins where the last one ends.
    events.sort(Comparator.comparing(Event::at).thenComparing(Event::isBegin));
    CatalogGrowth growth = new CatalogGrowth();
    List<Point> points = new ArrayList<>();
    int next = 0;
    for (RecordedRun run : moments) {
      while (next < events.size() && !events.get(next).at().isAfter(run.at())) {
        Event event = events.get(next++);
        growth.take(event.span(), event.isBegin());
      }
      points.add(growth.at(run));
    }
    return points;
  }

  private void take(Span span, boolean isBegin) {
    int sign = isBegin ? 1 : -1;
    if (span.fact() instanceof Fact.PluginTotals totals) {
      plugins += sign;
      movements += sign * totals.plugin().movements();
      beats += sign * totals.plugin().beats();
    } else if (span.fact() instanceof Fact.LayerCount count) {
      if (isBegin) {
        counts.put(count.layer(), count.count());
      } else {
        counts.remove(count.layer());
      }
    }
  }

  private Point at(RecordedRun run) {
    if (run.outcome() == Outcome.UNREADABLE) {
      return new Point(
          run,
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());
    }
    OptionalInt sequences = count(Fact.Layer.CATALOG_SEQUENCES);
    // Sequences always are somebody's, so that none is said of a catalog that is told without.
    boolean known = plugins > 0 || sequences.orElse(0) == 0;
    return new Point(
        run,
        count(Fact.Layer.CATALOG_ENTRIES),
        sequences,
        known ? OptionalInt.of(plugins) : OptionalInt.empty(),
        known ? OptionalLong.of(movements) : OptionalLong.empty(),
        known ? OptionalLong.of(beats) : OptionalLong.empty());
  }

  private OptionalInt count(Fact.Layer layer) {
    Integer count = counts.get(layer);
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }
}
