package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RevisionSeen;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.testkit.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HistoryContractTest {
  @Test
  void everyTestOfTheContractFailsForAHistoryThatDoesNothing() {
    Proof.everyTestFails(OfNothing.class, 20);
  }

  static class OfNothing extends HistoryContract {
    @Override
    protected History open() {
      return new Nothing();
    }
  }

  private static final class Nothing implements History {
    @Override
    public RecordedRun record(Run run, Facts facts) {
      return new RecordedRun(run, 0, Optional.empty(), 0, 0);
    }

    @Override
    public int recordAll(Iterable<CompletedRun> runs) {
      return 0;
    }

    @Override
    public Checkpoint checkpoint() {
      return Checkpoint.beginning("00".repeat(16));
    }

    @Override
    public void tell(long runs, Consumer<LogEntry> listener) {}

    @Override
    public int merge(Iterable<LogEntry> log) {
      return 0;
    }

    @Override
    public Optional<StreamHead> standing(StreamId stream) {
      return Optional.empty();
    }

    @Override
    public List<StreamId> streams() {
      return List.of();
    }

    @Override
    public List<RecordedRun> runs(StreamId stream, int limit) {
      return List.of();
    }

    @Override
    public List<RecordedRun> moments(StreamId stream, Instant from, Trend.By by) {
      return List.of();
    }

    @Override
    public List<Span> spans(StreamId stream, Instant from) {
      return List.of();
    }

    @Override
    public List<Span> spansOf(StreamId stream, Fact.Kind kind, Instant from) {
      return List.of();
    }

    @Override
    public Optional<Instant> observedAt(String project, String revision) {
      return Optional.empty();
    }

    @Override
    public List<RevisionSeen> sightings(String project) {
      return List.of();
    }

    @Override
    public Optional<RecordedRun> runAt(long position) {
      return Optional.empty();
    }

    @Override
    public List<RecordedRun> runsCalled(String prefix, int limit) {
      return List.of();
    }

    @Override
    public List<RecordedRun> runsOf(String project, String prefix, int limit) {
      return List.of();
    }

    @Override
    public Optional<Facts> facts(RunId run) {
      return Optional.empty();
    }

    @Override
    public Optional<RecordedRun> speaker(StreamId stream, Instant through) {
      return Optional.empty();
    }

    @Override
    public Optional<RecordedRun> assessedSpeaker(StreamId stream, Instant through) {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> lastChange(StreamId stream, Instant through) {
      return Optional.empty();
    }

    @Override
    public List<Span> lives(StreamId stream) {
      return List.of();
    }

    @Override
    public boolean knowsCommits(StreamId stream) {
      return false;
    }

    @Override
    public void close() {}
  }
}
