package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.branch.Place;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.testkit.history.InMemoryEntries.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One stream in memory, made from the log whenever it is asked. */
final class InMemoryStreamHistory implements StreamHistory {
  private final InMemoryEntries log;
  private final StreamId id;

  InMemoryStreamHistory(InMemoryEntries log, StreamId id) {
    this.log = log;
    this.id = id;
  }

  @Override
  public StreamId id() {
    return id;
  }

  private InMemoryBranch branch() {
    return InMemoryBranch.of(log, id);
  }

  /** The runs used for their moments, the earliest first. */
  private List<RecordedRun> speakers() {
    InMemoryBranch branch = branch();
    return branch.moments().stream().map(place -> branch.recorded(place.speaker())).toList();
  }

  @Override
  public Optional<StreamHead> head() {
    InMemoryBranch branch = branch();
    List<Place<Entry>> moments = branch.moments();
    if (moments.isEmpty()) {
      return Optional.empty();
    }
    Entry last = moments.get(moments.size() - 1).speaker();
    boolean assessed =
        moments.stream().anyMatch(at -> at.speaker().facts().outcome() == Outcome.ASSESSED);
    List<Fact> state = new ArrayList<>();
    for (Span span : branch.spans()) {
      if (span.end().isEmpty()) {
        state.add(span.fact());
      }
    }
    return Optional.of(
        new StreamHead(
            branch.recorded(last),
            last.facts(),
            Facts.of(assessed ? Outcome.ASSESSED : Outcome.UNREADABLE, state)));
  }

  @Override
  public List<RecordedRun> runs(int limit) {
    InMemoryBranch branch = branch();
    return log.runs(id).stream()
        .map(branch::recorded)
        .sorted(
            Comparator.comparing(RecordedRun::at).thenComparing(RecordedRun::position).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Stand> stand() {
    return branch().line().stand();
  }

  @Override
  public List<RecordedRun> ofCommits() {
    InMemoryBranch branch = branch();
    return log.runs(id).stream()
        .filter(entry -> entry.run().source() != Source.DRAFT)
        .filter(entry -> entry.run().revision().isPresent())
        .map(branch::recorded)
        .toList();
  }

  @Override
  public boolean knowsCommits() {
    return log.runs(id).stream().anyMatch(entry -> entry.run().source() == Source.GIT);
  }

  @Override
  public List<RecordedRun> moments(Instant from, Trend.By by) {
    return ThinnedOut.of(speakers().stream().filter(run -> !run.at().isBefore(from)).toList(), by);
  }

  @Override
  public Optional<RecordedRun> speaker(Instant through) {
    return last(speakers(), through);
  }

  @Override
  public Optional<RecordedRun> assessedSpeaker(Instant through) {
    return last(
        speakers().stream().filter(run -> run.outcome() == Outcome.ASSESSED).toList(), through);
  }

  private static Optional<RecordedRun> last(List<RecordedRun> moments, Instant through) {
    return moments.stream().filter(run -> !run.at().isAfter(through)).reduce((one, next) -> next);
  }

  @Override
  public List<Span> spans(Instant from) {
    return branch().spans().stream()
        .filter(
            span ->
                !span.since().at().isBefore(from)
                    || span.end().filter(end -> !end.until().at().isBefore(from)).isPresent())
        .sorted(Comparator.comparing(Span::key).thenComparing(span -> span.since().at()))
        .toList();
  }

  @Override
  public List<Span> spansOf(Fact.Kind kind, Instant from) {
    return branch().spans().stream()
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
    for (Span span : branch().spans()) {
      changes.add(span.since().at());
      span.end().ifPresent(end -> changes.add(end.until().at()));
    }
    return changes.stream()
        .filter(change -> !change.isAfter(through))
        .max(Comparator.naturalOrder());
  }
}
