package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code status}, {@code trend} and {@code log}, over the example. */
class RecordedCommandsTest {
  private static final String SEQUENCE =
      "packages/ographx/.ographx/sequences/cag-agent-workflow.json";

  @TempDir private Path folder;
  private Path workspace = Path.of("");
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void copyTheExample() throws IOException {
    workspace =
        ProjectCheckout.copy(
            ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx"));
    scorekeeper = new Shell(workspace);
  }

  private void breakOneDomain() throws IOException {
    Files.delete(workspace.resolve(SEQUENCE));
  }

  @Test
  void saysThatNothingIsRecordedYet() {
    for (String command : new String[] {"status", "trend", "log"}) {
      Shell.Answer answer = scorekeeper.run(command);

      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.err())
          .contains("there is no history at ", "record a run with scorekeeper validate");
    }
  }

  @Test
  void statusShowsTheLastRunItsAgeAndThatTheFilesStillSayTheSame() {
    scorekeeper.at("2026-01-05T12:00:00Z").run("validate");

    Shell.Answer answer = scorekeeper.at("2026-01-08T12:00:00Z").run("status");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("renderx on default · run ", "recorded 3 days ago")
        .contains("2 of 16 domains implemented (13 %)")
        .contains("✔ cag-orchestration")
        .contains("The files have not changed since run ");
  }

  @Test
  void statusSaysWhenTheFilesHaveMovedOn() throws IOException {
    scorekeeper.run("validate");
    breakOneDomain();

    Shell.Answer text = scorekeeper.run("status");
    Shell.Answer json = scorekeeper.run("status", "--format", "json");

    assertThat(text.out())
        .contains("2 of 16 domains implemented")
        .contains("broke          cag-orchestration")
        .contains("The files have changed since");
    assertThat(json.out()).contains("\"filesMovedOn\" : true", "\"planned\" : 14");
  }

  /** That nothing changed, and that the files have, would be said in one breath. */
  @Test
  void statusSaysWhereTheFilesSaySomethingElseAndNoDomainOrFindingCameOrWent() throws IOException {
    scorekeeper.run("validate");
    Path catalog =
        workspace.resolve(
            "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json");
    Files.writeString(
        catalog,
        Files.readString(catalog)
            .replace("\"canvas-component-align\",", "\"canvas-component-arrange\","));
    Files.writeString(
        catalog, Files.readString(catalog).replaceFirst("\"beats\": *\\[", "\"beats\": [{},"));

    assertThat(scorekeeper.run("status").out())
        .contains("The files have changed since run ")
        .contains(", though no domain and no finding came or went; record them with")
        .doesNotContain("Nothing changed since");
  }

  @Test
  void statusOfAnUnreadableRunShowsWhatTheLastReadableOneSaid() throws IOException {
    scorekeeper.run("validate");
    Files.writeString(workspace.resolve("orchestration-domains.json"), "{");
    scorekeeper.run("validate");

    Shell.Answer answer = scorekeeper.run("status");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("cannot be read", "The last readable run said:")
        .contains("2 of 16 domains implemented")
        .contains("registry-unreadable");
  }

  @Test
  void statusShowsDomainsInTheRegistrysOwnOrder() {
    scorekeeper.run("validate");

    assertThat(domains(scorekeeper.run("status").out()))
        .isEqualTo(domains(scorekeeper.run("validate", "--no-record").out()))
        .startsWith("cag-orchestration", "governance-orchestration")
        .hasSize(16);
  }

  private static List<String> domains(String out) {
    return out.lines()
        .filter(line -> line.matches("  [✔○✘≡] .*"))
        .map(l -> l.split(" +", -1)[2])
        .toList();
  }

  @Test
  void statusSaysWhereAFindingIsAndGroupsThoseThatSayTheSame() throws IOException {
    Files.writeString(
        workspace.resolve("orchestration-domains.json"),
        """
        {"domains": [
          {"id": "cart", "sequenceFile": "gone.json"},
          {}, {}, {}, {}, {}
        ]}
        """);
    scorekeeper.run("validate");

    assertThat(scorekeeper.run("status").out())
        .contains("error    sequence-file-missing  cart\n", "  orchestration-domains.json:2:34\n")
        .contains("warning  5 × registry-entry-unidentified\n")
        .contains("entry without id #3  orchestration-domains.json:3:11\n")
        .contains("and 2 more (--all shows them)")
        .doesNotContain("entry without id #4");
    assertThat(scorekeeper.run("status", "--all").out()).contains("entry without id #5  orch");
    assertThat(scorekeeper.run("validate", "--fail-on", "never").out()).contains("5 × registry-");
  }

