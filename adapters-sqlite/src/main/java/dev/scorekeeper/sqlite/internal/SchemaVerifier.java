package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.sql.ColumnReader;
import dev.scorekeeper.sql.LogVerifier;
import dev.scorekeeper.sql.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Compares a history's tables, indexes, triggers and views with those that the migrations make, and
 * what the file tells of its migrations with what they are. Nothing is exempt for its name.
 */
final class SchemaVerifier implements LogVerifier.Schema {
  /** The migrations in the order in which they run. */
  static final List<String> SCRIPTS =
      List.of("V1__log.sql", "V2__names.sql", "V3__lines.sql", "R__views.sql");

  /** What begins the name of a script that runs again whenever it is another one. */
  private static final String REPEATABLE = "R";

  private static final String TABLE = "table ";

  private static final String FLYWAY_TABLE = "table flyway_schema_history";

  /** As Flyway makes its table. */
  private static final String FLYWAY =
      """
      CREATE TABLE "flyway_schema_history" (
          "installed_rank" INT NOT NULL PRIMARY KEY,
          "version" VARCHAR(50),
          "description" VARCHAR(200) NOT NULL,
          "type" VARCHAR(20) NOT NULL,
          "script" VARCHAR(1000) NOT NULL,
          "checksum" INT,
          "installed_by" VARCHAR(100) NOT NULL,
          "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
          "execution_time" INT NOT NULL,
          "success" BOOLEAN NOT NULL
      );
      CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
      """;

  private static final String MIGRATIONS =
      """
      SELECT version, description, type, script, checksum, success, installed_rank
      FROM flyway_schema_history ORDER BY installed_rank
      """;

  private static final String PROPORTIONS_TABLE = "table sqlite_stat1";
  private static final String PROPORTIONS =
      "SELECT quote(tbl) || ' ' || quote(idx) || ' ' || quote(stat) FROM sqlite_stat1";

  /** There where SQLite was built so, and then empty. */
  private static final String SAMPLES_TABLE = "table sqlite_stat4";

  private static final String SAMPLES = "SELECT count(*) FROM sqlite_stat4";

  private static final String ALL =
      "SELECT type || ' ' || name, tbl_name || ': ' || coalesce(sql, '') FROM sqlite_schema";

  /** Like {@link HistoryFile#WRITING}, before the tables had the names of today. */
  private static final String MIGRATING =
      """
      WHERE type LIKE 'trigger' OR type <> 'view'
        AND (tbl_name LIKE 'stored_%' OR tbl_name LIKE 'flyway_schema_history'
          OR tbl_name LIKE 'sqlite_stat1' OR tbl_name COLLATE NOCASE IN ('origin', 'stream',
            'ruleset', 'subject', 'assessment', 'fact', 'run', 'span'))
      """;

  private static final String INTEGRITY = "PRAGMA integrity_check(20)";

  private static final OptionalLong NO_RUN = OptionalLong.empty();

  private final Database database;
  private boolean hasTables = true;
  private boolean isOurs;

  SchemaVerifier(Database database) {
    this.database = database;
  }

