package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the documents say of the command line is so, and nothing of it is left unsaid. */
class DocumentationTest {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /** Set to write the reference in docs/commands.md instead of comparing it. */
  private static final String WRITE = "commands.write";

  /** What stands for lines that an example leaves out. */
  private static final String LEFT_OUT = "…";

  @TempDir private Path folder;
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void standInACopyOfTheCheckout() throws IOException {
    Files.createDirectory(folder.resolve("examples"));
    ProjectCheckout.copy(
        ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("examples/renderx"));
    scorekeeper = new Shell(folder);
  }

  @Test
  void theReadmeIsAScreenAndAHalf() throws IOException {
    assertThat(document("README.md")).hasSizeLessThanOrEqualTo(9_000);
  }

  @Test
  void everyCommandIsInTheReadmeWithALinkToItsHelp() throws IOException {
    String readme = document("README.md");

    for (String command : scorekeeper.commandLine().getSubcommands().keySet()) {
      assertThat(readme).contains("\n| [`" + command + "`](docs/commands.md#" + command + ") | ");
    }
  }

  @Test
  void theReferenceOfCommandsSaysWhatTheirHelpSays() throws IOException {
    Path document = ProjectCheckout.root().resolve("docs/commands.md");
    String text = Files.readString(document);
    String beginning = text.substring(0, text.indexOf("-->\n") + 4);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(document, beginning + reference());
    }

