package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.domain.query.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries on their way between two histories: history push and history pull. */
class HistoryExchangeTest {
  private static final String REGISTRY = "orchestration-domains.json";

  @TempDir private Path folder;
  private Path workspace;
  private Shell scorekeeper;

  @BeforeEach
  void record() throws IOException {
    workspace = Files.createDirectory(folder.resolve("shop"));
    scorekeeper = new Shell(workspace);
    validate("[]", "main");
    validate("[{\"id\":\"cart\"}]", "main");
    validate("[{\"id\":\"cart\"},{\"id\":\"till\"}]", "main");
  }

  private void validate(String domains, String branch) throws IOException {
    Files.writeString(workspace.resolve(REGISTRY), "{\"domains\":" + domains + "}");
    assertThat(scorekeeper.run("validate", "--branch", branch, "--fail-on", "never").code())
        .isZero();
  }

  /** What all views say of a history. */
  private List<String> views(String history) {
    List<String> said = new ArrayList<>();
    for (View view : Scorekeeper.at(workspace).views()) {
      Shell.Answer answer =
          scorekeeper.run("query", "--history", history, "--csv", "SELECT * FROM " + view.name());
      assertThat(answer.code()).as(answer.err()).isZero();
      said.add(view.name());
      answer.out().lines().sorted().forEach(said::add);
    }
    return said;
  }

  private void assertIntact(String history) {
    assertThat(scorekeeper.run("history", "verify", "--history", history).out())
        .startsWith("✔ The history is intact");
  }

  @Test
  void whatIsPushedSaysTheSameThereAndCostsNothingTheNextTime() throws IOException {
    Shell.Answer pushed = scorekeeper.run("history", "push", "../org.db");

    assertThat(pushed.code()).as(pushed.err()).isZero();
    assertThat(pushed.out()).isEqualTo("Pushed 3 entries to " + folder.resolve("org.db") + ".\n");
    assertThat(views("../org.db")).isEqualTo(views(".scorekeeper/history.db"));
    assertIntact("../org.db");

    assertThat(scorekeeper.run("history", "push", "../org.db").out())
        .isEqualTo("%1$s has everything already.\n".formatted(folder.resolve("org.db")));
    validate("[{\"id\":\"cart\"}]", "main");
    assertThat(scorekeeper.run("history", "push", "../org.db", "--json").out())
        .contains("\"listed\" : 1", "\"added\" : 1", "\"entries\" : 4", "\"failure\" : null");
    assertIntact("../org.db");
    assertIntact(".scorekeeper/history.db");
  }

