package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.Shell.Answer;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where somebody stands, and which workspace that means. */
@ExtendWith(GitFolders.class)
class StandingTest {
  private static final String REGISTRY = "orchestration-domains.json";
  private static final String SEQUENCE = "{\"id\": \"a\", \"movements\": [{\"id\": \"m\"}]}";

  private final GitFolder git;
  private final Path root;
  private Path sub = Path.of("");

  StandingTest(GitFolder git) {
    this.git = git;
    this.root = git.root();
  }

  @BeforeEach
  void commitAPlan() throws IOException {
    Shop.in(git);
    git.write(REGISTRY, "{\"domains\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}");
    git.write("src/flows/readme.txt", "flows");
    git.commit();
    sub = root.resolve("src/flows");
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.map(Path::toString).filter(file -> !file.contains(".git")).sorted().toList();
    }
  }

  @Test
  void aSubfolderMeansTheWorkspaceAboveWithItsHistoryAndItsName() {
    Answer below = new Shell(sub).run("validate");
    Answer above = new Shell(root).run("status");

    assertThat(below.code()).isZero();
    assertThat(below.err()).isEmpty();
    assertThat(below.out()).contains("0 of 2", "Recorded run").contains("example.org/acme/shop");
    assertThat(above.out()).contains("0 of 2", "example.org/acme/shop");
    assertThat(root.resolve(".scorekeeper/history.db")).exists();
    assertThat(sub.resolve(".scorekeeper")).doesNotExist();
  }

  @Test
  void everyCommandFindsIt() throws IOException {
    new Shell(root).run("validate");
    new Shell(root).run("backfill");
    List<String> before = names(sub);

    for (String command :
        new String[] {
          "validate",
          "status",
          "trend",
          "log",
          "show a",
          "diff HEAD worktree",
          "query planned",
          "query --list",
          "query --schema",
          "backfill",
          "history streams",
          "history verify",
          "history checkpoint",
          "history rebuild",
          "history export",
          "add c"
        }) {
      Answer answer = new Shell(sub).run(command.split(" ", -1));

      assertThat(answer.err()).as(command).isEmpty();
      assertThat(answer.code()).as(command).isZero();
      assertThat(names(sub)).isEqualTo(before);
    }
    assertThat(Files.readString(root.resolve(REGISTRY))).contains("\"c\"");
  }

  @Test
  void aWorkspaceInASubfolderOfTheRepositoryKeepsItsName() throws IOException {
    git.write("plans/" + REGISTRY, "{\"domains\": [{\"id\": \"a\"}]}");
    git.write("plans/flows/readme.txt", "flows");
    git.commit();

    assertThat(new Shell(root.resolve("plans/flows")).run("validate").out())
        .contains("0 of 1", "example.org/acme/shop/plans");
    assertThat(new Shell(root.resolve("plans")).run("status").out())
        .contains("example.org/acme/shop/plans");
  }

  @Test
  void whereThereIsNoWorkspaceNothingIsRecordedAndOneSentenceHelps() throws IOException {
    Path plain = Files.createDirectories(git.around().resolve("plain/deep"));
    Files.writeString(plain.resolveSibling(REGISTRY), "{\"domains\": []}");

    for (String command :
        new String[] {
          "validate",
          "validate --no-record",
          "status",
          "trend --no-backfill",
          "log",
          "show a",
          "diff",
          "query planned",
          "audit",
          "audit --check",
          "add c",
          "history streams",
          "history verify",
          "history checkpoint",
          "history rebuild",
          "history export",
          "history export out.jsonl",
          "history import runs.jsonl"
        }) {
      Answer answer = new Shell(plain).run(command.split(" ", -1));

      assertThat(answer.code()).as(command).isEqualTo(ExitCode.UNREADABLE);
      assertThat(answer.out()).isEmpty();
      assertThat(answer.err().lines())
          .as(command)
          .singleElement()
          .asString()
          .contains("no workspace", plain.toString(), "scorekeeper init", "--workspace");
      assertThat(plain).isEmptyDirectory();
    }
    Answer backfill = new Shell(plain).run("backfill");
    assertThat(backfill.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(backfill.err().lines()).singleElement().asString().contains("no git repository");
    assertThat(new Shell(plain).run("query", "--schema").code()).isZero();
    assertThat(new Shell(plain).run("query", "--list").code()).isZero();
    assertThat(new Shell(plain).run("completion").code()).isZero();
    assertThat(plain).isEmptyDirectory();
  }

  @Test
  void aHistoryThatIsNamedIsAskedFromAnywhere() throws IOException {
    Path plain = Files.createDirectory(git.around().resolve("plain"));
    Path history = git.around().resolve("h.db");
    new Shell(root).run("validate", "--history", history.toString());

    for (String command : new String[] {"history streams", "history verify", "history export"}) {
      Answer answer = new Shell(plain).run((command + " --history ../h.db").split(" ", -1));

      assertThat(answer.code()).as(command + answer.err()).isZero();
    }
    assertThat(
            new Shell(plain)
                .with("SCOREKEEPER_HISTORY", "../h.db")
                .run("query", "SELECT project FROM runs")
                .out())
        .contains("example.org/acme/shop");
    assertThat(
            new Shell(plain)
                .run("backfill", "--repo", root.toString(), "--history", "new.db")
                .code())
        .isZero();
    assertThat(new Shell(plain).run("validate", "--history", "../h.db").err())
        .contains("no workspace");
    assertThat(names(plain)).containsExactly(plain.toString(), plain.resolve("new.db").toString());
  }

  @Test
  void aWorkspaceThatIsNamedIsThatFolderAndNoOther() {
    Answer answer = new Shell(root).run("validate", "--workspace", "src", "--no-record");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.out()).contains("registry-unreadable");
  }

  @Test
  void nothingIsMadeInAFolderThatIsNoWorkspaceThoughItIsNamed() throws IOException {
    Path plain = Files.createDirectory(git.around().resolve("plain"));

    Answer answer = new Shell(root).run("validate", "--workspace", plain.toString());

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.out())
        .contains("registry-unreadable", "Not recorded: this folder is no workspace");
    assertThat(plain).isEmptyDirectory();
    Files.writeString(plain.resolve("scorekeeper.json"), "{}");
    assertThat(new Shell(plain).run("validate").out()).contains("Recorded run ");
  }

  @Test
  void pathsOnTheCommandLineAreFromWhereSomebodyStands() throws IOException {
    Shell below = new Shell(sub);
    Files.writeString(sub.resolve("c.json"), SEQUENCE);

    assertThat(below.run("validate", "--history", "h.db").code()).isZero();
    assertThat(sub.resolve("h.db")).exists();
    assertThat(below.run("history", "export", "runs.jsonl", "--history", "h.db").code()).isZero();
    assertThat(sub.resolve("runs.jsonl")).exists();
    assertThat(below.run("history", "import", "runs.jsonl").code()).isZero();
    assertThat(root.resolve(".scorekeeper/history.db")).exists();

    assertThat(below.run("add", "c", "--sequence-file", "c.json").out())
        .contains("✔ c  implemented (1 movement");
    assertThat(below.run("add", "d", "--sequence-file", "../d.json", "--skeleton").code()).isZero();
    assertThat(root.resolve("src/d.json")).exists();
    assertThat(
            below
                .run(
                    "add",
                    "e",
                    "--sequence-file",
                    "src/e.json",
                    "--skeleton",
                    "--workspace",
                    "../..")
                .code())
        .isZero();
    assertThat(root.resolve("src/e.json")).exists();
    for (String outside : new String[] {"../../../x.json", "/x.json", "..\\..\\..\\x.json"}) {
      Answer answer = below.run("add", "x", "--sequence-file", outside, "--skeleton");
      assertThat(answer.code()).as(outside).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).contains("not a file inside the workspace");
    }
    assertThat(Files.readString(root.resolve(REGISTRY)))
        .contains("\"src/flows/c.json\"", "\"src/d.json\"", "\"src/e.json\"");
  }

  @Test
  void complaintsSayWhichRootTheirPathsAreFrom() throws IOException {
    Files.writeString(root.resolve("scorekeeper.json"), "{\"registri\": 1}");
    Answer settings = new Shell(sub).run("validate");
    Files.writeString(root.resolve("scorekeeper.json"), "{}");
    Files.writeString(root.resolve(REGISTRY), "{");
    Answer registry = new Shell(sub).run("validate");

    assertThat(settings.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(settings.err())
        .contains("scorekeeper.json:1:")
        .endsWith("paths are from the workspace's root, " + root + System.lineSeparator());
    assertThat(registry.err()).contains("the workspace's root, " + root);
    assertThat(new Shell(root).run("validate").err()).doesNotContain("root");
  }

  @Test
  void commandsGoWhereTheyAreSentBeforeTheyLookAround() throws IOException {
    Path around = git.around();
    String name = String.valueOf(root.getFileName());

    for (String line :
        new String[] {
          "-C " + name + " validate",
          "-C " + name + "/src -C flows validate",
          "-C" + name + " validate",
          "validate -C " + name + "/src/flows",
          "-C " + name + " validate -C src",
          "-C " + root + " history verify",
          "history verify -C " + name,
          "-C " + name + " status --workspace ."
        }) {
      Answer answer = new Shell(around).run(line.split(" ", -1));

      assertThat(answer.err()).as(line).isEmpty();
      assertThat(answer.code()).as(line).isZero();
    }
    Answer stood =
        new Shell(around).run("-C", name + "/src", "validate", "--history", "flows/h.db");
    assertThat(stood.code()).isZero();
    assertThat(sub.resolve("h.db")).exists();
    Answer nowhere = new Shell(around).run("-C", "nowhere", "validate");
    assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.err()).contains("-C: there is no folder " + around.resolve("nowhere"));
    assertThat(new Shell(around).run("-C", "nowhere", "validate", "--help").code()).isZero();
  }

  @Test
  void settingsAreBegunWhereSomebodyStands() throws IOException {
    git.write("src/flows/plan.json", "[{\"id\": \"a\"}]");

    assertThat(new Shell(sub).run("init").out()).contains("Wrote scorekeeper.json");

    assertThat(sub.resolve("scorekeeper.json")).exists();
    assertThat(root.resolve("scorekeeper.json")).doesNotExist();
    assertThat(new Shell(git.around()).run("-C", sub.toString(), "validate").out())
        .contains("0 of 1");
  }
}
