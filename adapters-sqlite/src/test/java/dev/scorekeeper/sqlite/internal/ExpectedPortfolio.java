package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the views of all projects should show, worked out in plain Java. */
final class ExpectedPortfolio {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> NAMES =
      List.of("main", "master", "trunk", "develop", "default");
  private static final Duration LATELY = Duration.ofDays(30);

  private final History history;
  private final Map<String, StreamId> mainLines = new TreeMap<>();

  ExpectedPortfolio(History history) {
    this.history = history;
    Comparator<StreamId> better =
        Comparator.comparing(ExpectedPortfolio::rank)
            .thenComparing(this::seen, Comparator.reverseOrder())
            .thenComparing(StreamId::branch);
    for (StreamId stream : history.streams()) {
      if (!history.stream(stream).moments(Instant.MIN).isEmpty()) {
        mainLines.merge(
            stream.project(),
            stream,
            (one, other) -> better.compare(one, other) <= 0 ? one : other);
      }
    }
  }

  private static int rank(StreamId stream) {
    int named = NAMES.indexOf(stream.branch());
    return named >= 0 ? named : stream.isLine() ? 5 : 6;
  }

  private Instant seen(StreamId stream) {
    return history.stream(stream).runs(Integer.MAX_VALUE).stream()
        .map(RecordedRun::run)
        .filter(run -> run.source() != Source.DRAFT)
        .map(run -> run.recordedAt())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Instant asOf() {
    return mainLines.values().stream().map(this::seen).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** The rows of {@code portfolio}. */
  List<String> projects() {
    List<String> rows = new ArrayList<>();
    for (StreamId stream : mainLines.values()) {
      List<RecordedRun> moments = history.stream(stream).moments(Instant.MIN);
      RecordedRun last = moments.get(moments.size() - 1);
      Optional<Tally> known = known(moments, Instant.MAX);
      Optional<Tally> before = known(moments, asOf().minus(LATELY));
      Optional<Span> oldest = oldest(stream);
      rows.add(
          joined(
              stream.project(),
              stream.branch(),
              last.tally().isEmpty()
                  ? "unreadable"
                  : seen(stream).isBefore(asOf().minus(LATELY)) ? "stale" : "current",
              TIME.format(asOf()),
              TIME.format(seen(stream)),
              TIME.format(last.at()),
              last.run().revision().orElse(null),
              tally(known),
              known.isPresent() && before.isPresent()
                  ? known.get().implemented() - before.get().implemented()
                  : null,
              known.isPresent() && before.isPresent()
                  ? known.get().counted() - before.get().counted()
                  : null,
              oldest.map(span -> span.key().subject()).orElse(null),
              oldest.map(span -> TIME.format(span.since().at())).orElse(null),
              last.errors(),
              last.warnings()));
    }
    return rows;
  }

  private static Optional<Tally> known(List<RecordedRun> moments, Instant through) {
    return moments.stream()
        .filter(run -> run.tally().isPresent() && !run.at().isAfter(through))
        .reduce((one, next) -> next)
        .flatMap(RecordedRun::tally);
  }

  private Optional<Span> oldest(StreamId stream) {
    return history.stream(stream).spansOf(Fact.Kind.DOMAIN, Instant.MIN).stream()
        .filter(span -> span.end().isEmpty())
        .filter(span -> ((Fact.DomainVerdict) span.fact()).verdict() instanceof Verdict.Planned)
        .min(
            Comparator.comparing((Span span) -> span.since().at())
                .thenComparing(span -> span.key().subject()));
  }

  /** The rows of {@code portfolio_trend}. */
  List<String> weeks() {
    List<String> rows = new ArrayList<>();
    for (StreamId stream : mainLines.values()) {
      List<RecordedRun> moments = new ArrayList<>(history.stream(stream).moments(Instant.MIN));
      moments.removeIf(run -> run.tally().isEmpty());
      LocalDate monday = moments.isEmpty() ? LocalDate.MAX : monday(moments.get(0).at());
      while (!monday.isAfter(monday(asOf()))) {
        Instant end = monday.plusDays(7).atStartOfDay(ZoneOffset.UTC).toInstant();
        RecordedRun holds =
            moments.stream()
                .filter(run -> run.at().isBefore(end))
                .reduce((one, next) -> next)
                .orElseThrow();
        rows.add(
            joined(
                stream.project(),
                stream.branch(),
                monday,
                TIME.format(holds.at()),
                tally(holds.tally())));
        monday = monday.plusDays(7);
      }
    }
    return rows;
  }

  private static LocalDate monday(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static String tally(Optional<Tally> known) {
    return joined(
        known.map(Tally::domains).orElse(null),
        known.map(Tally::implemented).orElse(null),
        known.map(Tally::planned).orElse(null),
        known.map(Tally::broken).orElse(null),
        known.map(Tally::cataloged).orElse(null),
        known.map(Tally::counted).orElse(null),
        known.isPresent() && known.get().percent().isPresent()
            ? known.get().percent().getAsInt()
            : null);
  }

  private static String joined(@Nullable Object... values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(String.valueOf(value));
    }
    return String.join("|", texts);
  }
}
