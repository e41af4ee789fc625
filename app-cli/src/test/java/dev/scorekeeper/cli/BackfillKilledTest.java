package dev.scorekeeper.cli;

import static dev.scorekeeper.cli.Past.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backfill that is killed at random moments and started again ends as an uninterrupted one. */
@ExtendWith(GitFolders.class)
class BackfillKilledTest {
  /** Many, when the build is to be thorough. */
  private static final int KILLS = Boolean.getBoolean("thorough") ? 50 : 4;

  private static final int COMMITS = 120;
  private static final int DOMAINS = 700;

  private Path folder;
  private Past past;
  private final Random random = new Random();

  /** Enough facts for many transactions. */
  @BeforeEach
  void commit(GitFolder git) throws IOException {
    folder = git.around();
    past = Past.in(git);
    String[] domains = new String[DOMAINS];
    for (int i = 0; i < DOMAINS; i++) {
      domains[i] = "domain-" + i;
    }
    for (int i = 0; i < COMMITS; i++) {
      domains[i] = "domain-" + i + " gone-" + i + ".json";
      past.then(WorkspaceFiles.NONE.file(REGISTRY, Past.registry(domains)));
    }
    past.made();
  }

  @Test
  void theExportIsThatOfAnUninterruptedOne() throws Exception {
    Path whole = folder.resolve("whole.db");
    long begun = System.nanoTime();
    assertThat(backfill(whole).waitFor()).isZero();
    int takes = (int) TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
    List<String> expected = export(whole);
    assertThat(expected).hasSizeGreaterThan(COMMITS);

    int kills = 0;
    int inTheMiddle = 0;
    for (int file = 0; kills < KILLS; file++) {
      Path history = folder.resolve("killed-" + file + ".db");
      boolean done = false;
      while (!done && kills < KILLS) {
        Process process = backfill(history);
        long before = size(history);
        // As a rule while it records, which is not for long.
        while (kills % 4 != 3 && size(history) == before && process.isAlive()) {
          TimeUnit.MILLISECONDS.sleep(2);
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(takes / 4));
        done = !process.isAlive();
        process.destroyForcibly();
        assertThat(process.waitFor()).isIn(0, 137);
        kills += done ? 0 : 1;
        inTheMiddle += !done && Files.exists(history) ? 1 : 0;
      }
      assertThat(backfill(history).waitFor()).isZero();
      assertThat(export(history)).isEqualTo(expected);
    }
    System.out.printf(
        "%d backfills were killed, %d of them after they had begun to record%n",
        kills, inTheMiddle);
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private Process backfill(Path history) throws IOException {
    return new Program(past.root()).start("backfill", "--history", history.toString());
  }

  /** All of the log but when it was recorded, in which file, and the hashes over these. */
  private List<String> export(Path history) {
    Shell.Answer answer =
        new Shell(past.root()).run("history", "export", "--history", history.toString());
    assertThat(answer.code()).isZero();
    return answer
        .out()
        .lines()
        .map(
            line ->
                line.replaceAll(
                    "\"(recorded|since|tip|origin|chain|head)\":\"[^\"]*\"", "\"$1\":\"…\""))
        .toList();
  }
}
