package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.branch.StreamNames;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.run.StreamId;
import java.util.Comparator;
import java.util.List;

/** A history that keeps all entries and makes everything else from them when asked. */
public final class InMemoryHistory implements History {
  private final InMemoryEntries log;
  private final boolean forReading;
  private final Runnable closing;

  /** A history without runs. */
  public InMemoryHistory() {
    this(new InMemoryEntries(), false, () -> {});
  }

  private InMemoryHistory(InMemoryEntries log, boolean forReading, Runnable closing) {
    this.log = log;
    this.forReading = forReading;
    this.closing = closing;
  }

  /**
   * The same history, opened once more.
   *
   * @param readOnly whether it takes no runs
   * @param onClose what is done when it is closed
   */
  InMemoryHistory again(boolean readOnly, Runnable onClose) {
    return new InMemoryHistory(log, readOnly, onClose);
  }

  @Override
  public RunLog log() {
    return new InMemoryRunLog(log, forReading);
  }

  @Override
  public LogExchange exchange() {
    return new InMemoryExchange(log);
  }

  @Override
  public RunIndex runs() {
    return new InMemoryRunIndex(log);
  }

  @Override
  public StreamHistory stream(StreamId id) {
    return new InMemoryStreamHistory(log, names().now(id));
  }

  @Override
  public StreamNames names() {
    return log.names();
  }

  @Override
  public List<StreamId> streams() {
    StreamNames names = names();
    return log.runs().stream()
        .map(entry -> names.now(entry.run().stream()))
        .distinct()
        .sorted(Comparator.comparing(StreamId::project).thenComparing(StreamId::branch))
        .toList();
  }

  /** How many of the entries are runs. */
  long countRuns() {
    return log.runs().size();
  }

  /** The spans of all streams. */
  List<Span> spans() {
    return streams().stream()
        .flatMap(stream -> InMemoryBranch.of(log, stream).spans().stream())
        .toList();
  }

  @Override
  public void close() {
    closing.run();
  }
}
