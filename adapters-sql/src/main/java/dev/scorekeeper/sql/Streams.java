package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.StreamNames;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.StreamId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The streams that the log names, by numbers; what they were renamed to; and in which of them the
 * runs of each speak, which follows from that.
 */
final class Streams {
  /** Streams that have runs, by themselves or by those that speak in them. */
  private static final String WITH_RUNS =
      """
      SELECT project, branch FROM stored_stream AS stream
      WHERE EXISTS (
        SELECT 1 FROM stored_name AS own
        WHERE own.speaks_in = stream.id AND (
          EXISTS (SELECT 1 FROM stored_run AS run WHERE source < 2 AND run.stream = own.stream)
          OR EXISTS (SELECT 1 FROM stored_run AS run WHERE source = 2 AND run.stream = own.stream)
        )
      )
      ORDER BY project, branch
      """;

  private static final String IDS = "SELECT id FROM stored_stream ORDER BY id";

  private static final String BY_NAME =
      """
      SELECT stream.id, name.speaks_in
      FROM stored_stream AS stream JOIN stored_name AS name ON name.stream = stream.id
      WHERE stream.project = ? AND stream.branch = ?
      """;

  private static final String BY_ID = "SELECT project, branch FROM stored_stream WHERE id = ?";

  private static final String ADD =
      "INSERT INTO stored_stream (id, project, branch)"
          + " VALUES ((SELECT coalesce(max(id), 0) + 1 FROM stored_stream), ?, ?) RETURNING id";

  private static final String ADD_NAME =
      "INSERT INTO stored_name (stream, speaks_in) VALUES (?, ?)";

  private static final String REMOVE_NAME = "DELETE FROM stored_name WHERE stream = ?";

  private static final String SPEAKING_IN =
      "SELECT stream FROM stored_name WHERE speaks_in = ? ORDER BY stream";

  private static final String NAMES = "SELECT stream, speaks_in FROM stored_name ORDER BY stream";

  /** What {@link #joined} asks first. */
  static final BoundStatement ANY_RENAMING =
      BoundStatement.of("SELECT 1 FROM stored_stream_renaming LIMIT 1");

