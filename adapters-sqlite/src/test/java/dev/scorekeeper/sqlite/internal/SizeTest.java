package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs cost on the disk, tables and indexes together. */
class SizeTest {
  private static final int DOMAINS = 60;

  @TempDir private Path folder;
  private final Random random = new Random(1);
  private int number;

  @Test
  void aRunThatChangesNothingAddsOneRowAndItsMoment() throws SQLException {
    try (Database database = scratch()) {
      StoredHistory history = new StoredHistory(database);
      Facts facts = facts(new int[DOMAINS]);
      history.log().record(run(), facts);
      Map<String, Long> before = rows(database);

      history.log().record(run(), facts);

      Map<String, Long> after = rows(database);
      assertThat(after.remove("stored_run")).isEqualTo(2);
      assertThat(after.remove("stored_place")).isEqualTo(2);
      before.remove("stored_run");
      before.remove("stored_place");
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void aRunThatChangesNothingTakesAtMost200Bytes() throws SQLException {
    try (Database database = scratch()) {
      StoredHistory history = new StoredHistory(database);
      Facts facts = facts(new int[DOMAINS]);
      for (int i = 0; i < 300; i++) {
        history.log().record(run(), facts);
      }
      long before = bytes(database);
      int runs = 1500;

      for (int i = 0; i < runs; i++) {
        history.log().record(run(), facts);
      }

      assertThat((bytes(database) - before) / runs).isBetween(100L, 200L);
    }
  }

  @Test
  void aChangedFactTakesAtMost400Bytes() throws SQLException {
    try (Database database = scratch()) {
      StoredHistory history = new StoredHistory(database);
      int[] beats = new int[DOMAINS];
      for (int i = 0; i < 200; i++) {
        beats[random.nextInt(DOMAINS)]++;
        history.log().record(run(), facts(beats));
      }
      long before = bytes(database);
      int runs = 1500;

      for (int i = 0; i < runs; i++) {
        beats[random.nextInt(DOMAINS)]++;
        history.log().record(run(), facts(beats));
      }

      // Each of these runs changes one fact, and pays for itself besides.
      assertThat((bytes(database) - before) / runs - 200).isBetween(100L, 400L);
    }
  }

  private Database scratch() throws SQLException {
    Database database = Database.writing(NewHistory.in(folder));
    database.execute("PRAGMA synchronous = OFF");
    return database;
  }

  private Run run() {
    number++;
    byte[] revision = new byte[20];
    random.nextBytes(revision);
    return new Run(
        RunId.random(random),
        ARun.MAIN,
        ARun.RULES,
        Source.GIT,
        Optional.of(HexFormat.of().formatHex(revision)),
        ARun.time(number),
        ARun.time(number));
  }

  private static Facts facts(int[] beats) {
    SomeFacts facts = SomeFacts.none();
    for (int i = 0; i < beats.length; i++) {
      facts.implemented("component-%d-orchestration".formatted(i), 8, 41 + beats[i]);
    }
    return facts.assessed();
  }

  private static Map<String, Long> rows(Database database) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    Connection connection = database.connection();
    try (Statement statement = connection.createStatement();
        ResultSet table =
            statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
      while (table.next()) {
        try (Statement count = connection.createStatement()) {
          rows.put(
              table.getString(1),
              count.executeQuery("SELECT count(*) FROM " + table.getString(1)).getLong(1));
        }
      }
    }
    return rows;
  }

  private static long bytes(Database database) throws SQLException {
    return database
        .number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        .orElseThrow();
  }
}
