package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.testkit.history.InMemoryHistory.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One stream in memory, made from the log whenever it is asked. */
final class InMemoryStreamHistory implements StreamHistory {
  private final List<Entry> log;
  private final StreamId id;

  InMemoryStreamHistory(List<Entry> log, StreamId id) {
    this.log = log;
    this.id = id;
  }

  @Override
  public StreamId id() {
    return id;
  }

  private List<Entry> speakers() {
    return InMemoryHistory.speakers(log, id);
  }

  @Override
  public Optional<StreamHead> head() {
    List<Entry> speakers = speakers();
    if (speakers.isEmpty()) {
      return Optional.empty();
    }
    Entry last = speakers.get(speakers.size() - 1);
    boolean assessed =
        speakers.stream().anyMatch(entry -> entry.facts().outcome() == Outcome.ASSESSED);
    List<Fact> state = new ArrayList<>();
    for (Span span : InMemoryHistory.fold(speakers)) {
      if (span.end().isEmpty()) {
        state.add(span.fact());
      }
    }
    return Optional.of(
        new StreamHead(
            last.recorded(),
            last.facts(),
            Facts.of(assessed ? Outcome.ASSESSED : Outcome.UNREADABLE, state)));
  }

  @Override
  public List<RecordedRun> runs(int limit) {
    return log.stream()
        .filter(entry -> entry.run().stream().equals(id))
        .sorted(
            Comparator.comparing(Entry::at)
                .thenComparing(entry -> entry.recorded().position())
                .reversed())
        .limit(limit)
        .map(Entry::recorded)
        .toList();
  }

  @Override
  public boolean knowsCommits() {
    return log.stream()
        .map(Entry::run)
        .anyMatch(run -> run.stream().equals(id) && run.source() == Source.GIT);
  }

  @Override
  public List<RecordedRun> moments(Instant from, Trend.By by) {
    return ThinnedOut.of(
        speakers().stream()
            .filter(entry -> !entry.at().isBefore(from))
            .map(Entry::recorded)
            .toList(),
        by);
  }

  @Override
  public Optional<RecordedRun> speaker(Instant through) {
    return last(speakers(), through);
  }

  @Override
  public Optional<RecordedRun> assessedSpeaker(Instant through) {
    return last(
        speakers().stream().filter(entry -> entry.facts().outcome() == Outcome.ASSESSED).toList(),
        through);
  }

  private static Optional<RecordedRun> last(List<Entry> moments, Instant through) {
    return moments.stream()
        .filter(entry -> !entry.at().isAfter(through))
        .reduce((one, next) -> next)
        .map(Entry::recorded);
  }

  @Override
  public List<Span> spans(Instant from) {
    return InMemoryHistory.fold(speakers()).stream()
        .filter(
            span ->
                !span.since().at().isBefore(from)
                    || span.end().filter(end -> !end.until().at().isBefore(from)).isPresent())
        .sorted(Comparator.comparing(Span::key).thenComparing(span -> span.since().at()))
        .toList();
  }

  @Override
  public List<Span> spansOf(Fact.Kind kind, Instant from) {
    return InMemoryHistory.fold(speakers()).stream()
        .filter(span -> span.key().kind() == kind)
        .filter(span -> span.end().filter(end -> !end.until().at().isAfter(from)).isEmpty())
        .sorted(Comparator.comparing(Span::key).thenComparing(span -> span.since().at()))
        .toList();
  }

  @Override
  public List<Span> domainSpans(Set<String> domains) {
    return domainSpans().stream().filter(span -> domains.contains(span.key().subject())).toList();
  }

  @Override
  public List<Span> domainSpans() {
    return spans(Instant.MIN).stream()
        .filter(
            span -> span.key().kind() == Fact.Kind.DOMAIN || span.key().kind() == Fact.Kind.PROFILE)
        .toList();
  }

  @Override
  public Optional<Instant> lastChange(Instant through) {
    List<Instant> changes = new ArrayList<>();
    for (Span span : InMemoryHistory.fold(speakers())) {
      changes.add(span.since().at());
      span.end().ifPresent(end -> changes.add(end.until().at()));
    }
    return changes.stream()
        .filter(change -> !change.isAfter(through))
        .max(Comparator.naturalOrder());
  }
}
