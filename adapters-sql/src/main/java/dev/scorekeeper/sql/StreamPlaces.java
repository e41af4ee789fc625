package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.BranchLine;
import dev.scorekeeper.domain.branch.Place;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
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

/**
 * The moments of a stream's runs in the file, computed from the log. A run on top of all others
 * costs the same however many there are; anything else is a look at the whole line.
 */
final class StreamPlaces {
  // The numbers of voices; silent is too what is not used for its commit.
  private static final int SILENT = 0;
  private static final int REPEATS = 1;
  private static final int SPEAKS = 2;

  private static final String ALL = "SELECT run, at, voice FROM stored_place WHERE stream = ?";

  private static final String ADD =
      "INSERT INTO stored_place (run, stream, at, voice) VALUES (?, ?, ?, ?)";

  private static final String CHANGE = "UPDATE stored_place SET at = ?, voice = ? WHERE run = ?";
  private static final String REMOVE = "DELETE FROM stored_place WHERE run = ?";

  private static final String AT =
      "SELECT run FROM stored_place WHERE stream = ? AND voice = ? AND at = ?";

  private static final String LAST =
      Runs.RUN_COLUMNS
          + Runs.FROM_PLACES
          + """
            AND place.stream = ? AND place.voice IN (1, 2) AND place.at = (
              SELECT max(at) FROM (
                SELECT max(at) AS at FROM stored_place WHERE stream = ? AND voice = 1
                UNION ALL
                SELECT max(at) FROM stored_place WHERE stream = ? AND voice = 2
              ) AS last)
          """;

  private static final String STAND =
      """
      SELECT tip, since, exact, at, time, root, stretches, look_since, look_id, look_ruleset,
        look_recorded_at, latest, future
      FROM stored_stand WHERE stream = ?
      """;

  private static final String IS_STAND =
      """
      SELECT count(*) FROM stored_stand
      WHERE tip = ? AND since = ? AND exact = ? AND at = ?
        AND time IS NOT DISTINCT FROM ? AND root = ?
        AND stretches = ? AND look_since = ? AND look_id = ? AND look_ruleset = ?
        AND look_recorded_at = ? AND latest IS NOT DISTINCT FROM ?
        AND future IS NOT DISTINCT FROM ? AND stream = ?
      """;

  private static final String REMOVE_STAND = "DELETE FROM stored_stand WHERE stream = ?";

  private static final String SET_STAND =
      """
      INSERT INTO stored_stand (tip, since, exact, at, time, root, stretches, look_since, look_id,
        look_ruleset, look_recorded_at, latest, future, stream)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (stream) DO UPDATE SET tip = excluded.tip, since = excluded.since,
        exact = excluded.exact, at = excluded.at, time = excluded.time, root = excluded.root,
        stretches = excluded.stretches, look_since = excluded.look_since,
        look_id = excluded.look_id, look_ruleset = excluded.look_ruleset,
        look_recorded_at = excluded.look_recorded_at, latest = excluded.latest,
        future = excluded.future
      """;

  private final LogDatabase database;
  private final Runs runs;
  private final long stream;
  private final StreamId id;
  private Optional<Stand> stand = Optional.empty();
  private boolean isStandKnown;
  private Optional<LoggedRun> last = Optional.empty();
  private boolean isLastKnown;

  /** What was stored last, if nothing was changed or removed since. */
  private Optional<Added> added = Optional.empty();

  StreamPlaces(LogDatabase database, Runs runs, long stream) throws SQLException {
    this.database = database;
    this.runs = runs;
    this.stream = stream;
    this.id = runs.stream(stream);
  }

  /** The moment that a run was given. */
  private record Added(long run, long at) {}

  /** A moment as it is stored. */
  record Stored(long at, int voice) {}

  /**
   * What became of the stream's moments.
   *
   * @param first the first moment that is another than before, and last the last one; empty where
   *     all are as they were
   */
  record Changed(OptionalLong first, OptionalLong last) {
    static final Changed NOTHING = new Changed(OptionalLong.empty(), OptionalLong.empty());

    static Changed at(long moment) {
      return new Changed(OptionalLong.of(moment), OptionalLong.of(moment));
    }
  }

  /** What {@link #stand} asks. */
  private BoundStatement askingStand() {
    return BoundStatement.of(STAND, stream);
  }

  /** What {@link #last} asks. */
  private BoundStatement askingLast() {
    return BoundStatement.of(LAST, stream, stream, stream);
  }

  /** What {@link #look} asks. */
  List<BoundStatement> asking() {
    return List.of(askingStand(), askingLast());
  }

  /** Looks where the stream is before a run is appended. */
  void look() throws SQLException {
    stand();
    last();
  }

  /** Where the branch stands, as was computed last. */
  Optional<Stand> stand() throws SQLException {
    if (!isStandKnown) {
      stand = storedStand();
      isStandKnown = true;
    }
    return stand;
  }

