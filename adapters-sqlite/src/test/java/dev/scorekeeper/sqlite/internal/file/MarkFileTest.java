package dev.scorekeeper.sqlite.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.ExchangeMarks.Mark;
import dev.scorekeeper.domain.history.ExchangeMarks.Way;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkFileTest {
  private static final String LINE =
      "given %s %s 3 %s %s 2 %s\n"
          .formatted(
              "a".repeat(64), "b".repeat(32), "c".repeat(64), "d".repeat(32), "e".repeat(64));

  @TempDir private Path folder;
  private Path history = Path.of("");

  @BeforeEach
  void name() {
    history = folder.resolve("history.db");
  }

  private void keep(long entries) {
    new MarkFile(history).keep(List.of(mark(entries)));
  }

  private static Mark mark(long entries) {
    return new Mark(
        Way.GIVEN,
        "shop",
        new Checkpoint("b".repeat(32), entries, new Digest("c".repeat(64))),
        new Checkpoint("d".repeat(32), entries, new Digest("e".repeat(64))));
  }

  private void assertKept(long entries) {
    assertThat(new MarkFile(history).find(Way.GIVEN, "d".repeat(32), "shop"))
        .contains(mark(entries));
  }

  private Path left(int number, String content) throws IOException {
    return Files.writeString(folder.resolve("history.db.marks.new-" + number), content);
  }

  private Path lock(int number) throws IOException {
    return Files.writeString(folder.resolve("history.db.marks.new-" + number + ".lock"), "1");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsKeptIsFoundAndNothingLiesBesideIt() throws IOException {
    keep(1);
    keep(2);

    assertKept(2);
    assertThat(names()).containsExactly("history.db.marks");
  }

  @Test
  void whatKilledExchangesLeftTheNextTakesAway() throws IOException {
    for (int number : new int[] {1, 2, 7}) {
      left(number, LINE + LINE.substring(0, 20));
      lock(number);
    }
    left(3, "");
    lock(3);
    left(4, "tak");
    lock(4);
    lock(5);

    keep(1);

    assertKept(1);
    assertThat(names()).containsExactly("history.db.marks");
  }

  @Test
  void soDoesWhoeverTidiesUpBesideTheHistory() throws IOException {
    left(1, LINE);
    lock(1);

    MarkFile.tidy(history);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theDraftOfWhoeverIsStillWritingStays() throws IOException {
    Path elsewhere = left(1, LINE);
    Path locked = lock(1);
    try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.WRITE);
        FileLock lock = channel.lock();
        Draft mine = Draft.of(folder.resolve("history.db.marks"), Draft.Content.MARKS)) {
      assertThat(lock.isValid()).isTrue();

      keep(1);
      MarkFile.tidy(history);

      assertKept(1);
      assertThat(elsewhere).hasContent(LINE);
      assertThat(mine.file()).isEmptyFile();
    }
    keep(2);
    assertThat(names()).containsExactly("history.db.marks");
  }

  @Test
  void nothingOfOthersIsTakenAway() throws IOException {
    left(1, "notes");
    lock(1);
    Files.createSymbolicLink(
        folder.resolve("history.db.marks.new-2"), Files.createFile(folder.resolve("elsewhere")));
    Files.createDirectory(folder.resolve("history.db.marks.new-3"));
    Files.createFile(folder.resolve("history.db.marks.new-x"));
    Files.writeString(folder.resolve("history.db.new-1"), "notes");

    keep(1);

    assertKept(1);
    assertThat(names())
        .contains(
            "elsewhere",
            "history.db.marks",
            "history.db.marks.new-1",
            "history.db.marks.new-2",
            "history.db.marks.new-3",
            "history.db.marks.new-x",
            "history.db.new-1");
    assertThat(folder.resolve("elsewhere")).isEmptyFile();
  }
}
