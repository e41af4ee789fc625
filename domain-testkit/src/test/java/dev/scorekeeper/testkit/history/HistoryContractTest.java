package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.branch.StreamNames;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.Proof;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HistoryContractTest {
  @Test
  void everyTestOfTheLogFailsForAHistoryThatDoesNothing() {
    Proof.everyTestFails(OfNothing.class, HistoryContract.TheLog.class, 20);
  }

  @Test
  void everyTestOfFindingRunsFailsForAHistoryThatDoesNothing() {
    Proof.everyTestFails(OfNothing.class, HistoryContract.FindingRuns.class, 4);
  }

  @Test
  void everyTestOfAnExchangeFailsForAHistoryThatDoesNothing() {
    Proof.everyTestFails(OfNothing.class, HistoryContract.Exchanging.class, 7);
  }

  @Test
  void everyTestOfLinesFailsForAHistoryThatDoesNothing() {
    Proof.everyTestFails(OfNothing.class, HistoryContract.Lines.class, 25);
  }

  @Test
  void everyTestOfNamesFailsForAHistoryThatDoesNothing() {
    Proof.everyTestFails(OfNothing.class, HistoryContract.Names.class, 10);
  }

  @Test
  void everyTestOfAStreamFailsForAHistoryThatDoesNothing() {
    Proof.everyTestFails(OfNothing.class, HistoryContract.OneStream.class, 25);
  }

  static class OfNothing extends HistoryContract {
    @Override
    protected History open() {
      return new Nothing();
    }
  }

  private static final class Nothing implements History {
    @Override
    public RunLog log() {
      return new NoLog();
    }

    @Override
    public LogExchange exchange() {
      return new NoExchange();
    }

    @Override
    public RunIndex runs() {
      return new NoRuns();
    }

    @Override
    public StreamHistory stream(StreamId id) {
      return new NoStream();
    }

    @Override
    public List<StreamId> streams() {
      return List.of();
    }

    @Override
    public StreamNames names() {
      return StreamNames.AS_RECORDED;
    }

    @Override
    public void close() {}
  }

  private static final class NoLog implements RunLog {
    @Override
    public RecordedRun record(Run run, Facts facts) {
      return new RecordedRun(run, 0, Instant.EPOCH, false, Optional.empty(), 0, 0);
    }

    @Override
    public RecordedRun record(BranchRun run) {
      return record(run.run(), run.facts());
    }

    @Override
    public int recordAll(
        List<CommitLine> lines, Iterable<CompletedRun> runs, Optional<BackfilledTip> tip) {
      return 0;
    }

    @Override
    public void rename(List<Renaming> renamings) {}

    @Override
    public int merge(Iterable<LogEntry> entries) {
      return 0;
    }

    @Override
    public Checkpoint checkpoint() {
      return Checkpoint.beginning("00".repeat(16));
    }

    @Override
    public void entries(long runs, Consumer<LogEntry> listener) {}
  }

  private static final class NoExchange implements LogExchange {
    @Override
    public SortedSet<String> projects() {
      return new TreeSet<>();
    }

    @Override
    public List<Set<String>> together(Set<String> projects) {
      return List.of();
    }

    @Override
    public Checkpoint chain(String project) {
      return Checkpoint.beginning("00".repeat(16));
    }

    @Override
    public boolean continues(String project, Checkpoint earlier) {
      return false;
    }

    @Override
    public List<Listed> listed(Set<String> together, long after, long through) {
      return List.of();
    }

    @Override
    public List<LogEntry> told(List<Listed> entries) {
      return List.of();
    }

    @Override
    public Set<RunId> missing(Collection<Listed> entries) {
      return Set.of();
    }

    @Override
    public Set<Digest> untold(Collection<Digest> assessments) {
      return Set.of();
    }
  }

  private static final class NoRuns implements RunIndex {
    @Override
    public Optional<RecordedRun> byPosition(long position) {
      return Optional.empty();
    }

    @Override
    public List<RecordedRun> byIdPrefix(String prefix, int limit) {
      return List.of();
    }

    @Override
    public List<RecordedRun> byRevisionPrefix(String project, String prefix, int limit) {
      return List.of();
    }

    @Override
    public Optional<Instant> observedAt(String project, String revision) {
      return Optional.empty();
    }

    @Override
    public Optional<CommitFact> commit(String project, String revision) {
      return Optional.empty();
    }

    @Override
    public Map<String, CommitFact> commits(String project) {
      return Map.of();
    }

    @Override
    public Optional<Facts> facts(RunId run) {
      return Optional.empty();
    }
  }

  private static final class NoStream implements StreamHistory {
    @Override
    public StreamId id() {
      return new StreamId("", "");
    }

    @Override
    public Optional<StreamHead> head() {
      return Optional.empty();
    }

    @Override
    public List<RecordedRun> runs(int limit) {
      return List.of();
    }

    @Override
    public Optional<Stand> stand() {
      return Optional.empty();
    }

    @Override
    public List<RecordedRun> ofCommits() {
      return List.of();
    }

    @Override
    public boolean knowsCommits() {
      return false;
    }

    @Override
    public List<RecordedRun> moments(Instant from, Trend.By by) {
      return List.of();
    }

    @Override
    public Optional<RecordedRun> speaker(Instant through) {
      return Optional.empty();
    }

    @Override
    public Optional<RecordedRun> assessedSpeaker(Instant through) {
      return Optional.empty();
    }

    @Override
    public List<Span> spans(Instant from) {
      return List.of();
    }

    @Override
    public List<Span> spansOf(Fact.Kind kind, Instant from) {
      return List.of();
    }

    @Override
    public List<Span> domainSpans() {
      return List.of();
    }

    @Override
    public List<Span> domainSpans(Set<String> domains) {
      return List.of();
    }

    @Override
    public Optional<Instant> lastChange(Instant through) {
      return Optional.empty();
    }
  }
}
