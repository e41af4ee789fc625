package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever a command prints, in whatever format: where nobody gets it, the command has failed. */
class LostOutputTest {
  private static final Path FULL = Path.of("/dev/full");

  /** A name that is another one each time. */
  private static final String ANEW = "a new name";

  /** What a command needs besides its format; those that are not here need nothing. */
  private static final Map<String, List<String>> NEEDS =
      Map.of(
          "show", List.of("cag-orchestration"),
          "query", List.of("SELECT * FROM domains"),
          "add", List.of("new-orchestration", "--dry-run"),
          "init", List.of("--dry-run"),
          "history import", List.of("runs.jsonl"),
          "history push", List.of("../other.db"),
          "history pull", List.of("../other.db"),
          "history rename", List.of("main", ANEW),
          "history grant", List.of("--writer", "builds"));

  /** Ways of commands that print something else. */
  private static final List<List<String>> WAYS =
      List.of(
          List.of("--version"),
          List.of("-V"),
          List.of("--help"),
          List.of("query", "--list"),
          List.of("query", "--schema"),
          List.of("history", "export", "again.jsonl"),
          List.of("audit", "--check"),
          List.of("status", "--plugins"),
          List.of("status", "--since", "30d"),
          List.of("trend", "--layer", "catalog"),
          List.of("validate", "--fail-on", "new"),
          List.of("validate", "--fail-on", "warning"),
          List.of("backfill", "--dry-run"),
          // More than what is held back before it is written.
          List.of(
              "query",
              "--format",
              "csv",
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"));

  @TempDir private Path folder;
  private Path workspace;

  @BeforeEach
  void record() throws IOException {
    GitFolder git = GitFolder.at(folder.resolve("renderx"), folder.resolve("home")).init();
    workspace =
        ProjectCheckout.copy(ProjectCheckout.root().resolve("examples/renderx"), git.root());
    git.commit("2026-01-01T10:00:00Z", "begin");
    Shell scorekeeper = new Shell(workspace);
    scorekeeper.run("validate");
    scorekeeper.run("history", "export", "runs.jsonl");
    scorekeeper.run("history", "push", "../other.db");
  }

  /** Every command with its help and in each of its formats. */
  private List<List<String>> everything() {
    List<List<String>> all = new ArrayList<>(WAYS);
    add(new Shell(workspace).commandLine(), all);
    return all;
  }

  private static void add(CommandLine parent, List<List<String>> all) {
    for (CommandLine command : parent.getSubcommands().values()) {
      String name = command.getCommandSpec().qualifiedName().substring("scorekeeper ".length());
      List<String> words = List.of(name.split(" ", -1));
      all.add(with(words, List.of("--help")));
      if (!command.getSubcommands().isEmpty()) {
        add(command, all);
        continue;
      }
      List<String> needed = with(words, NEEDS.getOrDefault(name, List.of()));
      OptionSpec format = command.getCommandSpec().findOption("--format");
      if (format == null) {
        all.add(needed);
        continue;
      }
      for (String choice : format.completionCandidates()) {
        List<String> anew = new ArrayList<>(needed);
        anew.replaceAll(word -> word.equals(ANEW) ? "trunk-" + all.size() : word);
        all.add(with(anew, List.of("--format", choice)));
      }
    }
  }

  private static List<String> with(List<String> words, List<String> more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(more);
    return all;
  }

  private Shell.Answer run(List<String> words, OutputStream out) {
    return new Shell(workspace).into(out).run(words.toArray(String[]::new));
  }

  @Test
  void aFullDiskIsAFailureOfEveryCommandInEveryFormat() throws IOException {
    assumeTrue(Files.exists(FULL), "there is no /dev/full");
    assertThat(everything()).hasSizeGreaterThan(50);

    for (List<String> words : everything()) {
      try (OutputStream full = new FileOutputStream(FULL.toFile())) {
        Shell.Answer answer = run(words, full);

        assertThat(answer.code()).as("%s: %s", words, answer.err()).isEqualTo(3);
        assertThat(answer.err())
            .as("%s", words)
            .contains("scorekeeper: standard output cannot be written: ")
            .doesNotContain("Exception", "\tat ");
      }
    }
  }

  @Test
  void aReaderWhoLeavesEndsEveryCommandQuietlyAsItsSignalWould() throws IOException {
    for (List<String> words : everything()) {
      Pipe pipe = Pipe.open();
      try (OutputStream left = Channels.newOutputStream(pipe.sink())) {
        pipe.source().close();
        Shell.Answer answer = run(words, left);

        assertThat(answer.code()).as("%s: %s", words, answer.err()).isEqualTo(141);
        assertThat(answer.err()).as("%s", words).doesNotContain("output", "Exception", "\tat ");
      }
    }
  }

  @Test
  void whatIsWrongWithTheCommandLineStaysSo() throws IOException {
    assumeTrue(Files.exists(FULL), "there is no /dev/full");
    try (OutputStream full = new FileOutputStream(FULL.toFile())) {
      for (String line : List.of("validat", "validate --no", "history", "query --format tabel x")) {
        Shell shell = new Shell(workspace).into(full);
        assertThat(shell.run(line.split(" ", -1)).code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.complainingTo(full).run(line.split(" ", -1)).code())
            .isEqualTo(ExitCode.USAGE);
      }
    }
  }

  @Test
  void aSuccessWithAWordThatNobodyGetsIsNone() throws IOException {
    assumeTrue(Files.exists(FULL), "there is no /dev/full");
    String[] first = {"validate", "--fail-on", "new", "--no-record", "--project", "other"};
    assertThat(new Shell(workspace).run(first).err()).contains("no earlier state of ");

    try (OutputStream full = new FileOutputStream(FULL.toFile())) {
      assertThat(new Shell(workspace).complainingTo(full).run(first).code()).isEqualTo(3);
      assertThat(new Shell(workspace).complainingTo(full).run("status").code()).isZero();
    }
  }

  /** Every command with each of its options and words that names a file, on a full device. */
  private List<List<String>> everyFile() {
    List<List<String>> all = new ArrayList<>();
    all.add(List.of("-C", FULL.toString(), "status"));
    all.add(List.of("report", "--portfolio", "--output", FULL.toString()));
    all.add(List.of("badge", "--format", "endpoint", "--output", FULL.toString()));
    all.add(List.of("history", "push", FULL.toString()));
    all.add(List.of("history", "pull", FULL.toString()));
    addFiles(new Shell(workspace).commandLine(), all);
    return all;
  }

  private static void addFiles(CommandLine parent, List<List<String>> all) {
    for (CommandLine command : parent.getSubcommands().values()) {
      String name = command.getCommandSpec().qualifiedName().substring("scorekeeper ".length());
      List<String> words = List.of(name.split(" ", -1));
      addFiles(command, all);
      if (command.getCommandSpec().positionalParameters().stream()
          .anyMatch(word -> word.paramLabel().equals("FILE"))) {
        all.add(with(words, List.of(FULL.toString())));
      }
      for (OptionSpec option : command.getCommandSpec().options()) {
        List<String> values =
            switch (option.paramLabel()) {
              case "FILE", "PATH", "DIR" -> List.of(FULL.toString());
              case "FORMAT=FILE" ->
                  Stream.of("json", "markdown", "sarif", "junit", "gitlab")
                      .map(format -> format + "=" + FULL)
                      .toList();
              default -> List.of();
            };
        for (String value : values) {
          List<String> needed = with(words, NEEDS.getOrDefault(name, List.of()));
          needed.replaceAll(word -> word.equals(ANEW) ? "trunk" : word);
          all.add(with(needed, List.of(option.longestName(), value)));
        }
      }
    }
  }

  @Test
  void aFileThatCannotBeWrittenOrReadIsSaidInOurWordsByEveryCommandThatTakesOne() {
    assumeTrue(Files.exists(FULL), "there is no /dev/full");
    List<List<String>> everyFile = everyFile();
    assertThat(everyFile).hasSizeGreaterThan(60);

    for (List<String> words : everyFile) {
      Shell.Answer answer = new Shell(workspace).run(words.toArray(String[]::new));

      assertThat(answer.code()).as("%s: %s", words, answer.err()).isIn(2, 3);
      assertThat(answer.err()).as("%s", words).contains("scorekeeper: ");
      assertThat(answer.out() + answer.err())
          .as("%s", words)
          .doesNotContain("Exception", "java.", "Error", "\tat ");
      if (words.contains("--output")) {
        assertThat(answer.code()).as("%s", words).isEqualTo(3);
        assertThat(answer.err())
            .as("%s", words)
            .contains("scorekeeper: /dev/full cannot be written: ")
            .doesNotContain("null");
      }
    }
  }

  @Test
  void anExportOntoAFullDiskIsAFailure() {
    assumeTrue(Files.exists(FULL), "there is no /dev/full");

    Shell.Answer answer = new Shell(workspace).run("history", "export", FULL.toString());

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err())
        .contains("/dev/full cannot be written: ")
        .doesNotContain("Exception", "null")
        .hasLineCount(1);
  }

  @Test
  void aProcessEndsWithTheseCodes() throws Exception {
    assumeTrue(Files.exists(FULL), "there is no /dev/full");

    for (String line : List.of("--version", "--help", "status", "status --format json")) {
      String[] words = line.split(" ", -1);
      assertThat(new Program(workspace).into(FULL).run(words)).as(line).isEqualTo(3);
      Process process = new Program(workspace).piped().start(words);
      process.getInputStream().close();
      assertThat(process.waitFor()).as(line).isEqualTo(141);
    }
  }

  @Test
  void aFolderInPlaceOfTypedInputIsSaid() throws IOException {
    for (String line : List.of("query -", "history import -")) {
      Shell shell = new Shell(workspace).reading(new Folder());
      Shell.Answer answer = shell.run(line.split(" ", -1));

      assertThat(answer.code()).as(line).isEqualTo(ExitCode.UNREADABLE);
      assertThat(answer.err())
          .contains("standard input", "cannot be read: Is a directory")
          .hasLineCount(1);
    }
    assertThat(Arrays.asList(workspace.resolve(".scorekeeper").toFile().list()))
        .containsExactlyInAnyOrder(".gitignore", "history.db", "history.db.marks");
  }

  /** What Java makes of a folder as standard input. */
  private static final class Folder extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("Is a directory");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }
}
