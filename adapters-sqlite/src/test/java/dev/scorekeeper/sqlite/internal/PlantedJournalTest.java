package dev.scorekeeper.sqlite.internal;

import static dev.scorekeeper.testkit.history.ARun.number;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that somebody committed beside a history, such as SQLite would roll back. */
class PlantedJournalTest {
  private static final byte[] MAGIC = HexFormat.of().parseHex("d9d505f920a163d7");
  private static final int SECTOR = 512;
  private static final int PAGE = 4096;
  private static final int NONCE = 12345;

  @TempDir private Path folder;
  private Path file;
  private Path journal;

  @BeforeEach
  void history() {
    file = NewHistory.in(folder);
    journal = folder.resolve("history.db-journal");
    record(file, 1);
  }

  private static void record(Path file, int number) {
    try (History history = new SqliteHistoryStore(file).forWriting()) {
      history.log().record(number(number).run(), SomeFacts.none().planned("a").assessed());
    }
  }

  /** The pages of a history of another origin that says something else. */
  private byte[] forged() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other")).resolve("history.db");
    StoredHistory.openForWriting(other).close();
    record(other, 7);
    return Files.readAllBytes(other);
  }

  /** A journal that puts pages in place of the file's, and may name another that it is part of. */
  private static byte[] journal(byte[] pages, Optional<Path> leader) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    int count = pages.length / PAGE;
    out.write(MAGIC);
    for (int number : new int[] {count, NONCE, count, SECTOR, PAGE}) {
      out.writeInt(number);
    }
    out.write(new byte[SECTOR - bytes.size()]);
    for (int page = 0; page < count; page++) {
      out.writeInt(page + 1);
      out.write(pages, page * PAGE, PAGE);
      int sum = NONCE;
      for (int i = PAGE - 200; i > 0; i -= 200) {
        sum += pages[page * PAGE + i] & 0xff;
      }
      out.writeInt(sum);
    }
    if (leader.isPresent()) {
      byte[] name = leader.get().toString().getBytes(UTF_8);
      int sum = 0;
      for (byte b : name) {
        sum += b;
      }
      out.writeInt((1 << 30) / PAGE + 1);
      out.write(name);
      out.writeInt(name.length);
      out.writeInt(sum);
      out.write(MAGIC);
    }
    return bytes.toByteArray();
  }

  private void assertRefused(Path planted) throws IOException {
    byte[] before = Files.readAllBytes(file);
    byte[] beside = Files.readAllBytes(planted);
    SqliteHistoryStore store = new SqliteHistoryStore(file);
    for (Runnable opening :
        List.<Runnable>of(
            store::forReading,
            store::forWriting,
            store::queries,
            () -> store.verify(List.of(), (done, of) -> {}))) {
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(opening::run)
          .withMessageStartingWith(planted + " is not a journal of " + file);
    }
    assertThat(file).hasBinaryContent(before);
    assertThat(planted).hasBinaryContent(beside);
  }

  @Test
  void aJournalOfForgedPagesIsNotRolledIntoTheHistory() throws IOException {
    Files.write(journal, journal(forged(), Optional.empty()));

    assertRefused(journal);
  }

  @Test
  void aJournalOfRubbishIsNotRolledIntoTheHistory() throws IOException {
    byte[] pages = Files.readAllBytes(file);
    for (int i = 2 * PAGE; i < pages.length; i++) {
      pages[i] = (byte) (i * 31);
    }
    Files.write(journal, journal(pages, Optional.empty()));

    assertRefused(journal);
  }

  @Test
  void aStrangersFileThatAJournalNamesAsItsLeaderIsLeftAlone() throws IOException {
    for (String content : List.of("precious", file + "-journal\0", "/nowhere/x-journal\0", "")) {
      Path precious = folder.resolve("precious.txt");
      Files.writeString(precious, content);
      Files.write(journal, journal(forged(), Optional.of(precious)));

      byte[] before = Files.readAllBytes(file);
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> new SqliteHistoryStore(file).forWriting());
      assertThat(precious).as(content).hasContent(content);
      assertThat(file).hasBinaryContent(before);

      Files.write(journal, journal(before, Optional.of(precious)));
      new SqliteHistoryStore(file).forWriting().close();
      assertThat(precious).as("rolled back, " + content).hasContent(content);
      Files.deleteIfExists(journal);
    }
  }

  @Test
  void aJournalOfItsOwnIsRolledBack() throws IOException {
    byte[] before = Files.readAllBytes(file);
    record(file, 2);
    Files.write(journal, journal(before, Optional.empty()));

    try (History history = new SqliteHistoryStore(file).forReading().orElseThrow()) {
      assertThat(history.log().checkpoint().entries()).isEqualTo(1);
    }
    assertThat(journal).doesNotExist();
    record(file, 2);
  }

  @Test
  void aWriteAheadLogBesideAHistoryThatHasNoneIsNotReadIntoIt() throws IOException, SQLException {
    Path other = folder.resolve("forged.db");
    Files.copy(file, other);
    Path planted = folder.resolve("history.db-wal");
    try (Connection connection = NewHistory.plain(other);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA user_version = 2");
      statement.execute("CREATE TABLE forged (x)");
      Files.copy(folder.resolve("forged.db-wal"), planted);
    }

    assertRefused(planted);
  }
}