  @Test
  void statusInOneLineSaysHowMuchExistsAndWhetherThatIsStillSo() throws IOException {
    scorekeeper.run("validate");
    String headline = "2 of 16 domains implemented (13 %) · 14 planned · 0 broken";

    assertThat(scorekeeper.run("status", "--quiet").out()).isEqualTo(headline + "\n");
    breakOneDomain();
    assertThat(scorekeeper.run("status", "--quiet").out())
        .isEqualTo(headline + " · the files have changed since\n");
    Files.writeString(workspace.resolve("orchestration-domains.json"), "{");
    scorekeeper.run("validate");
    Shell.Answer unreadable = scorekeeper.onTerminal(40).run("status", "--quiet");
    assertThat(unreadable.out())
        .isEqualTo(
            "The registry orchestration-domains.json cannot be read, so no domain was assessed.\n");
    assertThat(unreadable.code()).isZero();
  }

  @Test
  void oneLineHasNoRoomForWhatElseIsAsked() {
    for (String other : List.of("--plugins", "--all", "--since=30d", "--format=json")) {
      Shell.Answer answer = scorekeeper.run("status", "--quiet", other);

      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err()).contains("--quiet prints ", "leave out " + other.split("=", -1)[0]);
    }
  }

  @Test
  void reportsFitTheTerminal() throws IOException {
    scorekeeper.run("validate");
    breakOneDomain();
    scorekeeper.at("2026-02-05T12:00:00Z").run("validate");
    scorekeeper.onTerminal(80).with("NO_COLOR", "1");

    for (String command :
        List.of("trend", "log", "status", "show cag-orchestration", "diff 2026-01-06")) {
      assertThat(scorekeeper.run(command.split(" ")).out().lines())
          .as(command)
          .hasSizeGreaterThan(3)
          .allMatch(line -> line.length() <= 80);
    }
    assertThat(scorekeeper.run("trend").out()).contains("Hidden at this width: cataloged.");
    assertThat(scorekeeper.run("show", "cag-orchestration").out()).contains("broken: missing");
  }

  @Test
  void nothingIsLeftOutOfAPipeUnlessSomebodySaysHowWideItIs() throws IOException {
    scorekeeper.run("validate");
    scorekeeper.piped(40);

    assertThat(scorekeeper.run("trend").out()).contains("errors  warnings\n");
    scorekeeper.with("COLUMNS", "wide");
    assertThat(scorekeeper.run("trend").out()).contains("errors  warnings\n");
    scorekeeper.with("COLUMNS", "40");
    assertThat(scorekeeper.run("trend").out()).contains("Hidden at this width: ");
  }

  @Test
  void aTerminalOfUnknownWidthHasEightyColumns() {
    scorekeeper.run("validate");

    assertThat(scorekeeper.onTerminal(0).run("trend").out()).contains("Hidden at this width: ");
  }

  @Test
  void whatDidNotChangeIsOneLineInLogAndTrend() throws IOException {
    for (int run = 0; run < 5; run++) {
      scorekeeper.run("validate");
    }

    assertThat(scorekeeper.run("log").out())
        .contains("⋮ 3 runs at which nothing changed, 2026-01-05 12:02 to 2026-01-05 12:04")
        .contains("found ");
    assertThat(scorekeeper.run("log", "--all").out()).doesNotContain("⋮").contains("12:03");
    assertThat(scorekeeper.run("trend").out())
        .contains("5 points", "⋮ 4 more with the same numbers, until 2026-01-05 12:05");
    assertThat(scorekeeper.run("trend", "--layer", "catalog").out())
        .contains("⋮ 4 more with the same numbers, until 2026-01-05 12:05");
    assertThat(scorekeeper.run("trend", "--all").out()).doesNotContain("⋮").contains("12:03");
    assertThat(points("trend")).isEqualTo(5);
  }

  @Test
  void trendShowsARowForEachRunAndAPicture() throws IOException {
    scorekeeper.run("validate");
    breakOneDomain();
    scorekeeper.run("validate");

    Shell.Answer answer = scorekeeper.run("trend");

    assertThat(answer.out())
        .contains("renderx on default · 2 points")
        .contains("█", "░", "13 % → 6 %")
        .containsPattern("2026-01-05 12:01 .* 2 +16 +13 +14 +0 ")
        .containsPattern("2026-01-05 12:02 .* 1 +16 +6 +14 +1 ");
  }

  @Test
  void trendCountsWhatBecameOfThePlanOnceThereIsSomethingToTell() throws IOException {
    scorekeeper.at("2026-01-05T12:00:00Z").run("validate");
    assertThat(scorekeeper.run("trend").out()).doesNotContain("Changes since");
    breakOneDomain();
    scorekeeper.at("2026-01-09T12:00:00Z").run("validate");

    String trend = scorekeeper.run("trend").out();

    assertThat(trend)
        .contains("Changes since 2026-01-05 12:01 (a domain can change more than once):")
        .contains("at the start   2 implemented, 14 planned, 0 broken")
        .contains("broke          1")
        .contains("at the end     1 implemented, 14 planned, 1 broken")
        .contains(
            "still planned  14, the longest \"canvas-operations-orchestration\": 4 days as of ")
        .doesNotContain("repaired", "delivered", "dropped");
  }

  @Test
  void statusListsWhatBecameOfThePlanSinceATime() throws IOException {
    scorekeeper.at("2026-01-05T12:00:00Z").run("validate");
    breakOneDomain();
    scorekeeper.at("2026-01-09T12:00:00Z").run("validate");

    assertThat(scorekeeper.run("status").out()).doesNotContain("Changes since");
    assertThat(scorekeeper.run("status", "--since", "2026-01-07").out())
        .contains("Changes since 2026-01-07 00:00 (a domain can change more than once):")
        .contains(
            "broke          cag-orchestration                  implemented (8 movements, 41"
                + " beats) → broken:"
                + " missing, after 4"
                + " days")
        .contains("still planned  data-flow-orchestration            for 4 days");
    assertThat(scorekeeper.run("status", "--since", "2026-01-07", "--format", "json").out())
        .contains("\"ledger\" : {", "\"broke\" : 1", "\"stillPlanned\" : [");
    assertThat(scorekeeper.run("status", "--since", "soon").code()).isEqualTo(2);
  }

  @Test
  void optionsThinTheTrendOutAndSayWhereItBegins() {
    scorekeeper.at("2026-01-05T08:00:00Z").run("validate");
    scorekeeper.at("2026-01-05T18:00:00Z").run("validate");
    scorekeeper.at("2026-01-14T08:00:00Z").run("validate");

    assertThat(points("trend")).isEqualTo(3);
    assertThat(points("trend", "--by", "day")).isEqualTo(2);
    assertThat(points("trend", "--since", "3d")).isEqualTo(1);
    assertThat(scorekeeper.run("trend", "--since", "2026-02-01").out())
        .contains("no run in this time");
    assertThat(scorekeeper.run("trend", "--since", "lately").err())
        .contains("write a time such as 2026-01-31 or 30d");
  }

  private long points(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--format";
    all[arguments.length + 1] = "json";
    return scorekeeper.run(all).out().lines().filter(line -> line.contains("\"outcome\"")).count();
  }

  @Test
  void logShowsWhatChangedNewestFirst() throws IOException {
    scorekeeper.run("validate");
    breakOneDomain();
    scorekeeper.run("validate");

    String log = scorekeeper.run("log").out();

    assertThat(log)
        .contains(
            "broke          cag-orchestration              implemented (8 movements, 41 beats) →"
                + " broken: missing")
        .contains("found          governance-orchestration           planned");
    assertThat(log.indexOf("broke  ")).isLessThan(log.indexOf("found  "));
    assertThat(scorekeeper.run("log", "--limit", "1").out()).doesNotContain("found");
    assertThat(scorekeeper.run("log", "--limit", "none").code()).isEqualTo(2);
  }

  @Test
  void logMarksUnreadableRuns() throws IOException {
    scorekeeper.run("validate");
    Files.writeString(workspace.resolve("orchestration-domains.json"), "[");
    scorekeeper.run("validate");

    assertThat(scorekeeper.run("log").out())
        .contains("unreadable")
        .doesNotContain("lost", "dropped");
  }
}
