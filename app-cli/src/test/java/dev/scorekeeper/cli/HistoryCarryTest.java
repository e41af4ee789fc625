package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history carried from machine to machine: history export and history import. */
class HistoryCarryTest {
  private static final String REGISTRY = "orchestration-domains.json";

  @TempDir private Path folder;
  private Path workspace;
  private Shell scorekeeper;

  @BeforeEach
  void record() throws IOException {
    workspace = Files.createDirectory(folder.resolve("shop"));
    scorekeeper = new Shell(workspace);
    for (String domains :
        List.of("[]", "[{\"id\":\"cart\"}]", "[{\"id\":\"cart\"},{\"id\":\"till\"}]")) {
      write(domains);
      assertThat(scorekeeper.run("validate", "--fail-on", "never").code()).isZero();
    }
  }

  private void write(String domains) throws IOException {
    Files.writeString(workspace.resolve(REGISTRY), "{\"domains\":" + domains + "}");
  }

  @Test
  void itIsSaidHowManyRunsWereExportedAndTaken() {
    Shell.Answer exported = scorekeeper.run("history", "export", "runs.jsonl");
    Shell.Answer imported =
        scorekeeper.run("history", "import", "runs.jsonl", "--history", "new/other.db");

    assertThat(exported.code()).isZero();
    assertThat(exported.out()).isEqualTo("Exported 3 entries to " + file("runs.jsonl") + ".\n");
    assertThat(imported.code()).isZero();
    assertThat(imported.out())
        .isEqualTo(
            "Imported 3 entries into " + file("new/other.db") + "; 0 of 3 were known already.\n");
  }

  @Test
  void withoutAFileTheExportGoesToStandardOutput() throws IOException {
    String out = scorekeeper.run("history", "export").out();
    scorekeeper.run("history", "export", "runs.jsonl");

    assertThat(out).startsWith("{\"format\":\"scorekeeper history\"").contains("\"cart\"");
    assertThat(Files.readString(file("runs.jsonl"))).isEqualTo(out);
    assertThat(scorekeeper.run("history", "export", "-").out()).isEqualTo(out);
  }

  @Test
  void importReadsStandardInput() {
    scorekeeper.typing(scorekeeper.run("history", "export").out());

    assertThat(scorekeeper.run("history", "import", "-", "--history", "other.db").out())
        .contains("Imported 3 entries into");
    assertThat(scorekeeper.run("history", "import", "-", "-").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatWasTakenIsJsonToo() {
    scorekeeper.run("history", "export", "runs.jsonl");

    Shell.Answer again =
        scorekeeper.run("history", "import", "runs.jsonl", "runs.jsonl", "--format", "json");

    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("\"read\" : 6", "\"added\" : 0", "\"entries\" : 3");
  }

  @Test
  void aForgedFileIsNamed() throws IOException {
    scorekeeper.run("history", "export", "runs.jsonl");
    String forged = Files.readString(file("runs.jsonl")).replaceFirst("\"cart\"", "\"tart\"");
    Files.writeString(file("forged.jsonl"), forged);

    Shell.Answer answer =
        scorekeeper.run("history", "import", "runs.jsonl", "forged.jsonl", "--history", "other.db");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .startsWith("scorekeeper: " + file("forged.jsonl") + ":")
        .contains(" of run ");
    assertThat(file("other.db")).doesNotExist();
    assertThat(workspace).isDirectoryNotContaining(path -> path.toString().contains(".new-"));
  }

  @Test
  void anExportInPlaceOfSomethingElseIsAFailure() throws IOException {
    Files.writeString(file("notes.txt"), "hello");

    Shell.Answer answer = scorekeeper.run("history", "export", "notes.txt");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).startsWith("scorekeeper: " + workspace).doesNotContain("\tat ");
  }

  @Test
  void aWatchingPersonSeesNoProgressOfWhatIsQuick() {
    Shell.Answer answer = scorekeeper.onTerminal(80).run("history", "export", "runs.jsonl");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out().getBytes(StandardCharsets.UTF_8)).doesNotContain((byte) 0x1b);
  }

  private Path file(String name) {
    return workspace.resolve(name);
  }
}
