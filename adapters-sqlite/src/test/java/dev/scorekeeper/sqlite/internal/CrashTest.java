package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.testkit.fixture.ThisJava;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that record are killed at random moments: nothing is lost, and nothing is half. */
class CrashTest {
  /** Many of everything, when the build is to be thorough. */
  private static final boolean THOROUGH = Boolean.getBoolean("thorough");

  private static final int KILLS = THOROUGH ? 240 : 6;
  private static final int KILLS_OF_A_FILE = THOROUGH ? 12 : 3;

  /** At most so long after it began or after it acknowledged something. */
  private static final int LONGEST_LIFE_MILLIS = 250;

  @TempDir private Path folder;
  private final Random random = new Random();
  private final Map<Integer, TreeSet<Integer>> acknowledged = new HashMap<>();
  private Path file = Path.of("");
  private int writers;
  private int halfWritten;

  @Test
  void whatWasAcknowledgedIsThereAndNothingIsHalfThere() throws Exception {
    int lots = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill % KILLS_OF_A_FILE == 0) {
        file = Files.createDirectory(folder.resolve("history-" + kill)).resolve("history.db");
        acknowledged.clear();
      }
      // Every third time two at once, of which one lives a little longer.
      List<Writer> killed = new ArrayList<>();
      killed.add(new Writer(++writers));
      if (kill % 3 == 2) {
        killed.add(new Writer(++writers));
      }
      for (Writer writer : killed) {
        writer.live(kill % 4 == 3);
      }
      for (Writer writer : killed) {
        lots += writer.kill();
      }
      lookThroughIt();
    }
    System.out.printf(
        "%d processes were killed while they recorded; %d lots were acknowledged, %d files were in"
            + " the middle of a write%n",
        writers, lots, halfWritten);
    assertThat(lots).isPositive();
  }

  private void lookThroughIt() throws SQLException {
    if (Files.exists(file.resolveSibling("history.db-journal"))) {
      halfWritten++;
    }
    if (Files.notExists(file)) {
      assertThat(acknowledged.values()).allMatch(TreeSet::isEmpty);
      return;
    }
    try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
      Verification verification = history.verify(List.of(), (run, of) -> {});
      assertThat(verification.breaks()).isEmpty();
      assertThat(verification.intact()).isTrue();
    }
    Map<Integer, Map<Integer, Integer>> there = there();
    acknowledged.forEach(
        (writer, lots) ->
            assertThat(there.getOrDefault(writer, Map.of()).keySet()).containsAll(lots));
    there
        .values()
        .forEach(
            lots ->
                lots.forEach(
                    (lot, runs) ->
                        assertThat(runs).as("lot " + lot).isEqualTo(RecordingLoop.size(lot))));
  }

  /** How many runs of each lot of each writer are in the log. */
  private Map<Integer, Map<Integer, Integer>> there() throws SQLException {
    Map<Integer, Map<Integer, Integer>> there = new HashMap<>();
    try (Connection connection = NewHistory.plain(file);
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT hex(key) FROM stored_run")) {
        while (row.next()) {
          String id = row.getString(1);
          there
              .computeIfAbsent(Integer.parseInt(id.substring(0, 8), 16), writer -> new HashMap<>())
              .merge(Integer.parseInt(id.substring(8, 24), 16), 1, Integer::sum);
        }
      }
      assertThat(statement.executeQuery("PRAGMA integrity_check").getString(1)).isEqualTo("ok");
      assertThat(statement.executeQuery("PRAGMA foreign_key_check").next()).isFalse();
    }
    return there;
  }

  /** A process that records until it is killed. */
  private final class Writer {
    private final int number;
    private final Path out;
    private final Process process;

    Writer(int number) throws IOException {
      this.number = number;
      out = folder.resolve("writer-" + number);
      List<String> command =
          ThisJava.command(RecordingLoop.class, file.toString(), Integer.toString(number));
      process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    }

    /** Lets it live for a random while, as a rule until after it has recorded something. */
    void live(boolean young) throws IOException, InterruptedException {
      while (!young && Files.size(out) == 0 && process.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      // Not in whole milliseconds, since a write takes about as long.
      TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS * 1000));
    }

    /** Kills it, and returns how many lots it had acknowledged. */
    int kill() throws IOException, InterruptedException {
      assertThat(process.isAlive()).as("the writer lives until it is killed").isTrue();
      process.destroyForcibly();
      process.waitFor();
      String said = Files.readString(out, StandardCharsets.US_ASCII);
      TreeSet<Integer> lots = new TreeSet<>();
      said.substring(0, said.lastIndexOf('\n') + 1)
          .lines()
          .map(Integer::valueOf)
          .forEach(lots::add);
      acknowledged.put(number, lots);
      return lots.size();
    }
  }
}