  /**
   * Looks whether anything has a say in what is written that no migration made, such as a trigger
   * by which rows vanish.
   *
   * @throws HistoryException which says what, and what to do
   */
  static void checkBeforeWriting(Database database) {
    try {
      Optional<String> flaw = flaw(database, HistoryFile.WRITING, SCRIPTS);
      if (flaw.isPresent()) {
        throw new HistoryException(
            ("%s %s, which decides what is written, so nothing was; run history verify, and move"
                    + " the log to a new file with history export and history import --history")
                .formatted(database.file(), flaw.get()));
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * The same for a history of an older Scorekeeper, by which migrations would be stopped.
   *
   * @throws HistoryException which says what, and what to do
   */
  static void checkBeforeMigrating(Database database) {
    try {
      Optional<String> flaw = Optional.empty();
      for (int scripts = SCRIPTS.size() - 1; scripts > 0; scripts--) {
        flaw = flaw(database, MIGRATING, SCRIPTS.subList(0, scripts));
        if (flaw.isEmpty()) {
          return;
        }
      }
      throw new HistoryException(
          ("%s was written by an older Scorekeeper and %s, so it cannot be upgraded; remove"
                  + " that, or put a copy of the history in its place")
              .formatted(database.file(), flaw.orElseThrow()));
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /** The first thing in a part of the schema that is not as some scripts make it. */
  private static Optional<String> flaw(Database database, String part, List<String> scripts)
      throws SQLException {
    Map<String, String> found = schema(database.connection(), ALL + " " + part);
    Map<String, String> expected =
        made(scripts, connection -> schema(connection, ALL + " " + part));
    for (Map.Entry<String, String> one : found.entrySet()) {
      String sql = expected.remove(one.getKey());
      if (sql == null) {
        return Optional.of("holds the " + one.getKey() + " that no migration made");
      }
      if (!sql.equals(one.getValue())) {
        return Optional.of("holds another " + one.getKey() + " than the migrations make");
      }
    }
    // A table that is gone takes its indexes and triggers along.
    return expected.keySet().stream()
        .min(Comparator.comparing((String name) -> !name.startsWith(TABLE)))
        .map(missing -> "lacks the " + missing);
  }

  @Override
  public void verify(Violations breaks) throws SQLException {
    Map<String, String> found = schema(database.connection(), ALL);
    Made made =
        made(
            SCRIPTS,
            connection -> new Made(schema(connection, ALL), strings(connection, PROPORTIONS)));
    Map<String, String> expected = made.schema();
    if (!found.containsKey(SAMPLES_TABLE)) {
      expected.remove(SAMPLES_TABLE);
    }
    Violations differences = new Violations();
    expected.forEach(
        (name, sql) -> {
          String here = found.remove(name);
          boolean same = sql.equals(here);
          if (here == null) {
            differences.wrong(NO_RUN, name, "is missing");
          } else if (!same) {
            differences.differs(NO_RUN, name, "definition", here, sql);
          }
          hasTables &= same || !name.startsWith(TABLE);
        });
    found.forEach(
        (name, sql) -> differences.wrong(NO_RUN, name, "is there, and no migration made it"));
    isOurs = differences.none();
    breaks.add(differences);
    if (hasTables) {
      migrations(breaks);
    }
    if (isOurs) {
      proportions(made.proportions(), breaks);
      if (expected.containsKey(SAMPLES_TABLE) && database.number(SAMPLES).orElse(0) != 0) {
        breaks.wrong(NO_RUN, SAMPLES_TABLE, "has rows, and no migration made them");
      }
    }
  }

  /** Whether the tables are those that the migrations make; known once they were verified. */
  @Override
  public boolean hasTables() {
    return hasTables;
  }

  @Override
  public void verifyStorage(Violations breaks) throws SQLException {
    if (!isOurs) {
      // It computes what an index holds, and nobody knows what an index of others would take.
      return;
    }
    try (ResultSet row = database.prepared(INTEGRITY).executeQuery()) {
      while (row.next()) {
        String said = row.getString(1);
        if (!"ok".equals(said)) {
          breaks.wrong(OptionalLong.empty(), "file", "is damaged: " + said);
        }
      }
    }
  }

  /**
   * One row for each migration that is never repeated, and one for each time that one was, which is
   * when it was another one than before; numbered as they came.
   */
  private void migrations(Violations breaks) throws SQLException {
    List<String> expected = new ArrayList<>();
    for (String script : SCRIPTS) {
      expected.add(migration(script, Integer.toString(checksum(script))));
    }
    String repeatable = expected.remove(expected.size() - 1);
    String repeated = "";
    Set<String> all = new HashSet<>();
    int next = 0;
    try (ResultSet row = database.prepared(MIGRATIONS).executeQuery()) {
      while (row.next()) {
        String here = migration(row);
        if (!all.add(here)) {
          breaks.wrong(NO_RUN, FLYWAY_TABLE, "tells twice of the migration " + here);
          continue;
        }
        String rank = ColumnReader.shown(row, 7);
        String expectedRank = Integer.toString(all.size());
        if (!rank.equals(expectedRank)) {
          breaks.differs(NO_RUN, FLYWAY_TABLE, "number of " + here, rank, expectedRank);
        }
        if (here.equals(migration(SCRIPTS.get(SCRIPTS.size() - 1), checksum(row)))) {
          // Views are rebuilt whenever they are other ones; the last time they were these.
          repeated = here;
        } else if (next == expected.size()) {
          breaks.wrong(NO_RUN, FLYWAY_TABLE, "tells of a migration that there is not: " + here);
        } else {
          if (!here.equals(expected.get(next))) {
            breaks.differs(NO_RUN, FLYWAY_TABLE, "migration", here, expected.get(next));
          }
          next++;
        }
      }
    }
    if (!repeated.equals(repeatable)) {
      breaks.differs(NO_RUN, FLYWAY_TABLE, "last migration of the views", repeated, repeatable);
    }
    for (String missing : expected.subList(next, expected.size())) {
      breaks.wrong(NO_RUN, FLYWAY_TABLE, "does not tell of the migration " + missing);
    }
  }

  private static String migration(ResultSet row) throws SQLException {
    StringBuilder all = new StringBuilder();
    for (int column = 1; column <= 6; column++) {
      all.append(column == 1 ? "" : " ").append(ColumnReader.shown(row, column));
    }
    return all.toString();
  }

  private static String checksum(ResultSet row) throws SQLException {
    return row.getObject(5) instanceof Number number ? number.toString() : "";
  }

  /** What Flyway writes down of a script, from its version to its success. */
  private static String migration(String script, String checksum) {
    int name = script.indexOf("__");
    String version = script.startsWith(REPEATABLE) ? "nothing" : script.substring(1, name);
    String description = script.substring(name + 2, script.lastIndexOf('.'));
    return String.join(" ", version, description, "SQL", script, checksum, "1");
  }

  /** As Flyway computes it: of the lines, whatever ends them. */
  private static int checksum(String script) {
    CRC32 checksum = new CRC32();
    read(script).lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) checksum.getValue();
  }

  /** What the planner is told decides how long an answer takes. */
  private void proportions(List<String> expected, Violations breaks) throws SQLException {
    List<String> found = strings(database.connection(), PROPORTIONS);
    if (!found.equals(expected)) {
      breaks.differs(
          NO_RUN,
          PROPORTIONS_TABLE,
          "what the planner is told",
          String.join(", ", found),
          String.join(", ", expected));
    }
  }

  /** What the migrations make in an empty database. */
  private record Made(Map<String, String> schema, List<String> proportions) {}

  private static <T> T made(List<String> scripts, Looking<T> looking) throws SQLException {
    try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = memory.createStatement()) {
      statement.executeUpdate(FLYWAY);
      for (String script : scripts) {
        statement.executeUpdate(read(script));
      }
      return looking.at(memory);
    }
  }

  /** Two objects of one name are none that the migrations make. */
  private static Map<String, String> schema(Connection connection, String sql) throws SQLException {
    Map<String, String> schema = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        schema.merge(
            String.valueOf(row.getString(1)),
            String.valueOf(row.getString(2)),
            (one, other) -> one + "; " + other);
      }
    }
    return schema;
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        strings.add(String.valueOf(row.getString(1)));
      }
    }
    Collections.sort(strings);
    return strings;
  }

  private interface Looking<T> {
    T at(Connection connection) throws SQLException;
  }

  private static String read(String script) {
    try (InputStream in =
        SchemaVerifier.class.getResourceAsStream("/" + Migrations.LOCATION + "/" + script)) {
      if (in == null) {
        throw new HistoryException("this Scorekeeper is not whole: " + script + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