    assertThat(Files.readString(document))
        .as("made from the commands: run mvn test -pl app-cli -am -D" + WRITE + "=true")
        .isEqualTo(beginning + reference());
  }

  @Test
  void everyOptionOfACommandIsInItsReference() {
    String reference = reference();

    for (CommandLine command : commands()) {
      String heading = "\n## " + name(command) + "\n";
      int begin = reference.indexOf(heading) + heading.length();
      int end = reference.indexOf("\n## ", begin);
      String section = reference.substring(begin, end < 0 ? reference.length() : end);
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertThat(section)
            .as(name(command) + " " + option.longestName())
            .contains(option.longestName() + (option.paramLabel().isEmpty() ? "`" : ""));
      }
    }
  }

  @Test
  void everyViewIsInTheDocumentAboutSqlWithALinkToItsColumns() throws IOException {
    String sql = document("docs/sql.md");

    Scorekeeper.at(Path.of(""))
        .views()
        .forEach(
            view ->
                assertThat(sql)
                    .contains("| [`" + view.name() + "`](schema.md#" + view.name() + ") |"));
  }

  @Test
  void everyExitCodeIsInTheDocumentAboutCommands() throws IOException {
    for (int code :
        new int[] {
          ExitCode.FINE,
          ExitCode.FINDINGS,
          ExitCode.USAGE,
          ExitCode.UNREADABLE,
          ExitCode.INTERNAL,
          ExitCode.LEFT
        }) {
      assertThat(document("docs/commands.md")).contains("\n| " + code + " | ");
    }
  }

  @Test
  void everySettingIsInTheDocumentAboutSettings() throws IOException {
    String settings = document("docs/settings.md");
    JsonNode schema = new ObjectMapper().readTree(document("docs/settings.schema.json"));

    schema
        .get("properties")
        .fieldNames()
        .forEachRemaining(name -> assertThat(settings).contains("\n| `" + name + "` | "));
    schema
        .get("properties")
        .get("fields")
        .get("properties")
        .fieldNames()
        .forEachRemaining(name -> assertThat(settings).contains("`" + name + "`"));
  }

  @Test
  void theOverviewSaysOneShortSentenceOfEachCommand() {
    for (String group : new String[] {"--help", "history --help"}) {
      String overview = scorekeeper.run(words(group)).out();
      String list =
          overview.substring(overview.indexOf("Commands:"), overview.indexOf("Examples:"));

      assertThat(list.lines().skip(1).filter(line -> !line.isBlank()))
          .isNotEmpty()
          .allMatch(
              line -> line.matches("  [a-z]+ +[A-Z][^.]*[^. ](\\.json[^.]*)?\\."), "a sentence")
          .allMatch(line -> line.length() <= 80);
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
    inWorkspace.run("history", "push", "other.db");
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
  void theReadmesSessionPrintsWhatItShows() throws IOException {
    assertPrinted(example(document("README.md"), "$ ./scorekeeper "), "$ ./scorekeeper ");
  }

  /** The proposals lie beside the checkout on some machines only. */
  @Test
  void theReadmesPictureOfProposalsIsWhatTheirHistoryPrints() throws Exception {
    Path proposals = ProjectCheckout.root().resolveSibling("shared").resolve("real-keps");
    assumeTrue(Files.isDirectory(proposals), "the real proposals do not lie beside this checkout");
    Path repository = folder.resolve("enhancements");
    Process made =
        new ProcessBuilder(
                "python3",
                proposals.resolve("make-repository.py").toString(),
                proposals.resolve("keps.jsonl").toString(),
                repository.toString())
            .inheritIO()
            .start();
    assumeTrue(made.waitFor() == 0, "the repository cannot be made");
    scorekeeper = new Shell(repository).at("2026-11-27T12:00:00Z").with("COLUMNS", "80");

    assertPrinted(example(document("README.md"), "$ scorekeeper trend"), "$ scorekeeper ");
  }

  /** A block with commands and what they print. */
  private static String example(String document, String command) {
    int begin = document.indexOf("```console\n" + command) + "```console\n".length();
    return document.substring(begin, document.indexOf("\n```", begin));
  }

  /** What is left out of an example may be anything, and everything else is as it is printed. */
  private void assertPrinted(String example, String prompt) {
    List<String> shown = new ArrayList<>(example.lines().map(DocumentationTest::timeless).toList());
    assertThat(shown.get(0)).startsWith(prompt);
    Pattern expected =
        Pattern.compile(
            "\\Q" + String.join("\n", shown).replace("\n" + LEFT_OUT, "\\E(\n.*)*?\\Q") + "\\E");
    StringBuilder printed = new StringBuilder();
    for (String line : example.lines().toList()) {
      if (line.startsWith(prompt)) {
        Shell.Answer answer = scorekeeper.run(words(line.substring(prompt.length())));
        printed.append(printed.isEmpty() ? "" : "\n").append(timeless(line));
        answer.out().lines().forEach(one -> printed.append('\n').append(timeless(one)));
      }
    }
    assertThat(printed.toString()).matches(expected);
  }

  @Test
  void theProofOfAHistoryIsWhatAVerificationPrints() throws IOException {
    String[] example = {"--workspace", "examples/renderx"};
    scorekeeper.run("validate", example[0], example[1]);
    scorekeeper.run("validate", example[0], example[1]);
    Files.writeString(
        folder.resolve("checkpoints.txt"),
        scorekeeper.run("history", "checkpoint", example[0], example[1]).out());

    Shell.Answer answer =
        scorekeeper.run(
            "history", "verify", example[0], example[1], "--against", "checkpoints.txt");

    assertThat(document("docs/history.md")).contains("--against checkpoints.txt\n" + answer.out());
  }

  @Test
  void theCommandsOnTheExampleWork() throws IOException {
    int commands = 0;
    for (Path document : Documents.ofTheProgram()) {
      Matcher command =
          Pattern.compile("(?m)^\\./scorekeeper ([^#\n]+)").matcher(Files.readString(document));
      while (command.find()) {
        Shell.Answer answer = scorekeeper.run(words(command.group(1).strip()));
        assertThat(answer.code()).as(command.group() + "\n" + answer.err()).isZero();
        commands++;
      }
    }
    assertThat(commands).isGreaterThan(4);
  }

  @Test
  void theDocumentedProgramIsTheOneThatRuns() throws IOException {
    Path program =
        ProjectCheckout.root()
            .resolve("examples/library/src/main/java/org/example/plans/PlanReport.java");

    assertThat(blocks("docs/library.md", "java"))
        .containsExactly(Files.readString(program).strip());
    assertThat(Files.readAllLines(program)).hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void theDocumentedSettingsAreRead() throws IOException {
    List<String> examples = blocks("docs/settings.md", "json");
    for (int i = 0; i < examples.size(); i++) {
      Path workspace = Files.createDirectory(folder.resolve("plan" + i));
      Files.writeString(workspace.resolve("scorekeeper.json"), examples.get(i));
      Shell.Answer answer = scorekeeper.run("query", "--workspace", "plan" + i, "--list");

      assertThat(answer.err()).isEmpty();
      assertThat(answer.code()).isZero();
      assertThat(answer.out().contains("stuck")).isEqualTo(i == 0);
    }
    assertThat(examples).hasSize(4);
  }

  @Test
  void theBuildServerRunsTheTestCommandOfTheReadme() throws IOException {
    Matcher command = Pattern.compile("(?m)^(mvn [^#\n]+?) +#").matcher(document("README.md"));

    assertThat(command.find()).isTrue();
    assertThat(document(".ci/run")).contains("\n" + command.group(1) + " | ");
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

  /** The reference of all commands, from their descriptions. */
  private String reference() {
    StringBuilder text = new StringBuilder("\n");
    contents(scorekeeper.commandLine(), text);
    for (CommandLine command : commands()) {
      CommandSpec spec = command.getCommandSpec();
      text.append("\n## ").append(name(command)).append("\n\n");
      text.append(String.join("\n\n", spec.usageMessage().description())).append("\n\n");
      if (!command.getSubcommands().isEmpty()) {
        contents(command, text);
        text.append('\n');
      }
      text.append("| option | meaning |\n| --- | --- |\n");
      for (PositionalParamSpec word : spec.positionalParameters()) {
        row(text, word.paramLabel(), word.description());
      }
      for (OptionSpec option : spec.options()) {
        row(
            text,
            String.join("`, `", option.names())
                + (option.arity().max() == 0 ? "" : " " + option.paramLabel()),
            option.description());
      }
      text.append("\n```sh\n");
      for (String line : spec.usageMessage().footer()) {
        text.append(line.strip()).append('\n');
      }
      text.append("```\n");
    }
    return text.toString();
  }

  /** The commands of a level, each with its short sentence and a link to its section. */
  private static void contents(CommandLine parent, StringBuilder text) {
    text.append("| command | meaning |\n| --- | --- |\n");
    for (CommandLine command : parent.getSubcommands().values()) {
      text.append("| [`")
          .append(name(command))
          .append("`](#")
          .append(name(command).replace(' ', '-'))
          .append(") | ")
          .append(cell(command.getCommandSpec().usageMessage().description()[0]))
          .append(" |\n");
    }
  }

  private static void row(StringBuilder text, String label, String... description) {
    text.append("| `")
        .append(label.replace("|", "\\|"))
        .append("` | ")
        .append(cell(String.join(" ", description)))
        .append(" |\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String document(String path) throws IOException {
    return Files.readString(ProjectCheckout.root().resolve(path));
  }

  /** The blocks of a document in a language. */
  private static List<String> blocks(String path, String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block =
        Pattern.compile("(?ms)^```" + language + "\n(.*?)\n```$").matcher(document(path));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  /** Without what differs from run to run. */
  private static String timeless(String line) {
    return line.replaceAll("[0-9a-f]{8}\\b", "ID")
        .replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}", "WHEN")
        // the example that is tested is a copy, and README shows that of a clone
        .replace("of renderx on default.", "of renderx on main.")
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
