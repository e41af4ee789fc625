package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.Shell.Answer;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every command on a history that a server keeps. */
@ExtendWith(GitFolders.class)
class ServerHistoryTest {
  private static final String REGISTRY = "orchestration-domains.json";
  private static EmbeddedPostgres server;

  private final GitFolder git;
  private final Path root;
  private final Shell shell;

  ServerHistoryTest(GitFolder git) {
    this.git = git;
    this.root = git.root();
    this.shell = new Shell(root).with("SCOREKEEPER_HISTORY", address());
  }

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void commitAPlan() throws Exception {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS scorekeeper CASCADE");
    }
    Shop.in(git);
    git.write(REGISTRY, "{\"domains\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}");
    git.commit();
    git.write(REGISTRY, "{\"domains\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"c\"}]}");
    git.commit();
  }

  private static String address() {
    return "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
  }

  private Answer run(String command) {
    return shell.run(command.split(" "));
  }

  @Test
  void everyCommandWorksOnItAsOnAFile() throws IOException {
    assertThat(run("validate").out()).contains("0 of 3", "Recorded run");
    assertThat(run("backfill").code()).isZero();
    for (String command :
        List.of(
            "validate",
            "status",
            "trend",
            "log",
            "show a",
            "diff HEAD~1 HEAD",
            "query progress",
            "query planned",
            "query broken",
            "query largest",
            "query changes",
            "query ledger",
            "query open-findings",
            "query --list",
            "query --schema",
            "report --output report.html",
            "badge",
            "history streams",
            "history verify",
            "history checkpoint",
            "history rebuild",
            "history export runs.jsonl",
            "history import runs.jsonl",
            "history rename main trunk")) {
      Answer answer = run(command);
      assertThat(answer.code()).as(command + "\n" + answer.err()).isEqualTo(ExitCode.FINE);
      assertThat(answer.out() + answer.err()).as(command).isNotBlank();
    }
    assertThat(root.resolve(".scorekeeper")).doesNotExist();
    Files.writeString(root.resolve("kept.txt"), run("history checkpoint").out());
    assertThat(run("history verify --against kept.txt").out()).contains("The history is intact");

    // A file that takes in what the server exported says the same.
    run("history export all.jsonl");
    run("history import all.jsonl --history copy.db");
    String sql = "SELECT * FROM runs WHERE project = :project ORDER BY run_id";
    Answer ofServer = shell.run("query", sql, "--csv");
    Answer ofFile = shell.run("query", sql, "--csv", "--history", "copy.db");
    assertThat(ofServer.out()).contains("trunk").isEqualTo(ofFile.out());
  }

  @Test
  void aServerThatIsNotThereIsSaidInOneSentenceAndTheExitCodeIsThree() {
    for (String command : List.of("validate", "status", "query planned", "history verify")) {
      Answer answer =
          new Shell(root)
              .with("SCOREKEEPER_HISTORY", "postgresql://localhost:1/plans")
              .with("PGPASSWORD", "s3cret")
              .run(command.split(" "));

      assertThat(answer.code()).as(command).isEqualTo(ExitCode.UNREADABLE);
      assertThat(answer.err()).contains("cannot be reached").doesNotContain("s3cret");
    }
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndRepeatedNowhere() {
    Answer answer =
        new Shell(root).run("status", "--history", "postgresql://ada:s3cret@localhost/plans");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.out() + answer.err()).contains("PGPASSWORD").doesNotContain("s3cret");
  }

  @Test
  void whatAnOwnerHasToRunIsPrinted() {
    Answer answer = new Shell(root).run("history", "grant", "--writer", "builds");

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("GRANT INSERT ON", "TO \"builds\";");
    assertThat(new Shell(root).run("history", "grant").code()).isEqualTo(ExitCode.USAGE);
  }
}