  @Test
  void aSingleRunIsKeptThereAsItsDifferenceToTheOneBefore() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      many.append("{\"id\":\"d").append(i).append("\"},");
    }
    validate("[" + many + "{\"id\":\"x\"}]", "main");
    scorekeeper.run("history", "push", "../org.db");
    long before = facts("../org.db");
    validate("[" + many + "{\"id\":\"y\"}]", "main");

    scorekeeper.run("history", "push", "../org.db");

    assertThat(facts("../org.db") - before).isLessThan(20);
    assertIntact("../org.db");
  }

  private long facts(String history) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + workspace.resolve(history));
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM stored_fact")) {
      return row.getLong(1);
    }
  }

  @Test
  void aLaptopPullsAProjectOfSeveral() throws IOException {
    scorekeeper.run("history", "push", "../org.db");
    scorekeeper.run("validate", "--project", "till", "--history", "../org.db");

    Shell.Answer pulled =
        scorekeeper.run("history", "pull", "../org.db", "--project", "till", "--history", "my.db");

    assertThat(pulled.code()).as(pulled.err()).isZero();
    assertThat(pulled.out()).isEqualTo("Pulled 1 entry from " + folder.resolve("org.db") + ".\n");
    assertThat(scorekeeper.run("history", "streams", "--history", "my.db").out())
        .contains("till")
        .doesNotContain("shop");
    assertIntact("my.db");
    scorekeeper.run("history", "pull", "../org.db", "--history", "my.db");
    assertThat(views("my.db")).isEqualTo(views("../org.db"));
    assertIntact("my.db");
  }

  @Test
  void twoThatExchangeInBothDirectionsHaveTheSame() throws IOException {
    scorekeeper.run("history", "push", "../org.db");
    validate("[{\"id\":\"cart\"}]", "main");
    scorekeeper.by(new Random(8));
    scorekeeper.run("validate", "--branch", "pull/7", "--history", "../org.db");

    assertThat(scorekeeper.run("history", "push", "../org.db").out()).startsWith("Pushed 1 entry");
    assertThat(scorekeeper.run("history", "pull", "../org.db").out()).startsWith("Pulled 1 entry");

    assertThat(views("../org.db")).isEqualTo(views(".scorekeeper/history.db"));
  }

  @Test
  void manyThatPushAtOnceLoseNothing() throws Exception {
    List<Future<Shell.Answer>> pushes = new ArrayList<>();
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try {
      for (int i = 0; i < 8; i++) {
        Path clone = Files.createDirectory(folder.resolve("clone" + i));
        Files.copy(workspace.resolve(REGISTRY), clone.resolve(REGISTRY));
        Shell builder = new Shell(clone).by(new Random(100 + i));
        builder.run("validate", "--project", "p" + i % 3, "--fail-on", "never");
        pushes.add(workers.submit(() -> builder.run("history", "push", "../org.db")));
      }
      int again = 0;
      for (Future<Shell.Answer> push : pushes) {
        again += push.get().code();
      }
      for (int i = 0; again > 0 && i < 8; i++) {
        // Of those who find nothing there at the same instant one makes it.
        new Shell(folder.resolve("clone" + i)).run("history", "push", "../org.db");
      }
    } finally {
      workers.shutdown();
    }

    assertThat(
            scorekeeper
                .run(
                    "query",
                    "--history",
                    "../org.db",
                    "--csv",
                    "--no-headers",
                    "SELECT count(*), count(DISTINCT run_id) FROM runs")
                .out()
                .strip())
        .isEqualTo("8,8");
    assertIntact("../org.db");
  }

  @Test
  void whatWasForgedDoesNotTravel() throws SQLException {
    scorekeeper.run("history", "push", "../good.db");
    forge(
        "DROP TRIGGER run_is_never_changed",
        "UPDATE stored_run SET observed_at = observed_at + 1 WHERE seq = 2");

    Shell.Answer pushed = scorekeeper.run("history", "push", "../org.db");
    Shell.Answer pulled =
        scorekeeper.run("history", "pull", ".scorekeeper/history.db", "--history", "my.db");

    assertThat(pushed.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(pushed.err()).contains("entry 2 breaks its chain", "history verify");
    assertThat(pulled.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(folder.resolve("org.db")).doesNotExist();
    assertThat(workspace.resolve("my.db")).doesNotExist();
  }

  @Test
  void factsThatWereForgedDoNotTravel() throws SQLException {
    forge(
        "DROP TRIGGER fact_is_never_changed",
        "UPDATE stored_fact SET value = '[\"2\"]' WHERE kind = 0 AND value = '[\"1\"]'");

    Shell.Answer pushed = scorekeeper.run("history", "push", "../org.db");

    assertThat(pushed.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(pushed.err()).contains("has facts of another digest");
    assertThat(folder.resolve("org.db")).doesNotExist();
  }

  private void forge(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + workspace.resolve(".scorekeeper/history.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aHistoryIsNotPushedToItselfByWhateverName() throws IOException {
    Path link =
        Files.createSymbolicLink(
            folder.resolve("link.db"), workspace.resolve(".scorekeeper/history.db"));

    for (String name : List.of(".scorekeeper/history.db", link.toString())) {
      Shell.Answer answer = scorekeeper.run("history", "push", name);
      assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).contains("is the history itself");
    }
    assertThat(scorekeeper.run("history", "push").code()).isEqualTo(ExitCode.USAGE);
    assertThat(scorekeeper.run("history", "push", "").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aPushThatDoesNotArriveIsAFailureUnlessBestEffortIsEnough() throws IOException {
    Files.writeString(
        folder.resolve("org.db"), "no database at all, but long enough for a head".repeat(9));

    Shell.Answer failed = scorekeeper.run("history", "push", "../org.db");
    Shell.Answer told = scorekeeper.run("history", "push", "../org.db", "--best-effort");
    Shell.Answer json = scorekeeper.run("history", "push", "../org.db", "--best-effort", "--json");

    assertThat(failed.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(told.code()).isZero();
    assertThat(told.err())
        .isEqualTo(failed.err())
        .startsWith("scorekeeper: nothing was pushed to " + folder.resolve("org.db"))
        .endsWith("; nothing is lost, and the next push carries the rest\n");
    assertThat(told.out()).isEmpty();
    assertThat(json.out()).contains("\"added\" : 0", "\"failure\" : \"nothing was pushed");
    Files.delete(folder.resolve("org.db"));
    assertThat(scorekeeper.run("history", "push", "../org.db").out())
        .startsWith("Pushed 3 entries");
  }

  @Test
  void whoPushesWritesNothingIntoTheHistory() throws IOException {
    Path history = workspace.resolve(".scorekeeper/history.db");
    byte[] before = Files.readAllBytes(history);

    scorekeeper.run("history", "push", "../org.db");

    assertThat(history).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(history.getParent())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(".gitignore", "history.db", "history.db.marks");
    }
  }

  @Test
  void anOlderHistoryIsReadFromACopyAndAnOlderTargetBroughtUpToDate()
      throws IOException, SQLException {
    scorekeeper.run("history", "push", "../older.db");
    validate("[{\"id\":\"cart\"}]", "main");
    Path history = workspace.resolve(".scorekeeper/history.db");
    for (Path file : List.of(history, folder.resolve("older.db"))) {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        statement.execute("DROP VIEW portfolio");
        statement.execute("PRAGMA user_version = 6");
        // It knows the views of then.
        statement.execute(
            "UPDATE flyway_schema_history SET checksum = 1 WHERE script = 'R__views.sql'");
      }
    }
    byte[] before = Files.readAllBytes(history);

    Shell.Answer pushed = scorekeeper.run("history", "push", "../older.db");
    Shell.Answer pulled =
        scorekeeper.run("history", "pull", history.toString(), "--history", "my.db");

    assertThat(pushed.out()).startsWith("Pushed 1 entry");
    assertThat(pushed.err()).contains(history + " was written by an older Scorekeeper");
    assertThat(pulled.out()).startsWith("Pulled 4 entries");
    assertThat(pulled.err()).contains(history + " was written by an older Scorekeeper");
    assertThat(history).hasBinaryContent(before);
    assertThat(folder.resolve("older.db.schema-6.bak")).exists();
    assertIntact("../older.db");
    assertThat(views("../older.db")).isEqualTo(views("my.db"));
  }

  @Test
  void marksOfStrangersCostNothingButTime() throws IOException {
    scorekeeper.run("history", "push", "../org.db");
    Path marks = workspace.resolve(".scorekeeper/history.db.marks");
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "precious");
    String kept = Files.readString(marks);
    validate("[{\"id\":\"cart\"}]", "main");
    for (String forged :
        List.of(
            "", "given x\n\n\u0000", kept.replaceAll("[0-9a-f]{64}\n", "f".repeat(64) + "\n"))) {
      Files.writeString(marks, forged);
      assertThat(scorekeeper.run("history", "push", "../org.db", "--json").out())
          .contains("\"entries\" : 4");
    }
    Files.delete(marks);
    Files.createSymbolicLink(marks, elsewhere);

    assertThat(scorekeeper.run("history", "push", "../org.db").err())
        .contains("history.db.marks is a link that leads out of the workspace");
    assertThat(
            new Shell(folder)
                .run("history", "push", "org.db", "--history", "shop/.scorekeeper/history.db")
                .code())
        .isZero();

    assertThat(elsewhere).hasContent("precious");
    assertThat(marks).isRegularFile();
  }
}
