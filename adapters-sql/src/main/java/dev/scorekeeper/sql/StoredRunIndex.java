package dev.scorekeeper.sql;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.Hex;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds runs in the file by its indexes. */
final class StoredRunIndex implements RunIndex {
  private static final String TIME_OF_REVISION =
      """
      SELECT coalesce(place.at, run.observed_at)
      FROM stored_run AS run
      JOIN stored_stream AS stream ON stream.id = run.stream
      LEFT JOIN stored_place AS place ON place.run = run.seq
      WHERE substr(run.revision, 1, 4) = substr(?, 1, 4) AND run.revision = ?
        AND run.source < 2 AND stream.project = ?
      ORDER BY run.seq LIMIT 1
      """;

  private static final String RUN_AT =
      Runs.RUN_COLUMNS
          + Runs.FROM_RUNS
          + """
          WHERE run.seq = ?
          """;

  private static final String RUNS_BY_ID =
      Runs.RUN_COLUMNS
          + Runs.FROM_RUNS
          + """
          WHERE run.key BETWEEN ? AND ?
          ORDER BY run.key LIMIT ?
          """;

  /** Blobs lie between blobs only, and texts between texts. */
  private static final String RUNS_BY_REVISION =
      Runs.RUN_COLUMNS
          + Runs.FROM_RUNS
          + """
          JOIN stored_stream AS stream ON stream.id = run.stream
          WHERE substr(run.revision, 1, 4) BETWEEN substr(?, 1, 4) AND substr(?, 1, 4)
            AND run.revision >= ? AND run.revision <= ?
            AND stream.project = ?
          ORDER BY run.seq DESC LIMIT ?
          """;

  private static final int KEY_DIGITS = 32;

  /** Beyond every revision of a version control system, in hexadecimal digits. */
  private static final int LONGEST_REVISION = 256;

  /** What no other character comes after. */
  private static final String LAST_CHARACTER = "\udbff\udfff";

  private final LogDatabase database;
  private final Runs runs;
  private final Assessments assessments;

  StoredRunIndex(LogDatabase database, Runs runs, Assessments assessments) {
    this.database = database;
    this.runs = runs;
    this.assessments = assessments;
  }

  @Override
  public Optional<RecordedRun> byPosition(long position) {
    return database.read(() -> LoggedRun.recorded(at(position)));
  }

  @Override
  public List<RecordedRun> byIdPrefix(String prefix, int limit) {
    return database.read(() -> LoggedRun.recorded(withId(prefix, limit)));
  }

  @Override
  public List<RecordedRun> byRevisionPrefix(String project, String prefix, int limit) {
    return database.read(() -> LoggedRun.recorded(ofRevision(project, prefix, limit)));
  }

  @Override
  public Optional<Instant> observedAt(String project, String revision) {
    return database.read(() -> timeOf(project, revision));
  }

  @Override
  public Map<String, CommitFact> commits(String project) {
    return database.read(() -> new StoredCommits(database, runs).all(project));
  }

  @Override
  public Optional<CommitFact> commit(String project, String revision) {
    return Commit.isName(revision)
        ? database.read(() -> new StoredCommits(database, runs).findJoined(project, revision))
        : Optional.empty();
  }

  @Override
  public Optional<Facts> facts(RunId run) {
    return database.read(
        () -> {
          Optional<LoggedRun> known = runs.find(run);
          return known.isPresent()
              ? Optional.of(assessments.facts(known.get().assessment()))
              : Optional.empty();
        });
  }

  private Optional<Instant> timeOf(String project, String revision) throws SQLException {
    Object stored = database.stored(revision);
    for (String joined : runs.streams().joined(project)) {
      OptionalLong time =
          database.number(TIME_OF_REVISION, stored, stored, database.written(joined));
      if (time.isPresent()) {
        return Optional.of(Instant.ofEpochMilli(time.getAsLong()));
      }
    }
    return Optional.empty();
  }

  private Optional<LoggedRun> at(long position) throws SQLException {
    return runs.one(BoundStatement.of(RUN_AT, position));
  }

  private List<LoggedRun> withId(String prefix, int limit) throws SQLException {
    if (!Hex.isHex(prefix) || prefix.length() > KEY_DIGITS) {
      return List.of();
    }
    return runs.all(
        BoundStatement.of(
            RUNS_BY_ID, padded(prefix, '0', KEY_DIGITS), padded(prefix, 'f', KEY_DIGITS), limit));
  }

  private List<LoggedRun> ofRevision(String project, String prefix, int limit) throws SQLException {
    List<LoggedRun> found = new ArrayList<>();
    for (String joined : runs.streams().joined(project)) {
      String text = database.written(prefix);
      found.addAll(between(text, text + LAST_CHARACTER, joined, limit));
      if (database.keepsRevisionsAsBytes() && Hex.isHex(prefix)) {
        byte[] first = padded(prefix, '0', prefix.length() + prefix.length() % 2);
        byte[] last = padded(prefix, 'f', Math.max(prefix.length(), LONGEST_REVISION));
        found.addAll(between(first, last, joined, limit));
      }
    }
    found.sort(Comparator.comparing(run -> -run.recorded().position()));
    return found.subList(0, Math.min(limit, found.size()));
  }

  /** The runs of a project whose revisions lie between two stored ones. */
  private List<LoggedRun> between(Object first, Object last, String project, int limit)
      throws SQLException {
    return runs.all(
        BoundStatement.of(
            RUNS_BY_REVISION, first, last, first, last, database.written(project), limit));
  }

  private static byte[] padded(String hex, char digit, int digits) {
    String padded = hex + String.valueOf(digit).repeat(digits - hex.length());
    return HexFormat.of().parseHex(padded.length() % 2 == 0 ? padded : padded + digit);
  }
}
