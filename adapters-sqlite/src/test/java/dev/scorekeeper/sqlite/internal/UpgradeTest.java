package dev.scorekeeper.sqlite.internal;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history of schema 2, whose tables had other names, is upgraded and says what it said. */
class UpgradeTest {
  private static final String SPANS =
      "stream, until, kind, subject, value, since, since_run, until_run, cause, until_cause FROM ";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void makeIt() throws IOException, SQLException {
    file = folder.resolve("history.db");
    try (InputStream script =
            Objects.requireNonNull(UpgradeTest.class.getResourceAsStream("history-2.sql"));
        Connection connection = NewHistory.plain(file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void itsRunsAndSpansStayAndACopyIsKept() throws IOException, SQLException {
    List<String> before = NewHistory.rows(file, "SELECT " + SPANS + "span");

    StoredHistory.openForWriting(file).close();

    assertThat(before).hasSize(24);
    assertThat(NewHistory.rows(file, "SELECT " + SPANS + "stored_span")).isEqualTo(before);
    assertThat(NewHistory.rows(file, "PRAGMA user_version"))
        .containsExactly(String.valueOf(HistoryFile.SCHEMA_VERSION));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("history.db", "history.db.schema-2.bak");
    }
    assertThat(
            NewHistory.rows(folder.resolve("history.db.schema-2.bak"), "SELECT " + SPANS + "span"))
        .isEqualTo(before);
  }

  @Test
  void readingAskingAndVerifyingItChangeNothingAndSaySo() throws IOException {
    byte[] before = Files.readAllBytes(file);
    List<String> said = new ArrayList<>();
    HistoryStore store = new SqliteHistoryStore(file).telling(said::add);

    try (History history = store.forReading().orElseThrow()) {
      assertThat(history.log().checkpoint().entries()).isEqualTo(4);
    }
    try (Queries queries = store.queries().orElseThrow()) {
      assertThat(queries.parameters("SELECT status FROM domains WHERE branch = :branch"))
          .containsExactly("branch");
    }
    assertThat(store.verify(List.of(), (done, of) -> {}).orElseThrow().breaks()).isEmpty();

    assertThat(said).hasSize(3).allMatch(clause -> clause.contains("older Scorekeeper"));
    assertThat(file).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsComputedFromTheLogIsComputedAsItIsToday() throws IOException, SQLException {
    Path later = NewHistory.in(Files.createDirectory(folder.resolve("later")));
    try (StoredHistory history = StoredHistory.openForWriting(later)) {
      history.log().record(number(1).run(), SomeFacts.none().planned("a").assessed());
    }
    try (Connection connection = NewHistory.plain(later);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE stored_place SET voice = 1");
      statement.execute("PRAGMA user_version = 4");
    }

    assertThat(NewHistory.rows(later, "SELECT standing FROM runs")).containsExactly("repeats");
    try (StoredHistory history = StoredHistory.openForWriting(later)) {
      assertThat(breaks(history)).isEmpty();
    }
    assertThat(NewHistory.rows(later, "SELECT standing FROM runs")).containsExactly("speaks");
  }

  @Test
  void whereItCannotBeUpgradedTheMessageNamesTheFileAndNotTheCopy() throws SQLException {
    try (Connection connection = NewHistory.plain(file);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE fact");
    }

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> StoredHistory.openForReading(file))
        .withMessageStartingWith(file.toString());
  }

  @Test
  void itIsIntactAndRecordsOn() {
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      assertThat(breaks(history)).isEmpty();

      history.log().record(number(1).run(), SomeFacts.none().planned("a").assessed());

      assertThat(breaks(history)).isEmpty();
      assertThat(history.log().checkpoint().entries()).isEqualTo(5);
    }
  }

  @Test
  void thePlannerIsToldOfTheTablesByTheirNewNames() throws IOException, SQLException {
    StoredHistory.openForWriting(file).close();

    String told = "SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY 1, 2, 3";
    assertThat(NewHistory.rows(file, told))
        .isEqualTo(
            NewHistory.rows(NewHistory.in(Files.createDirectory(folder.resolve("new"))), told))
        .contains(
            "stored_fact|stored_fact|1000000 20 10 1",
            "stored_run|run_observed|100000 5000 1",
            "stored_subject|sqlite_autoindex_stored_subject_1|5000 1")
        .allMatch(row -> row.startsWith("stored_"));
  }

  @Test
  void whatWasStoredAsImplementedByTheCatalogIsCataloged() throws SQLException {
    try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
      StreamHistory stream = history.stream(history.streams().get(0));
      assertThat(stream.assessedSpeaker(Instant.MAX).orElseThrow().tally())
          .hasValueSatisfying(
              tally ->
                  assertThat(tally)
                      .hasToString(
                          "1 of 3 domains implemented (33 %) · 1 planned · 1 broken"
                              + " · 1 in the catalog only"));
    }

    StoredHistory.openForWriting(file).close();
    assertThat(NewHistory.rows(file, "SELECT value FROM stored_span WHERE kind = 1"))
        .anyMatch(value -> value.startsWith("[\"implemented\",\"catalog\""));
    assertThat(NewHistory.rows(file, "SELECT status, count(*) FROM domains GROUP BY status"))
        .containsExactly("broken|1", "cataloged|1", "implemented|1", "planned|1");
    assertThat(NewHistory.rows(file, "SELECT implemented, counted, percent, cataloged FROM trend"))
        .containsExactly("2|3|67|1", "1|3|33|1", "null|null|null|null", "1|3|33|1");
    assertThat(NewHistory.rows(file, "SELECT DISTINCT to_status FROM transitions ORDER BY 1"))
        .contains("cataloged");
    assertThat(
            NewHistory.rows(
                file, "SELECT event, formerly FROM ledger WHERE event IN ('renamed', 'broke')"))
        .containsExactlyInAnyOrder("renamed|self-awareness-orchestration", "broke|null");
  }

  private static List<Verification.Break> breaks(StoredHistory history) {
    return history.verify(List.of(), (done, of) -> {}).breaks();
  }
}