  private static final String ADD_RENAMING =
      """
      INSERT INTO stored_stream_renaming (seq, key, stream, renamed_to, recorded_at, chain)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String RENAMINGS =
      "SELECT stream, renamed_to, recorded_at FROM stored_stream_renaming";

  private static final String RENAMING_BY_KEY = RENAMINGS + " WHERE key = ?";
  private static final String RENAMING_AT = RENAMINGS + " WHERE seq = ?";

  private final LogDatabase database;
  private final Map<Long, StreamId> byNumber = new HashMap<>();

  Streams(LogDatabase database) {
    this.database = database;
  }

  /**
   * A stream as the log names it.
   *
   * @param id its number
   * @param speaksIn the number of the stream in which its runs speak
   */
  record Named(long id, long speaksIn) {}

  /** The streams that have runs, as they are called now. */
  List<StreamId> withRuns() throws SQLException {
    List<StreamId> streams = new ArrayList<>();
    try (ResultSet row = database.prepared(WITH_RUNS).executeQuery()) {
      while (row.next()) {
        streams.add(new StreamId(database.text(row, 1), database.text(row, 2)));
      }
    }
    return streams;
  }

  /** The numbers of all streams. */
  List<Long> ids() throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (ResultSet row = database.prepared(IDS).executeQuery()) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  /** What {@link #named} asks. */
  BoundStatement asking(StreamId stream) {
    return BoundStatement.of(
        BY_NAME, database.written(stream.project()), database.written(stream.branch()));
  }

  /** A stream as the log names it, if it does. */
  Optional<Named> named(StreamId stream) throws SQLException {
    try (ResultSet row = database.ask(asking(stream))) {
      if (!row.next()) {
        return Optional.empty();
      }
      byNumber.put(row.getLong(1), stream);
      return Optional.of(new Named(row.getLong(1), row.getLong(2)));
    }
  }

  /** The number of the stream that has, or had, a name. */
  OptionalLong find(StreamId name) throws SQLException {
    Optional<Named> known = named(name);
    return known.isPresent() ? OptionalLong.of(known.get().speaksIn()) : OptionalLong.empty();
  }

  /** A stream as the log names it; it gets a number where it has none, and speaks in itself. */
  Named add(StreamId stream) throws SQLException {
    Optional<Named> known = named(stream);
    return known.isPresent() ? known.get() : begin(stream);
  }

  private Named begin(StreamId stream) throws SQLException {
    long id =
        database
            .number(ADD, database.written(stream.project()), database.written(stream.branch()))
            .orElseThrow(database::vanished);
    byNumber.put(id, stream);
    Named begun = new Named(id, id);
    set(begun);
    return begun;
  }

  /** The name of a number. */
  StreamId stream(long id) throws SQLException {
    StreamId known = byNumber.get(id);
    if (known != null) {
      return known;
    }
    PreparedStatement select = database.prepared(BY_ID);
    select.setLong(1, id);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      StreamId stream = new StreamId(database.text(row, 1), database.text(row, 2));
      byNumber.put(id, stream);
      return stream;
    }
  }

  /** The streams whose runs speak in one: mostly itself. */
  List<Long> speakingIn(long id) throws SQLException {
    List<Long> ids = new ArrayList<>();
    PreparedStatement select = database.prepared(SPEAKING_IN);
    select.setLong(1, id);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  /** Appends a renaming at the end of the chain. */
  void add(Renaming renaming, Runs runs) throws SQLException {
    long from = add(renaming.from()).id();
    long to = add(renaming.to()).id();
    Checkpoint linked = runs.linked(new LogEntry.OfRenaming(renaming));
    database.insert(
        ADD_RENAMING,
        linked.entries(),
        renaming.id().bytes(),
        from,
        to,
        renaming.recordedAt().toEpochMilli(),
        linked.head().bytes());
  }

  Optional<Renaming> renaming(RunId id) throws SQLException {
    PreparedStatement select = database.prepared(RENAMING_BY_KEY);
    select.setBytes(1, id.bytes());
    return renamings(select).stream().findFirst();
  }

  /** The renaming of a position in the log, if one is there. */
  Optional<Renaming> renamingAt(long position) throws SQLException {
    PreparedStatement select = database.prepared(RENAMING_AT);
    select.setLong(1, position);
    return renamings(select).stream().findFirst();
  }

  private List<Renaming> renamings(PreparedStatement select) throws SQLException {
    List<Renaming> renamings = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        renamings.add(
            new Renaming(
                stream(row.getLong(1)),
                stream(row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3))));
      }
    }
    return renamings;
  }

  /** What streams are called, as the log says. */
  StreamNames names() throws SQLException {
    try {
      return database.number(ANY_RENAMING).isPresent()
          ? StreamNames.of(renamings(database.prepared(RENAMINGS)))
          : StreamNames.AS_RECORDED;
    } catch (IllegalArgumentException e) {
      throw new HistoryException(
          database.place()
              + " is not intact: a renaming says what none can; run scorekeeper history verify",
          e);
    }
  }

  /** A project, and after it those that renamings join with it, by name. */
  List<String> joined(String project) throws SQLException {
    if (database.number(ANY_RENAMING).isEmpty()) {
      return List.of(project);
    }
    List<String> joined = new ArrayList<>(names().joined(project));
    joined.remove(project);
    joined.add(0, project);
    return joined;
  }

  /** In which stream the runs of each speak, as it is stored. */
  Map<Long, Long> stored() throws SQLException {
    Map<Long, Long> stored = new TreeMap<>();
    try (ResultSet row = database.prepared(NAMES).executeQuery()) {
      while (row.next()) {
        stored.put(row.getLong(1), row.getLong(2));
      }
    }
    return stored;
  }

  /** In which stream the runs of each speak, as the log says. */
  Map<Long, Long> due() throws SQLException {
    StreamNames names = names();
    Map<StreamId, Long> numbers = new LinkedHashMap<>();
    for (long id : ids()) {
      numbers.put(stream(id), id);
    }
    Map<Long, Long> due = new TreeMap<>();
    numbers.forEach(
        // To what a name leads is named by a renaming, and so has a number.
        (name, id) -> due.put(id, numbers.getOrDefault(names.now(name), id)));
    return due;
  }

  /** Stores in which stream the runs of one speak. */
  void set(Named stream) throws SQLException {
    database.change(REMOVE_NAME, stream.id());
    database.insert(ADD_NAME, stream.id(), stream.speaksIn());
  }
}