  private Optional<Stand> storedStand() throws SQLException {
    try (ResultSet row = database.ask(askingStand())) {
      return row.next()
          ? Optional.of(
              new Stand(
                  runs.revision(row, 1).orElseThrow(),
                  Instant.ofEpochMilli(row.getLong(2)),
                  row.getInt(3) == 1,
                  Instant.ofEpochMilli(row.getLong(4)),
                  ColumnReader.number(row, 5),
                  row.getInt(6) == 1,
                  row.getInt(7),
                  new Stand.Look(
                      Instant.ofEpochMilli(row.getLong(8)),
                      row.getString(9),
                      runs.rulesets().get(row.getLong(10)),
                      Instant.ofEpochMilli(row.getLong(11))),
                  ColumnReader.number(row, 12),
                  ColumnReader.number(row, 13)))
          : Optional.empty();
    }
  }

  /**
   * Gives a run that is new its moment, where that follows from where the stream stands.
   *
   * @param news commits of which nothing at all was known until now, from the run's on
   * @param gap whether nothing is known of the first parent of the oldest of them
   * @return empty where it takes a look at the whole
   */
  Optional<Changed> append(LoggedRun run, List<CommitFact> news, boolean gap) throws SQLException {
    if (!id.isLine()) {
      return later(run, BranchLine.time(run.run()));
    }
    Optional<Stand> before = stand();
    if (run.run().revision().isEmpty()) {
      if (before.isEmpty()) {
        return later(run, run.run().observedAt());
      }
      // Beside the line it is silent.
      return run.run().observedAt().isAfter(before.get().at())
          ? Optional.of(Changed.NOTHING)
          : Optional.empty();
    }
    if (before.isEmpty() || run.run().source() != Source.WORKTREE) {
      return Optional.empty();
    }
    Optional<Stand> after = before.get().after(run.run(), news, gap);
    if (after.isEmpty()) {
      return Optional.empty();
    }
    Optional<Changed> changed =
        news.isEmpty() ? again(run, after.get().at()) : next(run, after.get().at());
    if (changed.isPresent()) {
      keep(after);
    }
    return changed;
  }

  /** A run after all others, in whose stream nothing follows upon anything. */
  private Optional<Changed> later(LoggedRun run, Instant at) throws SQLException {
    Optional<LoggedRun> last = last();
    return last.isPresent() && !at.isAfter(last.get().recorded().at())
        ? Optional.empty()
        : Optional.of(add(run, at, last));
  }

  private Changed add(LoggedRun run, Instant at, Optional<LoggedRun> before) throws SQLException {
    boolean same =
        run.run().revision().isPresent() && before.isPresent() && before.get().saysTheSame(run);
    add(run.recorded().position(), new Stored(at.toEpochMilli(), same ? REPEATS : SPEAKS));
    return same ? Changed.NOTHING : Changed.at(at.toEpochMilli());
  }

  /** The first run of a commit on top of all others. */
  private Optional<Changed> next(LoggedRun run, Instant at) throws SQLException {
    Optional<LoggedRun> last = last();
    // The line may begin with it, and silence all that could not be read before.
    boolean begins = run.isReadable() && last.isPresent() && !last.get().isReadable();
    return begins ? Optional.empty() : Optional.of(add(run, at, last));
  }

  /** One more run of the commit on which the branch stands. */
  private Optional<Changed> again(LoggedRun run, Instant at) throws SQLException {
    long time = at.toEpochMilli();
    OptionalLong repeating = database.number(AT, stream, REPEATS, time);
    OptionalLong speaking = database.number(AT, stream, SPEAKS, time);
    if (repeating.isEmpty() && speaking.isEmpty()) {
      return next(run, at);
    }
    int voice = speaking.isPresent() ? SPEAKS : REPEATS;
    LoggedRun there = runs.at(speaking.isPresent() ? speaking.getAsLong() : repeating.getAsLong());
    if (!there.ruleset().equals(run.ruleset())) {
      return Optional.empty();
    }
    boolean stays = there.run().source() == Source.GIT || !isLater(run.run(), there.run());
    if (stays) {
      add(run.recorded().position(), new Stored(time, SILENT));
      return Optional.of(Changed.NOTHING);
    }
    if (!there.saysTheSame(run)) {
      return Optional.empty();
    }
    change(there.recorded().position(), new Stored(time, SILENT));
    add(run.recorded().position(), new Stored(time, voice));
    if (voice == SPEAKS) {
      new StreamSpans(database, new Assessments(database), stream).passOn(run.at(at).moment());
    }
    return Optional.of(Changed.NOTHING);
  }

  private static boolean isLater(Run one, Run other) {
    int byClock = one.recordedAt().compareTo(other.recordedAt());
    return byClock != 0 ? byClock > 0 : one.id().hex().compareTo(other.id().hex()) > 0;
  }

  /** The run that is used at the last moment, whether or not it says anything new. */
  Optional<LoggedRun> last() throws SQLException {
    if (!isLastKnown) {
      last = runs.one(askingLast());
      isLastKnown = true;
    }
    return last;
  }

