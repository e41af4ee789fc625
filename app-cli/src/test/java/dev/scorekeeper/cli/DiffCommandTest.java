package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code diff} and {@code show}, over a repository with three commits. */
@ExtendWith(GitFolders.class)
class DiffCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GitFolder workspace;
  private final Path root;
  private final Shell scorekeeper;
  private String second = "";

  DiffCommandTest(GitFolder workspace) throws IOException {
    this.workspace = Shop.in(workspace);
    root = workspace.root();
    scorekeeper = new Shell(root).at("2026-01-20T12:00:00Z");
  }

  @BeforeEach
  void threeCommits() throws Exception {
    commit(1, new Plan().planned("search").planned("cart").implemented("checkout", 2, 9));
    second = commit(5, new Plan().planned("search").implemented("checkout", 2, 8));
    commit(
        9,
        new Plan()
            .implemented("search", 1, 3)
            .implemented("cart", 1, 1)
            .broken("checkout", "sequences/gone.json"));
  }

  private String commit(int day, Plan plan) throws Exception {
    plan.write(root);
    return workspace.commit("2026-01-%02dT10:00:00Z".formatted(day), "State of day " + day);
  }

  private void recordAll() throws Exception {
    for (String revision : new String[] {"main~2", "main~1", "main"}) {
      workspace.git("checkout", "-q", revision);
      scorekeeper.run("validate", "--branch", "main", "--fail-on", "never");
    }
    workspace.git("checkout", "-q", "main");
  }

  private JsonNode json(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--format";
    all[arguments.length + 1] = "json";
    return JSON.readTree(scorekeeper.run(all).out());
  }

  @Test
  void twoRevisionsThatNobodyRecordedAreAssessedOnTheSpot() {
    Shell.Answer answer = scorekeeper.run("diff", "main~2", "main~1", "--no-backfill");

    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .contains("from  commit ", "to    commit " + second.substring(0, 8) + " · 2026-01-05")
        .contains("1 of 3 domains implemented (33 %)", "1 of 2 domains implemented (50 %)")
        .contains("dropped        cart  was planned for 4 days")
        .contains(
            "shrank         checkout  implemented (2 movements, 9 beats) → implemented (2 movements, 8 beats)");
    assertThat(root.resolve(".scorekeeper")).doesNotExist();
  }

  @Test
  void recordedRunsTellWhatHappenedOnTheWay() throws Exception {
    recordAll();

    Shell.Answer answer = scorekeeper.run("diff", "main~2", "main");

    assertThat(answer.out())
        .contains(
            "from  run ", " of example.org/acme/shop on main · commit ", " of 2026-01-01 10:00")
        .contains("dropped        cart      was planned for 4 days")
        .contains(
            "returned       cart      implemented (1 movement, 1 beat) after 4 days; before, planned")
        .contains(
            "delivered      search    planned → implemented (1 movement, 3 beats), after 8 days")
        .contains(
            "broke          checkout  implemented (2 movements, 8 beats) → broken: missing, after 8 days")
        .contains("Findings opened (1 error, 0 warnings):", "sequence-file-missing  checkout");
  }

  @Test
  void aCommitThatChangedNoInputTellsTheStoryOfTheOneBeforeIt() throws Exception {
    workspace.commit("2026-01-10T10:00:00Z", "a word");
    scorekeeper.run("backfill");

    JsonNode beside = json("diff", "main~3", "main");
    JsonNode before = json("diff", "main~3", "main~1");

    assertThat(beside.get("ledger")).isEqualTo(before.get("ledger"));
    assertThat(beside.get("to").get("run")).isEqualTo(before.get("to").get("run"));
    assertThat(scorekeeper.run("diff", "main~3", "main").out())
        .contains("to    commit ", ", the same as run ", "delivered      search", "after 8 days");
    assertThat(scorekeeper.run("diff", "main~1", "main").out()).contains("Nothing is different.");
  }

  @Test
  void ofACommitByAClockThatIsBehindNothingIsShownOfTheWayToIt() throws Exception {
    commit(15, new Plan().planned("search").broken("cart", "later/cart.json"));
    scorekeeper.run("backfill");
    // It is read, since a folder that was looked into in vain is there now.
    workspace.write("later/notes.txt", "soon");
    workspace.commit("2026-01-10T10:00:00Z", "Make room");

    assertThat(scorekeeper.run("diff", "HEAD", "HEAD").out()).endsWith("\nNothing is different.\n");
    assertThat(scorekeeper.run("diff", "HEAD").out()).endsWith("\nNothing is different.\n");
  }

  @Test
  void theOlderOfTwoIsShownFirstWithAWord() {
    for (String format : new String[] {"text", "markdown", "json"}) {
      assertThat(scorekeeper.run("diff", "main", "main~2", "--format", format).out())
          .contains("is older than")
          .contains("delivered")
          .doesNotContain("0 seconds");
    }
  }

  @Test
  void everyCommandSaysTheSameAgeOfAPlan() throws Exception {
    commit(11, new Plan().planned("late"));
    scorekeeper.run("backfill");

    assertThat(scorekeeper.run("status", "--since", "30d").out()).contains("late      for 9 days");
    assertThat(scorekeeper.run("trend").out()).contains("1, \"late\": 9 days as of ");
    assertThat(scorekeeper.run("show", "late").out()).contains("9 days");
    JsonNode planned = json("status", "--since", "30d").get("ledger").get("stillPlanned").get(0);
    assertThat(planned.get("ageSeconds").asLong()).isBetween(784_800L, 785_700L);
    JsonNode then = json("diff", "main~1", "main").get("ledger");
    assertThat(then.get("asOf").asText()).isEqualTo("2026-01-11T10:00:00.000Z");
  }

  @Test
  void withoutNamesTheLastRunIsComparedWithTheFiles() throws Exception {
    recordAll();
    assertThat(scorekeeper.run("diff").out()).contains("Nothing is different.");
    new Plan().implemented("search", 1, 3).write(root);

    Shell.Answer answer = scorekeeper.run("diff");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("to    the working tree", "lost           cart")
        .contains("lost           checkout  was broken: missing")
        .contains("Findings resolved (1 error, 0 warnings):", "sequence-file-missing  checkout");
  }

  @Test
  void aNameThatNamesNothingIsRefused() throws Exception {
    recordAll();

    for (String name : new String[] {"nothing", "abcd", "main~9", "\u001b"}) {
      Shell.Answer answer = scorekeeper.run("diff", "main", name);

      assertThat(answer.code()).as(name).isIn(2, 3);
      assertThat(answer.err()).startsWith("scorekeeper: ").doesNotContain("\u001b", "\tat ");
    }
    assertThat(scorekeeper.run("diff", "2025-12-31").code()).isEqualTo(3);
    assertThat(scorekeeper.run("diff", "2026-13-01").code()).isEqualTo(2);
  }

  @Test
  void commitsThatNobodyRecordedAreReadFirstUnlessThatIsTurnedOff() {
    Shell.Answer answer = scorekeeper.run("diff", "--no-backfill");

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains("there is no history at ");
    Shell.Answer first = scorekeeper.run("show", "cart");
    assertThat(first.err()).contains("read 3 past commits of ");
    assertThat(first.out()).contains("dropped", "returned");
    assertThat(scorekeeper.run("diff").out()).contains("Nothing is different.");
  }

  @Test
  void anUnreadableStateIsSaidToBeOne() throws Exception {
    recordAll();
    workspace.write("orchestration-domains.json", "{");

    Shell.Answer answer = scorekeeper.run("diff");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("cannot be read, so no domain was assessed")
        .contains("registry-unreadable")
        .doesNotContain("lost", "dropped");
  }

  @Test
  void theJsonHasTheLedgerAndWhatElseDiffers() throws Exception {
    JsonNode diff = json("diff", "main~2", "main~1");

    assertThat(diff.at("/schemaVersion").asInt()).isEqualTo(1);
    assertThat(diff.at("/from/tally/planned").asInt()).isEqualTo(2);
    assertThat(diff.at("/ledger/events/dropped").asInt()).isEqualTo(1);
    assertThat(diff.at("/ledger/entries/0/domain").asText()).isEqualTo("cart");
    assertThat(diff.at("/ledger/entries/0/from/status").asText()).isEqualTo("planned");
    assertThat(diff.at("/ledger/entries/0/to").isNull()).isTrue();
    assertThat(diff.at("/resized/0/to/beats").asInt()).isEqualTo(8);
    assertThat(diff.at("/opened").isEmpty()).isTrue();
    assertThat(diff.at("/sameRuleset").asBoolean()).isTrue();
  }

  @Test
  void theMarkdownIsACommentThatABotFindsAgainTheWorstFirst() throws Exception {
    recordAll();

    String comment = scorekeeper.run("diff", "main~2", "main", "--format", "markdown").out();

    assertThat(comment)
        .startsWith("<!-- scorekeeper:diff:example.org/acme/shop -->\n")
        .contains("1 of 3 implemented (33 %) → 2 of 3 implemented (67 %)")
        .contains("| planned | 2 | 0 |");
    assertThat(comment.indexOf("**broke** `checkout`"))
        .isPositive()
        .isLessThan(comment.indexOf("**opened** error `sequence-file-missing`"));
    assertThat(comment.indexOf("**dropped** `cart`"))
        .isGreaterThan(comment.indexOf("**opened** error"))
        .isLessThan(comment.indexOf("**delivered** `search`"));
  }

  @Test
  void aCommentHasNothingOfStrangersAndIsNeverTooLong() throws Exception {
    Plan many = new Plan();
    for (int i = 0; i < 900; i++) {
      many.planned("`@team` <img src=x> | [a](b) --> " + i + "-".repeat(80));
    }
    many.write(root);
    workspace.commit("2026-01-10T10:00:00Z", "many");

    String comment =
        scorekeeper
            .run("diff", "main~1", "main", "--format", "markdown", "--project", "a-->b")
            .out();

    assertThat(comment.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(65_536);
    assertThat(comment)
        .startsWith("<!-- scorekeeper:diff:a%2d%2d%3eb -->\n")
        .containsPattern("… and \\d+ more, for which there is no room here")
        .contains("`` `@team` <img src=x> | [a](b) --> 0");
  }

  @Test
  void showTellsADomainsLifeWithItsCommits() throws Exception {
    recordAll();

    Shell.Answer answer = scorekeeper.run("show", "cart");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("implemented (1 movement, 1 beat) for 11 days, naming sequences/cart.json")
        .containsPattern(
            "2026-01-01 10:00  found +planned +4 days  [0-9a-f]{8}  Ada +State of day 1")
        .containsPattern("2026-01-05 10:00  dropped +not registered +4 days +[0-9a-f]{8}")
        .containsPattern(
            "2026-01-09 10:00  returned +implemented \\(1 movement, 1 beat\\) +11 days")
        .contains("In all: implemented 11 days, planned 4 days.");
    JsonNode json = json("show", "cart");
    assertThat(json.at("/stages/1/verdict").isNull()).isTrue();
    assertThat(json.at("/stages/1/revision").asText()).isEqualTo(second);
    assertThat(json.at("/stages/2/author").asText()).isEqualTo("Ada");
    assertThat(json.at("/totalSeconds/planned").asLong()).isEqualTo(4 * 86_400);
    assertThat(json.at("/registered").asBoolean()).isTrue();
  }

  @Test
  void showDoesWithoutGitWhatItCan() throws Exception {
    recordAll();
    Path elsewhere = Files.createDirectories(workspace.around().resolve("elsewhere"));
    Files.copy(root.resolve(".scorekeeper/history.db"), elsewhere.resolve("history.db"));
    Shell there = new Shell(elsewhere).at("2026-01-20T12:00:00Z");

    Shell.Answer life = there.run("show", "cart", "--history", "history.db");
    Shell.Answer run =
        there.run(
            "show",
            second.substring(0, 10),
            "--history",
            "history.db",
            "--project",
            "example.org/acme/shop",
            "--branch",
            "main");

    assertThat(life.out()).contains("dropped").doesNotContain("Ada");
    assertThat(run.out()).contains("commit    " + second).doesNotContain("author");
  }

  @Test
  void showTellsARunWhole() throws Exception {
    recordAll();

    Shell.Answer answer = scorekeeper.run("show", "main~1");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains(" of example.org/acme/shop on main")
        .contains("commit    " + second, "author    Ada", "subject   State of day 5")
        .contains("1 of 2 domains implemented (50 %)")
        .contains("dropped        cart      was planned");
    JsonNode json = json("show", "main~1");
    assertThat(json.at("/run/revision").asText()).isEqualTo(second);
    assertThat(json.at("/tally/planned").asInt()).isEqualTo(1);
    assertThat(scorekeeper.run("show", json.at("/run/id").asText().substring(0, 9)).out())
        .contains(json.at("/run/id").asText());
    assertThat(scorekeeper.run("show", "nothing").err())
        .contains("'nothing' is neither a domain of ");
    assertThat(scorekeeper.run("show").code()).isEqualTo(2);
  }
}
