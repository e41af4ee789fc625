package dev.scorekeeper.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many processes of the real program around one history, some of them killed. */
class ManyProcessesIT {
  /** Many of everything, when the build is to be thorough. */
  private static final boolean THOROUGH = Boolean.getBoolean("thorough");

  private static final int WRITERS = 16;
  private static final int ROUNDS = THOROUGH ? 12 : 1;
  private static final int KILLS = THOROUGH ? 60 : 4;
  private static final int LONGEST_LIFE_MILLIS = 900;

  /** The exit code of what cannot be read, as users know it. */
  private static final int UNREADABLE = 3;

  private static final Pattern RECORDED = Pattern.compile("(?m)^Recorded run ([0-9a-f]{8}) of ");

  @TempDir private Path folder;
  private Path workspace;
  private Distribution scorekeeper;
  private final Random random = new Random();

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(Distribution.isThere(), "there is no distribution");
    workspace = Files.createDirectory(folder.resolve("shop"));
    write(0);
    scorekeeper = new Distribution(workspace, Files.createDirectory(folder.resolve("outputs")));
  }

  private void write(int number) throws IOException {
    Files.writeString(
        workspace.resolve("orchestration-domains.json"),
        "{\"domains\":[{\"id\":\"cart\"},{\"id\":\"till-" + number + "\"}]}");
  }

  @Test
  void ofManyWritersAtOnceNoRunIsLostOrDoubled() throws IOException {
    TreeSet<String> recorded = new TreeSet<>();
    int told = 0;
    long longest = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      List<Distribution.Started> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        // The first of them all makes the history; half of them write to one stream.
        writers.add(scorekeeper.start("validate", "--branch", i % 2 == 0 ? "main" : "branch-" + i));
      }
      for (Distribution.Started writer : writers) {
        Distribution.Ended ended = writer.end();
        Matcher run = RECORDED.matcher(ended.out());
        if (run.find()) {
          assertThat(ended.code()).as(ended.err()).isZero();
          assertThat(recorded.add(run.group(1))).isTrue();
        } else {
          assertThat(ended.code()).isEqualTo(UNREADABLE);
          assertThat(ended.err()).contains("another process has been writing to", "try again");
          told++;
        }
      }
      longest = Math.max(longest, System.nanoTime() - begun);
      assertThat(runs()).containsExactlyElementsOf(recorded);
      assertThatItIsIntact();
      write(round + 1);
    }
    System.out.printf(
        "%d processes at once, %d times: %d runs recorded, %d told to try again, at most %d ms a"
            + " round%n",
        WRITERS, ROUNDS, recorded.size(), told, TimeUnit.NANOSECONDS.toMillis(longest));
    assertThat(recorded.size() + told).isEqualTo(WRITERS * ROUNDS);
    assertThat(recorded).isNotEmpty();
  }

  @Test
  void aValidationThatIsKilledIsThereOrNot() throws Exception {
    TreeSet<String> recorded = new TreeSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      write(kill);
      Distribution.Started validation = scorekeeper.start("validate");
      // Measured in microseconds, since what matters takes less than a millisecond.
      TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS * 1000));
      validation.process().destroyForcibly();
      Matcher run = RECORDED.matcher(validation.end().out());
      if (run.find()) {
        recorded.add(run.group(1));
      }
      if (Files.exists(workspace.resolve(".scorekeeper/history.db"))) {
        assertThatItIsIntact();
        assertThat(runs()).containsAll(recorded).hasSizeLessThanOrEqualTo(kill + 1);
      }
    }
    System.out.printf(
        "%d validations were killed, %d of them after they had recorded%n", KILLS, recorded.size());
  }

  @Test
  void anImportThatIsKilledIsThereWholeOrNotAtAll() throws Exception {
    for (int i = 0; i < 5; i++) {
      write(i);
      scorekeeper.run("validate");
    }
    scorekeeper.run("history", "export", "runs.jsonl");
    for (int kill = 0; kill < KILLS / 2; kill++) {
      Path history = workspace.resolve("history-" + kill + ".db");
      Distribution.Started importing =
          scorekeeper.start("history", "import", "runs.jsonl", "--history", history.toString());
      TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS * 1000));
      importing.process().destroyForcibly();
      importing.end();
      if (Files.exists(history)) {
        Distribution.Ended verified =
            scorekeeper.run("history", "verify", "--history", history.toString());
        assertThat(verified.code()).as(verified.out()).isZero();
        Distribution.Ended count =
            scorekeeper.run(
                "query",
                "SELECT count(*) FROM runs",
                "--format",
                "csv",
                "--history",
                history.toString());
        assertThat(count.out().lines().skip(1).findFirst().orElseThrow()).isIn("0", "5");
      }
    }
  }

  @Test
  void aFileThatMayNotGrowLosesNothing() throws IOException {
    scorekeeper.run("validate");
    Path history = workspace.resolve(".scorekeeper/history.db");
    StringBuilder many = new StringBuilder("{\"domains\":[{\"id\":\"cart\"}");
    for (int i = 0; i < 3000; i++) {
      many.append(",{\"id\":\"domain-").append(i).append("\"}");
    }
    Files.writeString(workspace.resolve("orchestration-domains.json"), many.append("]}"));
    byte[] before = Files.readAllBytes(history);
    long blocks = before.length / 512 + 8L;

    Distribution.Ended ended =
        scorekeeper
            .start(
                List.of(
                    "sh",
                    "-c",
                    "ulimit -f " + blocks + " && exec \"$0\" validate",
                    Distribution.launcher().toString()))
            .end();

    assertThat(ended.code()).as(ended.err()).isEqualTo(UNREADABLE);
    assertThat(ended.err())
        .contains(history.toString(), "cannot be read or written")
        .doesNotContain("\tat ");
    assertThatItIsIntact();
    assertThat(history).hasBinaryContent(before);
  }

  @Test
  void aFullDiskLosesNothing() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=384k", "tmpfs", disk.toString())
                .start()
                .waitFor()
            == 0,
        "this user cannot mount a small disk");
    try {
      Path history = disk.resolve("history.db");
      assertThat(scorekeeper.run("validate", "--history", history.toString()).code()).isZero();
      byte[] before = Files.readAllBytes(history);
      Files.write(disk.resolve("rest"), new byte[(int) disk.toFile().getUsableSpace()]);
      write(1);

      Distribution.Ended ended = scorekeeper.run("validate", "--history", history.toString());
      Distribution.Ended made =
          scorekeeper.run("validate", "--history", disk.resolve("other.db").toString());

      for (Distribution.Ended one : List.of(ended, made)) {
        assertThat(one.code()).as(one.err()).isEqualTo(UNREADABLE);
        assertThat(one.err()).contains("full", "make room").doesNotContain("\tat ");
      }
      assertThat(history).hasBinaryContent(before);
      assertThat(disk.resolve("other.db")).doesNotExist();
      Files.delete(disk.resolve("rest"));
      assertThat(scorekeeper.run("validate", "--history", history.toString()).code()).isZero();
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  /** The brief identities of all runs. */
  private Set<String> runs() {
    Distribution.Ended answer =
        scorekeeper.run("query", "SELECT substr(run_id, 1, 8) FROM runs", "--format", "csv");
    assertThat(answer.code()).as(answer.err()).isZero();
    List<String> runs = answer.out().lines().skip(1).toList();
    assertThat(new TreeSet<>(runs)).hasSameSizeAs(runs);
    return new TreeSet<>(runs);
  }

  private void assertThatItIsIntact() {
    Distribution.Ended verified = scorekeeper.run("history", "verify");
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
  }
}
