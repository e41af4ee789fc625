package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.environment.ProjectCheckout;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the documents say of the command line is so, and nothing of it is left unsaid. */
class DocumentationTest {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir private Path folder;
  private String readme = "";
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void standInACopyOfTheCheckout() throws IOException {
    readme = Files.readString(ProjectCheckout.root().resolve("README.md"));
    Files.createDirectory(folder.resolve("examples"));
    ProjectCheckout.copy(
        ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("examples/renderx"));
    scorekeeper = new Shell(folder);
  }

  @Test
  void everyCommandIsInTheReadme() {
    assertThat(commands()).isNotEmpty();
    for (CommandLine command : commands()) {
      assertThat(readme).contains("| `" + name(command) + "` |");
    }
  }

  @Test
  void everyOptionIsInTheReadme() {
    for (CommandLine command : commands()) {
      command
          .getCommandSpec()
          .options()
          .forEach(
              option ->
                  assertThat(readme)
                      .as(name(command) + " " + option.longestName())
                      .contains(option.longestName()));
    }
  }

  @Test
  void everyViewIsInTheReadme() {
    Scorekeeper.at(Path.of(""))
        .views()
        .forEach(view -> assertThat(readme).contains("| `" + view.name() + "` |"));
  }

  @Test
  void everyExitCodeIsInTheReadme() {
    for (int code :
        new int[] {
          ExitCode.FINE,
          ExitCode.FINDINGS,
          ExitCode.USAGE,
          ExitCode.UNREADABLE,
          ExitCode.INTERNAL,
          ExitCode.LEFT
        }) {
      assertThat(readme).contains("\n| " + code + " | ");
    }
  }

