package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

  private String everything(String... place) {
    StringBuilder everything = new StringBuilder();
    for (String view : List.of("runs", "trend", "domains", "domain_history", "transitions")) {
      List<String> words =
          Stream.concat(
                  Stream.of("query", "SELECT * FROM " + view + " ORDER BY 1, 2, 3, 4, 5, 6, 7"),
                  Stream.of(place))
              .toList();
      everything.append(scorekeeper.run(words.toArray(String[]::new)).out());
    }
    return everything.toString();
  }

  @Test
  void whatIsExportedMakesTheSameHistoryElsewhere() {
    Shell.Answer exported = scorekeeper.run("history", "export", "runs.jsonl");
    Shell.Answer imported =
        scorekeeper.run("history", "import", "runs.jsonl", "--history", "new/other.db");

    assertThat(exported.code()).isZero();
    assertThat(exported.out()).isEqualTo("Exported 3 runs to " + file("runs.jsonl") + ".\n");
    assertThat(imported.code()).isZero();
    assertThat(imported.out())
        .isEqualTo("Took 3 runs into " + file("new/other.db") + "; 0 of 3 were known.\n");
    assertThat(everything("--history", "new/other.db")).isEqualTo(everything());
    assertThat(file("new/.gitignore")).hasContent("*");
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
        .contains("Took 3 runs into");
    assertThat(scorekeeper.run("history", "import", "-", "-").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void importingTwiceChangesNothing() throws IOException {
    scorekeeper.run("history", "export", "runs.jsonl");
    byte[] before = Files.readAllBytes(history());

    Shell.Answer again =
        scorekeeper.run("history", "import", "runs.jsonl", "runs.jsonl", "--format", "json");

    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("\"read\" : 6", "\"added\" : 0", "\"runs\" : 3");
    assertThat(Files.readAllBytes(history())).isEqualTo(before);
  }

  @Test
  void historiesOfTwoMachinesAreOneInEitherOrder() throws IOException {
    scorekeeper.run("history", "export", "begun.jsonl");
    scorekeeper.run("history", "import", "begun.jsonl", "--history", "there.db");
    write("[{\"id\":\"cart\",\"sequenceFile\":\"cart.json\"}]");
    scorekeeper.run("validate");
    write("[]");
    scorekeeper.run("validate", "--history", "there.db");
    scorekeeper.run("history", "export", "here.jsonl");
    scorekeeper.run("history", "export", "there.jsonl", "--history", "there.db");

    scorekeeper.run("history", "import", "here.jsonl", "there.jsonl", "--history", "one.db");
    scorekeeper.run("history", "import", "there.jsonl", "here.jsonl", "--history", "two.db");
    scorekeeper.run("history", "import", "there.jsonl");

    assertThat(everything("--history", "one.db"))
        .isEqualTo(everything("--history", "two.db"))
        .isEqualTo(everything());
    assertThat(scorekeeper.run("query", "SELECT count(*) AS n FROM runs").out()).contains("5");
  }

  @Test
  void ofFilesOfWhichOneIsForgedNothingIsTaken() throws IOException {
    scorekeeper.run("history", "export", "runs.jsonl");
    String forged = Files.readString(file("runs.jsonl")).replaceFirst("\"cart\"", "\"tart\"");
    Files.writeString(file("forged.jsonl"), forged);
    scorekeeper.run("validate", "--history", "other.db", "--branch", "next");
    byte[] before = Files.readAllBytes(file("other.db"));

    Shell.Answer answer =
        scorekeeper.run("history", "import", "runs.jsonl", "forged.jsonl", "--history", "other.db");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .startsWith("scorekeeper: " + file("forged.jsonl") + ":")
        .contains(" of run ");
    assertThat(Files.readAllBytes(file("other.db"))).isEqualTo(before);
  }

  @Test
  void aRunThatIsKnownWithAnotherResultIsRefusedWithItsPlace() throws IOException {
    scorekeeper.run("history", "export", "runs.jsonl");
    // Two machines that drew the same numbers: the same identities, and other results.
    Shell twin = new Shell(workspace);
    write("[{\"id\":\"other\"}]");
    twin.run("validate", "--history", "twin.db");
    byte[] before = Files.readAllBytes(file("twin.db"));

    Shell.Answer answer = twin.run("history", "import", "runs.jsonl", "--history", "twin.db");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err())
        .matches(
            "(?s)scorekeeper: \\S+runs\\.jsonl:\\d+:1: run [0-9a-f]{32} is in .*another result.*");
    assertThat(Files.readAllBytes(file("twin.db"))).isEqualTo(before);
  }

  @Test
  void aFileThatIsNoExportMakesNoHistory() throws IOException {
    Files.writeString(file("notes.txt"), "hello");

    for (String name : List.of("notes.txt", "missing.jsonl", ".", ".scorekeeper/history.db")) {
      Shell.Answer answer =
          scorekeeper.run("history", "import", name, "--history", "none/other.db");
      assertThat(answer.code()).as(name).isEqualTo(ExitCode.UNREADABLE);
      assertThat(answer.err()).startsWith("scorekeeper: " + workspace).doesNotContain("\tat ");
    }
    assertThat(file("none")).doesNotExist();
  }

  @Test
  void exportingReplacesAnOlderExportAndNothingElse() throws IOException {
    Files.writeString(file("notes.txt"), "hello");
    Files.createLink(file("hard.db"), history());
    Files.createSymbolicLink(file("soft.db"), history());
    byte[] before = Files.readAllBytes(history());

    for (String name :
        List.of("notes.txt", ".scorekeeper/history.db", "hard.db", "soft.db", ".", "no/such/f")) {
      Shell.Answer answer = scorekeeper.run("history", "export", name);
      assertThat(answer.code()).as(name).isEqualTo(ExitCode.UNREADABLE);
      assertThat(answer.err()).startsWith("scorekeeper: " + workspace).doesNotContain("\tat ");
    }
    assertThat(Files.readString(file("notes.txt"))).isEqualTo("hello");
    assertThat(Files.readAllBytes(history())).isEqualTo(before);

    scorekeeper.run("history", "export", "runs.jsonl");
    String first = Files.readString(file("runs.jsonl"));
    scorekeeper.run("validate");
    scorekeeper.run("history", "export", "runs.jsonl");
    assertThat(Files.readString(file("runs.jsonl")).lines().toList())
        .hasSizeGreaterThan((int) first.lines().count())
        .containsSequence(first.lines().limit(first.lines().count() - 1).toList());
    try (Stream<Path> files = Files.list(workspace)) {
      assertThat(files.filter(file -> file.toString().contains(".new"))).isEmpty();
    }
  }

  @Test
  void anExportThroughALinkReplacesWhatItLeadsTo() throws IOException {
    Files.createDirectory(file("kept"));
    Files.writeString(file("kept/runs.jsonl"), "");
    Files.createSymbolicLink(file("runs.jsonl"), Path.of("kept/runs.jsonl"));

    assertThat(scorekeeper.run("history", "export", "runs.jsonl").code()).isZero();

    assertThat(file("runs.jsonl")).isSymbolicLink();
    assertThat(Files.readString(file("kept/runs.jsonl"))).contains("scorekeeper history");
  }

  @Test
  void withoutAHistoryThereIsNothingToExport() {
    Shell.Answer answer =
        scorekeeper.run("history", "export", "runs.jsonl", "--history", "none.db");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).contains("there is no history at");
    assertThat(file("runs.jsonl")).doesNotExist();
  }

  @Test
  void anExportThatNobodyTakesIsAFailure() {
    Shell.Answer answer = scorekeeper.intoNothing().run("history", "export");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).contains("the export cannot be written");
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

  private Path history() {
    return file(".scorekeeper/history.db");
  }
}