  /** The moment that a run was given, if it was the last to be given one. */
  Optional<Instant> given(long run) {
    return added.filter(last -> last.run() == run).map(last -> Instant.ofEpochMilli(last.at()));
  }

  /** Computes the line from the whole log. */
  BranchLine<LoggedRun> line(Map<String, CommitFact> facts) throws SQLException {
    return BranchLine.of(id, runs.ofStream(stream), runs.tips(stream), facts);
  }

  /** The moments that the runs of the stream have on a line, by their positions in the log. */
  Map<Long, Stored> moments(BranchLine<LoggedRun> line) throws SQLException {
    Map<Long, Stored> moments = new LinkedHashMap<>();
    Map<String, Long> ofCommits = new HashMap<>();
    for (Place<LoggedRun> place : line.places()) {
      long at = place.at().toEpochMilli();
      moments.put(
          place.speaker().recorded().position(),
          new Stored(at, DbCodes.VOICES.indexOf(place.voice())));
      place.speaker().run().revision().ifPresent(name -> ofCommits.put(name, at));
    }
    if (id.isLine()) {
      for (LoggedRun run : runs.ofStream(stream)) {
        Long at = run.run().revision().map(ofCommits::get).orElse(null);
        if (at != null) {
          moments.putIfAbsent(run.recorded().position(), new Stored(at, SILENT));
        }
      }
    }
    return moments;
  }

  /** The moments as they are stored, by the positions of runs in the log. */
  Map<Long, Stored> stored() throws SQLException {
    Map<Long, Stored> stored = new HashMap<>();
    PreparedStatement select = database.prepared(ALL);
    select.setLong(1, stream);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        long voice = row.getLong(3);
        stored.put(
            row.getLong(1), new Stored(row.getLong(2), voice == (int) voice ? (int) voice : -1));
      }
    }
    return stored;
  }

  /** Stores what a line says. */
  Changed keep(BranchLine<LoggedRun> line) throws SQLException {
    Map<Long, Stored> moments = moments(line);
    Map<Long, Stored> before = stored();
    OptionalLong first = OptionalLong.empty();
    OptionalLong last = OptionalLong.empty();
    List<Long> speaking = new ArrayList<>();
    for (Map.Entry<Long, Stored> moment : moments.entrySet()) {
      Stored was = before.remove(moment.getKey());
      if (was == null) {
        add(moment.getKey(), moment.getValue());
      } else if (!was.equals(moment.getValue())) {
        change(moment.getKey(), moment.getValue());
        note(was, speaking);
      }
      if (!moment.getValue().equals(was)) {
        note(moment.getValue(), speaking);
      }
    }
    for (Map.Entry<Long, Stored> gone : before.entrySet()) {
      isLastKnown = false;
      added = Optional.empty();
      database.change(REMOVE, gone.getKey());
      note(gone.getValue(), speaking);
    }
    for (long at : speaking) {
      first = OptionalLong.of(Math.min(at, first.orElse(at)));
      last = OptionalLong.of(Math.max(at, last.orElse(at)));
    }
    keep(line.stand());
    return new Changed(first, last);
  }

  private static void note(Stored moment, List<Long> speaking) {
    if (moment.voice() == SPEAKS) {
      speaking.add(moment.at());
    }
  }

  private void add(long run, Stored moment) throws SQLException {
    isLastKnown = false;
    added = Optional.of(new Added(run, moment.at()));
    database.insert(ADD, run, stream, moment.at(), moment.voice());
  }

  private void change(long run, Stored moment) throws SQLException {
    isLastKnown = false;
    added = Optional.empty();
    database.change(CHANGE, moment.at(), moment.voice(), run);
  }

  private void keep(Optional<Stand> now) throws SQLException {
    stand = now;
    isStandKnown = true;
    if (now.isEmpty()) {
      database.change(REMOVE_STAND, stream);
    } else {
      long ruleset = runs.rulesets().add(now.get().look().ruleset());
      database.insert(SET_STAND, values(now.get(), ruleset));
    }
  }

  /** Whether just this is stored of where the branch stands, to the letter. */
  boolean isStored(Optional<Stand> due) throws SQLException {
    if (due.isEmpty()) {
      return storedStand().isEmpty();
    }
    OptionalLong ruleset = runs.rulesets().find(due.get().look().ruleset());
    if (ruleset.isEmpty()) {
      return false;
    }
    OptionalLong same = database.number(IS_STAND, values(due.get(), ruleset.getAsLong()));
    return same.equals(OptionalLong.of(1));
  }

  private Object[] values(Stand now, long ruleset) {
    return new Object[] {
      database.stored(now.tip()),
      now.since().toEpochMilli(),
      now.exact() ? 1 : 0,
      now.at().toEpochMilli(),
      now.time(),
      now.root() ? 1 : 0,
      now.stretches(),
      now.look().since().toEpochMilli(),
      now.look().id(),
      ruleset,
      now.look().recordedAt().toEpochMilli(),
      now.latest(),
      now.future(),
      stream
    };
  }
}