  @Test
  void everyCommandHasExamplesInItsHelp() {
    for (CommandLine command : commands()) {
      Shell.Answer answer = scorekeeper.run(words(name(command) + " --help"));

      assertThat(answer.code()).isZero();
      assertThat(answer.out()).contains("Examples:", "  scorekeeper " + name(command));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfTheHelpWorks() {
    List<String> examples = new ArrayList<>();
    for (CommandLine command : commands()) {
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        String example = line.strip();
        if (example.startsWith("scorekeeper ")) {
          // Where a shell would put the output makes no difference.
          examples.add(example.substring("scorekeeper ".length()).replaceAll(" >.*", ""));
        }
      }
    }
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example,
                    () -> {
                      Shell inWorkspace = inWorkspace();
                      Shell.Answer answer = inWorkspace.run(words(example));
                      assertThat(answer.err()).isEmpty();
                      assertThat(answer.code()).isZero();
                    }));
  }

  /** A repository with a past, which also holds the example where the examples look for it. */
  private Shell inWorkspace() throws IOException {
    Path workspace = Files.createTempDirectory(folder, "workspace");
    ProjectCheckout.copy(repository(), workspace);
    Shell inWorkspace = new Shell(workspace);
    inWorkspace.run("validate");
    for (String branch : List.of("default", "main")) {
      inWorkspace.run("validate", "--project", "renderx", "--branch", branch);
      inWorkspace.run("validate", "--branch", branch);
    }
    inWorkspace.run("validate", "--workspace", "examples/renderx");
    inWorkspace.run("backfill");
    Files.writeString(
        workspace.resolve("checkpoints.txt"), inWorkspace.run("history", "checkpoint").out());
    inWorkspace.run("history", "export", "runs.jsonl");
    inWorkspace.run("history", "export", "other.jsonl");
    return inWorkspace;
  }

  /** Made once, beside a bare copy of it. */
  private Path repository() throws IOException {
    Path repository = folder.resolve("repository");
    if (Files.exists(repository)) {
      return repository;
    }
    WorkspaceFiles files = Past.filesOf(folder.resolve("examples/renderx"));
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      files = files.file("examples/renderx/" + file.getKey(), file.getValue());
    }
    Past past = Past.in(repository);
    for (int i = 0; i < 5; i++) {
      past.then(files.file(Past.SEQUENCES + "orphan.json", Past.sequence(5 - i)));
    }
    past.then(files).checkedOut();
    past.git("update-ref", "refs/remotes/origin/main", "main~1");
    past.git("clone", "-q", "--bare", ".", "../plans.git");
    return repository;
  }

  @Test
  void theReadmesSessionPrintsWhatItShows() {
    String session = block("```console");
    List<String> shown = new ArrayList<>();
    List<String> printed = new ArrayList<>();
    for (String line : session.split("\n", -1)) {
      shown.add(timeless(line));
      if (line.startsWith("$ ./scorekeeper ")) {
        printed.add(timeless(line));
        Shell.Answer answer = scorekeeper.run(words(line.substring("$ ./scorekeeper ".length())));
        answer.out().lines().map(DocumentationTest::timeless).forEach(printed::add);
      }
    }
    assertThat(shown).isEqualTo(printed);
  }

  @Test
  void theReadmesProofIsWhatAVerificationPrints() throws IOException {
    String[] example = {"--workspace", "examples/renderx"};
    scorekeeper.run("validate", example[0], example[1]);
    scorekeeper.run("validate", example[0], example[1]);
    Files.writeString(
        folder.resolve("checkpoints.txt"),
        scorekeeper.run("history", "checkpoint", example[0], example[1]).out());

    Shell.Answer answer =
        scorekeeper.run(
            "history", "verify", example[0], example[1], "--against", "checkpoints.txt");

    assertThat(readme).contains("--against checkpoints.txt\n" + answer.out());
  }

  @Test
  void theReadmesCommandsWork() {
    Matcher command = Pattern.compile("(?m)^\\./scorekeeper ([^#\n]+)").matcher(readme);
    int commands = 0;
    while (command.find()) {
      Shell.Answer answer = scorekeeper.run(words(command.group(1).strip()));
      assertThat(answer.code()).as(command.group() + "\n" + answer.err()).isZero();
      commands++;
    }
    assertThat(commands).isGreaterThan(2);
  }

  @Test
  void theReadmesProgramIsTheOneThatRuns() throws IOException {
    Path program =
        ProjectCheckout.root()
            .resolve("examples/library/src/main/java/org/example/plans/PlanReport.java");

    assertThat(block("```java")).isEqualTo(Files.readString(program).strip());
    assertThat(Files.readAllLines(program)).hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void theReadmesSettingsAreRead() throws IOException {
    Path workspace = Files.createDirectory(folder.resolve("plan"));
    Files.writeString(workspace.resolve("scorekeeper.json"), block("```json"));

    assertThat(scorekeeper.run("query", "--workspace", "plan", "--list").out()).contains("stuck");
  }

  @Test
  void everyLinkInTheDocumentsLeadsSomewhere() throws IOException {
    Path checkout = ProjectCheckout.root();
    List<Path> documents = new ArrayList<>();
    for (String name : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")) {
      documents.add(checkout.resolve(name));
    }
    try (Stream<Path> files = Files.walk(checkout.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
    }
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)[)#]");
    for (Path document : documents) {
      Matcher links = link.matcher(Files.readString(document));
      while (links.find()) {
        assertThat(document.resolveSibling(links.group(1))).as(document.toString()).exists();
      }
    }
  }

  @Test
  void aCommandThatIsOnlyANameForOthersListsThem() {
    for (CommandLine command : commands()) {
      if (!command.getSubcommands().isEmpty()) {
        Shell.Answer alone = scorekeeper.run(name(command));
        Shell.Answer asked = scorekeeper.run(name(command), "--help");

        assertThat(alone.code()).isEqualTo(ExitCode.USAGE);
        assertThat(alone.err()).contains(command.getSubcommands().keySet());
        assertThat(asked.out()).isEqualTo(alone.err());
      }
    }
  }

  /** All commands, those within others included. */
  private List<CommandLine> commands() {
    List<CommandLine> commands = new ArrayList<>();
    addCommands(scorekeeper.commandLine(), commands);
    return commands;
  }

  private static void addCommands(CommandLine parent, List<CommandLine> commands) {
    for (CommandLine command : parent.getSubcommands().values()) {
      commands.add(command);
      addCommands(command, commands);
    }
  }

  /** What is typed to run it, after the program's name. */
  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName().substring("scorekeeper ".length());
  }

  private String block(String opening) {
    int begin = readme.indexOf("\n", readme.indexOf(opening)) + 1;
    return readme.substring(begin, readme.indexOf("\n```", begin));
  }

  /** Without what differs from run to run. */
  private static String timeless(String line) {
    return line.replaceAll("[0-9a-f]{8}\\b", "ID")
        .replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}", "WHEN")
        .replaceAll("just now|\\d+ (seconds|minutes|hours|days) ago", "AGE")
        .stripTrailing();
  }

  private static String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words.toArray(String[]::new);
  }
}
