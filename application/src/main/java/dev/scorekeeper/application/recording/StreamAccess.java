package dev.scorekeeper.application.recording;

import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.backfill.AutoBackfill;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.StreamId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens what is recorded of the stream that a workspace belongs to. */
public final class StreamAccess {
  private final OpenWorkspace workspace;
  private final HistoryStore histories;
  private final AutoBackfill past;
  private final Listener listener;

  public StreamAccess(
      OpenWorkspace workspace, HistoryStore histories, AutoBackfill past, Listener listener) {
    this.workspace = workspace;
    this.histories = histories;
    this.past = past;
    this.listener = listener;
  }

  /** Begins to ask version control and to open the history; other work can be done meanwhile. */
  public Opening begin() {
    workspace.checkout();
    return new Opening(Deferred.begin("history", histories::forReading));
  }

  /**
   * The same, and reads in it too: it waits for nothing but version control and the history.
   *
   * @param read what is to be read; done beside the caller
   */
  public <T> Reading<T> begin(Function<RecordedStream, T> read) {
    workspace.checkout();
    return new Reading<>(Deferred.begin("history", () -> read(read)));
  }

  private <T> Read<T> read(Function<RecordedStream, T> read) {
    History history = histories.forReading().orElseThrow(histories::absent);
    try {
      Name name = name(history);
      RecordedStream recorded = recorded(history, name.shown());
      return new Read<>(name, recorded, read.apply(recorded));
    } catch (RuntimeException e) {
      history.close();
      throw e;
    }
  }

  private record Read<T>(Name name, RecordedStream recorded, T result) {}

  /**
   * A stream that is being read.
   *
   * @param <T> what is read of it
   */
  public final class Reading<T> {
    private final Deferred<Read<T>> reading;

    private Reading(Deferred<Read<T>> reading) {
      this.reading = reading;
    }

    /**
     * The stream as it is recorded, to be closed.
     *
     * @throws HistoryException when there is no history
     */
    public RecordedStream recorded() {
      Read<T> read = reading.get();
      tell(read.name());
      return read.recorded();
    }

    /** What was read. */
    public T result() {
      return reading.get().result();
    }
  }

  /** A history that is being opened. */
  public final class Opening {
    private final Deferred<Optional<History>> opening;

    private Opening(Deferred<Optional<History>> opening) {
      this.opening = opening;
    }

    /**
     * The stream with what the repository's commits say of it: where the history knows none of them
     * they are read into it first, with a word about it, unless that is not wanted.
     *
     * @param backfill whether it is wanted, unless the settings turn it off
     * @throws HistoryException when there is no history even so
     */
    public RecordedStream withPast(boolean backfill) {
      RecordedStream recorded = stream(historyWithPast(backfill).orElseThrow(histories::absent));
      tellOfNewer(recorded);
      return recorded;
    }

    /** The history alone, in the same way; empty where there is none even so. */
    public Optional<History> historyWithPast(boolean backfill) {
      return backfill && workspace.settings().backfill() ? past.open(opening) : opening.get();
    }
  }

  /** Says that the commit that is checked out is not recorded, where it is to be looked for. */
  private void tellOfNewer(RecordedStream recorded) {
    if (!workspace.isOnUnasked(recorded.id())) {
      return;
    }
    Optional<String> here = workspace.tracked().flatMap(Checkout::revision);
    Optional<String> newest = recorded.stream().stand().map(Stand::tip);
    if (here.isPresent()
        && newest.isPresent()
        && !newest.equals(here)
        && recorded.history().runs().commit(recorded.id().project(), here.get()).isEmpty()) {
      listener.notice(
          "commit "
              + Commit.brief(here.get())
              + " is checked out, and the newest recorded one is "
              + Commit.brief(newest.get())
              + "; record it with scorekeeper validate, and all between with scorekeeper backfill");
    }
  }

  private RecordedStream stream(History history) {
    try {
      return recorded(history, id(history));
    } catch (RuntimeException e) {
      history.close();
      throw e;
    }
  }

  private RecordedStream recorded(History history, StreamId id) {
    return new RecordedStream(id, history, workspace::commits, workspace.choice());
  }

  /**
   * The stream that is asked for, as it is called now. Where nothing names one and the history
   * holds only another, that one, with a word about it.
   */
  public StreamId id(History history) {
    Name name = name(history);
    tell(name);
    return name.shown();
  }

  /**
   * Which stream is meant.
   *
   * @param asked as what is asked for is called now
   * @param shown another one where the history holds only that
   */
  private record Name(StreamId asked, StreamId shown) {}

  private Name name(History history) {
    StreamId asked = history.stream(workspace.stream()).id();
    if (workspace.namesStream() || history.streams(asked.project()).contains(asked)) {
      return new Name(asked, asked);
    }
    List<StreamId> streams = history.streams();
    return new Name(asked, streams.size() == 1 ? streams.get(0) : asked);
  }

  private void tell(Name name) {
    workspace.tellOfName(name.asked());
    workspace.tellOfNoBranch();
    if (!name.shown().equals(name.asked())) {
      listener.notice("showing " + name.shown() + "; this history has nothing else");
    }
  }
}
