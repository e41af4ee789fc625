package dev.scorekeeper.sqlite.internal;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.sql.Views;
import dev.scorekeeper.sqlite.internal.file.Draft;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {
  private static final Facts PLANNED = SomeFacts.none().planned("a").assessed();
  private static final Facts IMPLEMENTED = SomeFacts.none().implemented("a", 1, 2).assessed();

  @TempDir private Path folder;

  // ---- making one

  @Test
  void aNewHistoryBringsItsFolderAndKeepsItOutOfGit() throws IOException {
    Path file = folder.resolve(".scorekeeper/history.db");

    StoredHistory.openForWriting(file).close();

    assertThat(names(file.resolveSibling(""))).containsExactly(".gitignore", "history.db");
    assertThat(file.resolveSibling(".gitignore")).hasContent("*");
  }

  @Test
  void aFolderThatWasThereStaysAsItWas() throws IOException {
    StoredHistory.openForWriting(folder.resolve("history.db")).close();

    assertThat(names(folder)).containsExactly("history.db");
  }

  @Test
  void onlyTheFolderItselfIsMade() {
    Path file = folder.resolve("no/such/history.db");

    assertRefused(() -> StoredHistory.openForWriting(file), file, "no/such", "--history");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a?b=c", "100 % sure", "größe 漢字", "a#b", "file:x", "it's \"so\"", "mode=memory"})
  void everyNameWillDo(String name) throws IOException {
    Path file = folder.resolve(name).resolve(name + ".db");
    record(file, 1, PLANNED);

    assertThat(record(file, 2, PLANNED).position()).isEqualTo(2);
    assertThat(names(file.resolveSibling("")))
        .containsExactlyInAnyOrder(".gitignore", name + ".db");
  }

  @Test
  void ofManyFirstRunsAtOnceEachIsRecorded() throws Exception {
    Path file = folder.resolve(".scorekeeper/history.db");
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<RecordedRun>> runs = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        int number = i;
        runs.add(threads.submit(() -> record(file, number, PLANNED)));
      }
      List<Long> positions = new ArrayList<>();
      for (Future<RecordedRun> run : runs) {
        positions.add(run.get().position());
      }
      assertThat(positions).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    } finally {
      threads.shutdownNow();
    }
    assertThat(names(file.resolveSibling(""))).containsExactly(".gitignore", "history.db");
  }

  @Test
  void whatAKilledFirstRunLeftBehindIsNoObstacle() throws IOException {
    Files.writeString(folder.resolve("history.db.new-1"), "half");

    assertThat(record(folder.resolve("history.db"), 1, PLANNED).position()).isEqualTo(1);
    assertThat(folder.resolve("history.db.new-1")).hasContent("half");
  }

  @Test
  void whatAKilledFirstRunLeftIsTakenAway() throws IOException {
    Path ours = folder.resolve(".scorekeeper/history.db");
    record(ours, 1, PLANNED);
    for (boolean isThere : new boolean[] {true, false}) {
      for (int number : new int[] {1, 2, 7}) {
        Path left = ours.resolveSibling("history.db.new-" + number);
        Files.copy(folder.resolve(".scorekeeper/history.db"), left);
        Files.writeString(ours.resolveSibling(left.getFileName() + "-journal"), "half");
        Files.writeString(ours.resolveSibling(left.getFileName() + ".lock"), "1");
      }
      Files.createFile(ours.resolveSibling("history.db.new-3"));
      Files.createFile(ours.resolveSibling("history.db.new-3.lock"));
      if (!isThere) {
        Files.delete(ours);
      }

      assertThat(record(ours, 2, PLANNED).position()).isEqualTo(isThere ? 2 : 1);
      assertThat(names(ours.resolveSibling(""))).containsExactly(".gitignore", "history.db");
    }
  }

  @Test
  void whatAKilledExchangeLeftIsTakenAwayToo() throws IOException {
    Path history = folder.resolve("history.db");
    record(history, 1, PLANNED);
    Files.writeString(folder.resolve("history.db.marks.new-1"), "given ");
    Files.writeString(folder.resolve("history.db.marks.new-1.lock"), "1");

    record(history, 2, PLANNED);

    assertThat(names(folder)).containsExactly("history.db");
  }

  @Test
  void whatAnOlderVersionLeftLongAgoIsTakenAway() throws IOException {
    Path history = folder.resolve("history.db");
    Path left = Files.createFile(folder.resolve("history.db.new-1"));
    Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

    record(history, 1, PLANNED);

    assertThat(names(folder)).containsExactly("history.db");
  }

  @Test
  void nothingOfOthersIsTakenAway() throws IOException {
    Path history = folder.resolve("history.db");
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "");
    Files.writeString(folder.resolve("history.db.new-1"), "notes");
    Files.createSymbolicLink(folder.resolve("history.db.new-2"), elsewhere);
    Files.createDirectory(folder.resolve("history.db.new-3"));
    Files.writeString(folder.resolve("history.db.new-x"), "");
    Files.createFile(folder.resolve("history.db.new-4")); // just now, as old versions made them

    record(history, 1, PLANNED);
    record(history, 2, PLANNED);

    assertThat(names(folder))
        .containsExactlyInAnyOrder(
            "elsewhere",
            "history.db",
            "history.db.new-1",
            "history.db.new-2",
            "history.db.new-3",
            "history.db.new-4",
            "history.db.new-x");
  }

  @Test
  void theFileThatAFullDiskLeftEmptyIsFinished() throws IOException {
    Path history = folder.resolve(".scorekeeper/history.db");
    Path ignoring = folder.resolve(".scorekeeper/.gitignore");
    Files.createDirectory(folder.resolve(".scorekeeper"));
    Files.createFile(ignoring);

    record(history, 1, PLANNED);
    assertThat(ignoring).hasContent("*");

    Files.writeString(ignoring, "");
    record(history, 2, PLANNED);
    assertThat(ignoring).hasContent("*");
  }

  @Test
  void whatSomebodyWantsToKeepInGitStaysThere() throws IOException {
    Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
    Path plans = Files.createDirectory(folder.resolve("plans"));
    Files.createFile(plans.resolve(".gitignore"));
    Path linked = Files.createDirectory(folder.resolve(".scorekeeper"));
    Files.createSymbolicLink(linked.resolve(".gitignore"), elsewhere);

    record(plans.resolve("history.db"), 1, PLANNED);
    record(linked.resolve("history.db"), 1, PLANNED);
    Files.delete(linked.resolve(".gitignore"));
    record(linked.resolve("history.db"), 2, PLANNED);

    assertThat(plans.resolve(".gitignore")).isEmptyFile();
    assertThat(elsewhere).isEmptyFile();
    assertThat(linked.resolve(".gitignore")).doesNotExist();
  }

  @Test
  void twoHistoriesHaveTwoOrigins() throws SQLException {
    Path one = folder.resolve("one.db");
    Path other = folder.resolve("other.db");
    record(one, 1, PLANNED);
    record(other, 1, PLANNED);

    assertThat(text(one, "SELECT hex(bytes) FROM stored_origin")).hasSize(32);
    assertThat(text(one, "SELECT hex(bytes) FROM stored_origin"))
        .isNotEqualTo(text(other, "SELECT hex(bytes) FROM stored_origin"));
    assertThat(text(one, "SELECT hex(chain) FROM stored_run"))
        .isNotEqualTo(text(other, "SELECT hex(chain) FROM stored_run"));
  }

  @Test
  void whereThereIsNoFileThereIsNothingToRead() {
    assertThat(StoredHistory.openForReading(folder.resolve("history.db"))).isEmpty();
    assertThat(StoredHistory.openForReading(folder.resolve("none/history.db"))).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  // ---- what is no history

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "no database, and longer than the hundred bytes that the head of one takes; so it goes on and on"
      })
  void aFileThatIsNoDatabaseIsRefusedAndUntouched(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("history.db"), content);

    assertRefused(() -> StoredHistory.openForWriting(file), file, "--history");
    assertRefused(() -> StoredHistory.openForReading(file), file, "--history");
    assertThat(file).hasContent(content);
    assertThat(names(folder)).containsExactly("history.db");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsSaidToBeOneAndNotToBeEmpty() {
    Path device = Path.of("/dev/null");

    for (ThrowingCallable opening :
        List.<ThrowingCallable>of(
            () -> StoredHistory.openForWriting(device),
            () -> StoredHistory.openForReading(device))) {
      assertRefused(opening, device, "is a device or a pipe; give the path of a file");
    }
  }

  @Test
  void aDatabaseOfSomethingElseIsRefusedAndUntouched() throws IOException, SQLException {
    Path file = folder.resolve("history.db");
    execute(file, "CREATE TABLE stored_run (seq INTEGER)");
    byte[] before = Files.readAllBytes(file);

    assertRefused(() -> StoredHistory.openForWriting(file), file, "no history of Scorekeeper");
    assertRefused(() -> StoredHistory.openForReading(file), file, "no history of Scorekeeper");
    assertThat(file).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 700, 4096, 20_000})
  void aTruncatedHistoryIsRefusedAndUntouched(int size) throws IOException {
    Path file = NewHistory.in(folder);
    byte[] half = Arrays.copyOf(Files.readAllBytes(file), size);
    Files.write(file, half);

    assertRefused(() -> StoredHistory.openForWriting(file), file, "--history");
    assertRefused(() -> StoredHistory.openForReading(file), file, "--history");
    assertThat(file).hasBinaryContent(half);
  }

  @Test
  void aHistoryWithoutItsTablesIsRefused() throws SQLException {
    Path file = NewHistory.in(folder);
    execute(file, "DROP TABLE stored_span");

    assertRefused(() -> StoredHistory.openForWriting(file), file, "stored_span");
    assertRefused(() -> StoredHistory.openForReading(file), file, "does not hold the tables");
  }

  @Test
  void aFolderIsRefused() {
    assertRefused(() -> StoredHistory.openForWriting(folder), folder, "is a folder");
    assertRefused(() -> StoredHistory.openForReading(folder), folder, "is a folder");
  }

  @Test
  void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "").resolve("history.db");

    assertRefused(() -> StoredHistory.openForWriting(file), file, "x");
  }

  @Test
  void aLinkToNothingIsRefused() throws IOException {
    Path file = folder.resolve("history.db");
    Files.createSymbolicLink(file, folder.resolve("gone"));

    assertRefused(() -> StoredHistory.openForWriting(file), file, "does not exist");
  }

  // ---- other versions

  @Test
  void aNewerHistoryIsRefusedAndUntouched() throws IOException, SQLException {
    Path file = NewHistory.in(folder);
    execute(file, "PRAGMA user_version = 8");
    byte[] before = Files.readAllBytes(file);

    for (ThrowingCallable open :
        List.<ThrowingCallable>of(
            () -> StoredHistory.openForWriting(file), () -> StoredHistory.openForReading(file))) {
      assertRefused(open, file, "newer Scorekeeper (schema 8, this one knows 7)", "upgrade");
    }
    assertThat(file).hasBinaryContent(before);
    assertThat(names(folder)).containsExactly("history.db");
  }

  @Test
  void anOlderHistoryIsBroughtUpToDateAndACopyIsKept() throws IOException, SQLException {
    Path file = older();

    assertThat(record(file, 2, IMPLEMENTED).position()).isEqualTo(2);

    assertThat(names(folder)).containsExactly("history.db", "history.db.schema-0.bak");
    assertThat(text(file, "SELECT count(*) FROM runs")).isEqualTo("2");
    assertThat(text(file, "PRAGMA user_version")).isEqualTo("7");
    Path copy = folder.resolve("history.db.schema-0.bak");
    assertThat(text(copy, "SELECT count(*) FROM stored_run")).isEqualTo("1");
    assertThat(text(copy, "PRAGMA user_version")).isEqualTo("0");
    assertThat(text(copy, "PRAGMA application_id")).isEqualTo(String.valueOf(Draft.APPLICATION_ID));
    assertThat(text(copy, "PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void aCopyThatIsThereIsNeverOverwritten() throws IOException, SQLException {
    Path file = older();
    Files.writeString(folder.resolve("history.db.schema-0.bak"), "mine");

    record(file, 2, IMPLEMENTED);

    assertThat(folder.resolve("history.db.schema-0.bak")).hasContent("mine");
    assertThat(text(folder.resolve("history.db.schema-0.2.bak"), "SELECT count(*) FROM stored_run"))
        .isEqualTo("1");
  }

  @Test
  void anOlderHistoryIsReadFromACopyAndStaysAsItIs() throws IOException, SQLException {
    Path file = older();
    byte[] before = Files.readAllBytes(file);

    try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
      assertThat(history.isCopy()).isTrue();
      assertThat(history.stream(MAIN).runs(9)).hasSize(1);
      assertRefused(() -> history.log().record(number(2).run(), PLANNED), file, "read-only");
    }
    assertThat(file).hasBinaryContent(before);
    assertThat(names(folder)).containsExactly("history.db");
  }

  @Test
  void theCopyOfAnOlderHistoryIsGoneWhenItIsClosed() throws IOException, SQLException {
    Path copy;
    try (Database database = HistoryFile.openForReading(older()).orElseThrow();
        Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery("PRAGMA database_list")) {
      row.next();
      copy = Path.of(row.getString("file"));
      assertThat(copy).exists();
    }
    assertThat(copy).doesNotExist();
    assertThat(copy.getParent()).doesNotExist();
  }

  @Test
  void anOlderHistoryIsBroughtUpToDateOnceWhenManyOpenItAtOnce() throws Exception {
    Path file = older();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<RecordedRun>> runs = new ArrayList<>();
      for (int i = 2; i < 6; i++) {
        int number = i;
        runs.add(threads.submit(() -> record(file, number, PLANNED)));
      }
      for (Future<RecordedRun> run : runs) {
        assertThat(run.get().position()).isBetween(2L, 5L);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(names(folder)).containsExactly("history.db", "history.db.schema-0.bak");
  }

  // ---- reading where nothing may be written

  @Test
  void aReadOnlyFileInAReadOnlyFolderCanBeRead() throws IOException, SQLException {
    Path file = folder.resolve("kept/history.db");
    record(file, 1, PLANNED);
    try (Lock lock = Lock.on(file)) {
      assumeTrue(lock.holds(), "this user may write whatever is read-only");

      try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
        assertThat(history.stream(MAIN).runs(9)).hasSize(1);
        assertThat(history.stream(MAIN).head()).isPresent();
      }
      try (Queries history = ReadOnlyQueries.open(file).orElseThrow()) {
        List<Object> values = new ArrayList<>();
        history.run(
            "SELECT outcome FROM trend",
            Map.of(),
            new Patience(Duration.ofMinutes(1), Clock.systemUTC()),
            new Values(values));
        assertThat(values).containsExactly("assessed");
      }
      try (StoredHistory history = StoredHistory.openForWriting(file)) {
        assertRefused(
            () -> history.log().record(number(2).run(), IMPLEMENTED),
            file,
            "read-only",
            "--history");
      }
    }
  }

  @Test
  void anOlderReadOnlyFileInAReadOnlyFolderCanBeRead() throws IOException, SQLException {
    Path file = older();
    try (Lock lock = Lock.on(file)) {
      assumeTrue(lock.holds(), "this user may write whatever is read-only");

      try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
        assertThat(history.stream(MAIN).runs(9)).hasSize(1);
      }
    }
  }

  @Test
  void aHistoryInWriteAheadModeCanBeReadWhereNothingCanBeWritten()
      throws IOException, SQLException {
    Path file = folder.resolve("kept/history.db");
    record(file, 1, PLANNED);
    setMode(file, "WAL");
    byte[] before = Files.readAllBytes(file);
    try (Lock lock = Lock.on(file)) {
      assumeTrue(lock.holds(), "this user may write whatever is read-only");

      try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
        assertThat(history.stream(MAIN).runs(9)).hasSize(1);
        assertThat(history.isCopy()).isFalse();
      }
      try (ReadOnlyQueries queries = ReadOnlyQueries.open(file).orElseThrow()) {
        assertThat(queries.isCopy()).isFalse();
      }
    }
    assertThat(file).hasBinaryContent(before);
    assertThat(names(file.resolveSibling(""))).containsExactly(".gitignore", "history.db");
  }

  @Test
  void anOlderHistoryInWriteAheadModeCanBeReadWhereNothingCanBeWritten()
      throws IOException, SQLException {
    Path file = older();
    setMode(file, "WAL");
    try (Lock lock = Lock.on(file)) {
      assumeTrue(lock.holds(), "this user may write whatever is read-only");

      try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
        assertThat(history.stream(MAIN).runs(9)).hasSize(1);
        assertThat(history.isCopy()).isTrue();
      }
    }
  }

  @Test
  void whatIsWrittenAheadAndCannotBeReadIsNotLeftOut() throws IOException, SQLException {
    Path file = folder.resolve("kept/history.db");
    record(file, 1, PLANNED);
    Path ahead = file.resolveSibling("history.db-wal");
    byte[] pending;
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA user_version = 4");
      pending = Files.readAllBytes(ahead);
    }
    Files.write(ahead, pending);
    try (Lock lock = Lock.on(file)) {
      assumeTrue(lock.holds(), "this user may write whatever is read-only");

      assertRefused(
          () -> StoredHistory.openForReading(file), file, "written ahead", "history.db-wal");
    }
  }

  @Test
  void theNextWritePutsTheModeBack() throws IOException, SQLException {
    Path file = folder.resolve("history.db");
    record(file, 1, PLANNED);
    setMode(file, "WAL");
    assertThat(Journals.isWrittenAhead(file)).isTrue();

    record(file, 2, IMPLEMENTED);

    assertThat(Journals.isWrittenAhead(file)).isFalse();
    assertThat(names(folder)).containsExactly("history.db");
  }

  @Test
  void aWriteBesideAnotherProgramLeavesTheModeAndRecords() throws IOException, SQLException {
    Path file = folder.resolve("history.db");
    record(file, 1, PLANNED);
    setMode(file, "WAL");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
      record(file, 2, IMPLEMENTED);
    }
    assertThat(Journals.isWrittenAhead(file)).isTrue();
    record(file, 3, PLANNED);
    assertThat(Journals.isWrittenAhead(file)).isFalse();
  }

  private static void setMode(Path file, String mode) throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA journal_mode = " + mode);
    }
  }

  @Test
  void aHistoryOpenedToReadRecordsNothing() throws IOException {
    Path file = folder.resolve("history.db");
    record(file, 1, PLANNED);
    byte[] before = Files.readAllBytes(file);

    try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
      assertRefused(() -> history.log().record(number(2).run(), PLANNED), file, "read-only");
    }
    assertThat(file).hasBinaryContent(before);
  }

  // ---- trouble

  @Test
  void aWriteThatWasCutShortIsUndoneBeforeReading() throws IOException, SQLException {
    Path file = folder.resolve("history.db");
    record(file, 1, PLANNED);
    Path cut = Files.createDirectory(folder.resolve("cut")).resolve("history.db");
    try (Connection connection = NewHistory.plain(file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cache_size = 1");
      statement.execute("BEGIN");
      statement.execute(
          """
          WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 5000)
          INSERT INTO stored_subject (name) SELECT 'subject ' || n FROM number
          """);
      Files.copy(file, cut);
      Files.copy(
          file.resolveSibling("history.db-journal"), cut.resolveSibling("history.db-journal"));
      statement.execute("ROLLBACK");
    }

    try (StoredHistory history = StoredHistory.openForReading(cut).orElseThrow()) {
      assertThat(history.stream(MAIN).runs(9)).hasSize(1);
    }
    assertThat(names(cut.resolveSibling(""))).containsExactly("history.db");
    assertThat(text(cut, "SELECT count(*) FROM stored_subject WHERE name LIKE 'subject %'"))
        .isEqualTo("0");
  }

  @Test
  void whereNothingMayBeWrittenAWriteThatWasCutShortSaysWhatItNeeds()
      throws IOException, SQLException {
    Path file = folder.resolve("kept/history.db");
    record(file, 1, PLANNED);
    Path journal = file.resolveSibling("history.db-journal");
    byte[] half;
    byte[] undo;
    try (Connection connection = NewHistory.plain(file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cache_size = 1");
      statement.execute("BEGIN");
      statement.execute(
          """
          WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 5000)
          INSERT INTO stored_subject (name) SELECT 'subject ' || n FROM number
          """);
      half = Files.readAllBytes(file);
      undo = Files.readAllBytes(journal);
      statement.execute("ROLLBACK");
    }
    Files.write(file, half);
    Files.write(journal, undo);
    try (Lock lock = Lock.on(file)) {
      assumeTrue(lock.holds(), "this user may write whatever is read-only");

      assertRefused(
          () -> StoredHistory.openForReading(file), file, "middle of a write", "writable");
      assertThat(file).hasBinaryContent(half);
      assertThat(journal).hasBinaryContent(undo);
    }
    try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
      assertThat(history.stream(MAIN).runs(9)).hasSize(1);
    }
  }

  @Test
  void aFullDiskLosesNothingThatWasRecorded() throws IOException, SQLException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=384k", "tmpfs", disk.toString()) == 0,
        "this user cannot mount a small disk");
    try {
      Path file = NewHistory.in(disk);
      record(file, 1, PLANNED);
      SomeFacts many = SomeFacts.none();
      for (int i = 0; i < 3000; i++) {
        many.planned("domain-" + i);
      }
      try (StoredHistory history = StoredHistory.openForWriting(file)) {
        assertRefused(
            () -> history.log().record(number(2).run(), many.assessed()), file, "is full");
        assertThat(history.log().record(number(3).run(), IMPLEMENTED).position()).isEqualTo(2);
        assertThat(history.stream(MAIN).runs(9)).hasSize(2);
      }
      assertThat(text(file, "PRAGMA integrity_check")).isEqualTo("ok");
    } finally {
      run("umount", disk.toString());
    }
  }

  @Test
  void whoWaitsTooLongForAnotherProcessIsToldSo() throws SQLException {
    Path file = NewHistory.in(folder);
    try (Connection other = NewHistory.plain(file);
        Statement statement = other.createStatement();
        Database database = Database.writing(file)) {
      database.execute("PRAGMA busy_timeout = 20");
      statement.execute("BEGIN IMMEDIATE");

      assertRefused(
          () -> database.write(() -> "done"), file, "another process", "10 s", "try again");
      assertThat(database.read(() -> "done")).isEqualTo("done");
      statement.execute("ROLLBACK");
      assertThat(database.write(() -> "done")).isEqualTo("done");
    }
  }

  @Test
  void whoWaitsForAnotherProcessWaitsTenSeconds() throws SQLException {
    Path file = NewHistory.in(folder);
    for (Database database : List.of(Database.writing(file), Database.reading(file))) {
      try (database;
          Statement statement = database.connection().createStatement()) {
        assertThat(statement.executeQuery("PRAGMA busy_timeout").getInt(1)).isEqualTo(10_000);
      }
    }
  }

  @Test
  void whatIsRecordedIsOnTheDiskBeforeItIsAcknowledged() throws SQLException {
    try (Database database = Database.writing(NewHistory.in(folder));
        Statement statement = database.connection().createStatement()) {
      assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1)).isEqualTo(2);
      assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("delete");
      assertThat(statement.executeQuery("PRAGMA foreign_keys").getInt(1)).isEqualTo(1);
    }
  }

  // ----

  private static RecordedRun record(Path file, int number, Facts facts) {
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      return history.log().record(number(number).run(), facts);
    }
  }

  /** A history with one run, as if written before the views had their present form. */
  private Path older() throws SQLException {
    Path file = NewHistory.in(folder);
    record(file, 1, PLANNED);
    for (View view : Views.ALL) {
      execute(file, "DROP VIEW " + view.name());
    }
    execute(file, "UPDATE flyway_schema_history SET checksum = 1 WHERE version IS NULL");
    execute(file, "PRAGMA user_version = 0");
    return file;
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = NewHistory.plain(file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(Path file, String sql) throws SQLException {
    try (Connection connection = NewHistory.plain(file);
        Statement statement = connection.createStatement()) {
      return String.valueOf(statement.executeQuery(sql).getString(1));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertRefused(ThrowingCallable call, Path file, String... parts) {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(call)
        .withMessageContaining(file.toString())
        .satisfies(
            e -> assertThat(e.getMessage()).contains(parts).doesNotContain("SQLITE", "JDBC"));
  }

  private static int run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() + (said.isEmpty() ? 0 : 256);
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private record Values(List<Object> values) implements Rows {
    @Override
    public void columns(List<String> names) {}

    @Override
    public void row(List<?> row) {
      values.addAll(row);
    }
  }

  /** Makes a file and its folder read-only, for root too where the file system can. */
  private record Lock(Path file) implements AutoCloseable {
    static Lock on(Path file) throws IOException {
      Lock lock = new Lock(file);
      lock.set("+i", "a-w");
      return lock;
    }

    boolean holds() {
      return !Files.isWritable(file) && !Files.isWritable(file.resolveSibling(""));
    }

    private void set(String attribute, String mode) {
      String folder = file.resolveSibling("").toString();
      run("chattr", "-i", file.toString(), folder);
      run("chmod", mode, file.toString(), folder);
      run("chattr", attribute, file.toString(), folder);
    }

    @Override
    public void close() {
      set("-i", "u+w");
    }
  }
}
