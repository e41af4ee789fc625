package dev.scorekeeper.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How the distribution ends where a shell gives it something unusual, in place of good streams. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class EndsIT {
  @TempDir private Path folder;
  private Path workspace;

  @BeforeEach
  void record() throws IOException {
    workspace =
        ProjectCheckout.copy(
            ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx"));
    assertThat(shell("SK validate").code()).isZero();
  }

  /** Runs a line in which SK is the program. */
  private Distribution.Ended shell(String line) throws IOException {
    Path outputs = Files.createDirectories(folder.resolve("outputs"));
    return new Distribution(workspace, outputs)
        .start(List.of("sh", "-c", line.replace("SK", "'" + Distribution.launcher() + "'")))
        .end();
  }

  @Test
  void outputThatIsClosedOrGoesOntoAFullDiskIsAFailure() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
    for (String command : List.of("status", "--version", "--help", "query --list")) {
      for (String to : List.of(">&-", ">/dev/full", "<&- >&-")) {
        Distribution.Ended ended = shell("SK " + command + " " + to);

        assertThat(ended.code()).as(command + to).isEqualTo(3);
        assertThat(ended.err())
            .startsWith("scorekeeper: standard output cannot be written: ")
            .hasLineCount(1);
      }
    }
    assertThat(shell("SK validate <&- >&- 2>&-").code()).isEqualTo(3);
    assertThat(shell("SK history verify").code()).isZero();
  }

  @Test
  void aReaderWhoLeavesEndsItQuietly() throws IOException {
    String endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    for (String command :
        List.of("--version", "status", "query --format csv \"" + endless + "\"")) {
      Distribution.Ended ended =
          shell("{ sleep 0.3; SK " + command + "; echo $? >code; } | true; cat code");

      assertThat(ended).as(command).isEqualTo(new Distribution.Ended(0, "141\n", ""));
    }
  }

  @Test
  void inputThatIsClosedOrAFolderIsSaid() throws IOException {
    for (String command : List.of("query -", "history import -")) {
      for (String from : List.of("</", "<&-")) {
        Distribution.Ended ended = shell("SK " + command + " " + from);

        assertThat(ended.code()).as(command + from).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
            .startsWith("scorekeeper: standard input cannot be read: ")
            .hasLineCount(1);
      }
    }
    assertThat(shell("SK history import /").err()).contains("/ cannot be read: ").hasLineCount(1);
  }

  @Test
  void aFullDiskLeavesNoEmptyFileBehindThatWouldStayForEver() throws IOException {
    String history = "--history new/history.db";

    Distribution.Ended full =
        shell(
            "{ (ulimit -f 0; SCOREKEEPER_ARCHIVE=off SK validate "
                + history
                + " | grep -c Recorded); } 2>&1 | cat");

    assertThat(full.out()).contains("0\n").contains("no history can be made at ");
    assertThat(workspace.resolve("new")).doesNotExist();
    assertThat(shell("SK validate " + history).code()).isZero();
    assertThat(workspace.resolve("new/.gitignore")).hasContent("*");
  }

  @Test
  void tooLittleMemoryIsSaidAndNoFinding() throws IOException {
    StringBuilder registry = new StringBuilder("{\"domains\": [");
    for (int i = 0; i < 60_000; i++) {
      registry.append(i == 0 ? "" : ",").append("{\"id\": \"domain-").append(i).append("\"}");
    }
    Files.writeString(workspace.resolve("orchestration-domains.json"), registry + "]}");
    int said = 0;
    for (int megabytes = 2; megabytes <= 64; megabytes *= 2) {
      Distribution.Ended ended =
          shell("SCOREKEEPER_JAVA_OPTS=-Xmx" + megabytes + "m SK validate --no-record");

      assertThat(ended.code()).as(megabytes + " MB: " + ended.err()).isIn(0, 3, 70);
      if (ended.code() == 3) {
        assertThat(ended.err()).contains("scorekeeper: there is too little memory for this; ");
        said++;
      }
    }
    assertThat(said).isPositive();
  }
}
