package dev.scorekeeper.cli;

import static dev.scorekeeper.cli.Past.CATALOG;
import static dev.scorekeeper.cli.Past.REGISTRY;
import static dev.scorekeeper.cli.Past.SEQUENCES;
import static dev.scorekeeper.cli.Past.registry;
import static dev.scorekeeper.cli.Past.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code backfill}, over repositories with a past. */
class BackfillCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final WorkspaceFiles NOTES = WorkspaceFiles.NONE.file("notes.txt", "first");
  private static final WorkspaceFiles PLANNED = NOTES.file(REGISTRY, registry("a", "b"));

  @TempDir private Path folder;
  private Past past;
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void begin() throws IOException {
    past = Past.in(folder.resolve("plans"));
    scorekeeper = new Shell(past.root()).at("2026-01-05T12:00:00Z");
  }

  private Shell.Answer run(String... arguments) {
    return scorekeeper.run(arguments);
  }

  private JsonNode backfill(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("backfill", "--format", "json"));
    all.addAll(Arrays.asList(arguments));
    Shell.Answer answer = run(all.toArray(String[]::new));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    return JSON.readTree(answer.out());
  }

  private static List<String> revisions(JsonNode report) {
    List<String> revisions = new ArrayList<>();
    report.get("runs").forEach(run -> revisions.add(run.get("revision").asText()));
    return revisions;
  }

  private List<String> views() {
    List<String> views = new ArrayList<>();
    for (String view : Past.VIEWS) {
      Shell.Answer answer = run("query", "--format", "csv", view);
      assertThat(answer.err()).isEmpty();
      views.add(answer.out());
    }
    return views;
  }

  @Test
  void aDryRunForeseesJustWhatIsRecordedAlsoWhereACommitWasValidated() throws IOException {
    past.then(PLANNED);
    past.then(PLANNED.file(REGISTRY, registry("a", "b", "c")));
    past.then(PLANNED.file(REGISTRY, registry("a", "b", "c", "d"))).checkedOut();
    run("validate");

    JsonNode dry = backfill("--dry-run");
    JsonNode newest = backfill("--dry-run", "--limit", "1");
    JsonNode real = backfill();

    assertThat(revisions(real)).hasSize(2);
    assertThat(revisions(dry)).isEqualTo(revisions(real));
    assertThat(revisions(newest)).hasSizeLessThanOrEqualTo(1);
    assertThat(revisions(backfill("--dry-run"))).isEmpty();
  }

  @Test
  void theJsonHasTheStreamTheCountsAndTheRuns() throws IOException {
    past.then(NOTES).then(PLANNED).then(PLANNED.file("notes.txt", "second"));
    past.then(PLANNED.file(REGISTRY, registry("a other/a.json")).file("other/a.json", sequence(2)));
    List<String> all = past.checkedOut().revisions();

    JsonNode report = backfill();

    assertThat(revisions(report)).containsExactly(all.get(1), all.get(3));
    assertThat(report.get("commits").asInt()).isEqualTo(4);
    assertThat(report.get("due").asInt()).isEqualTo(2);
    assertThat(report.get("recorded").asInt()).isEqualTo(2);
    assertThat(report.get("unreadable").asInt()).isZero();
    assertThat(report.get("project").asText()).isEqualTo("example.org/acme/plans");
    assertThat(report.get("branch").asText()).isEqualTo("main");
    assertThat(run("log").out()).contains("implemented (2 movements, 5 beats)");
    assertThat(run("backfill").out())
        .contains("Nothing to record: the runs of example.org/acme/plans on main are all there.");
  }

  @Test
  void optionsChooseTheCommits() throws IOException {
    for (int i = 0; i < 6; i++) {
      past.then(PLANNED.file(REGISTRY, registry("a", "b" + i)));
    }
    List<String> all = past.then("next", PLANNED).made().revisions();

    // The first is of 2020-09-13T12:26:40Z, the others follow by the hour.
    assertThat(
            revisions(
                backfill("--since", "2020-09-13T13:00:00Z", "--until", "2020-09-13T15:00:00Z")))
        .containsExactly(all.get(1), all.get(2));
    assertThat(revisions(backfill("--limit", "2"))).containsExactly(all.get(4), all.get(5));
    assertThat(revisions(backfill("--until", "2020-09-12"))).isEmpty();
    assertThat(revisions(backfill("--until", "2020-09-13", "--dry-run")))
        .containsExactly(all.get(0), all.get(3));
    assertThat(backfill("--branch", "next").get("branch").asText()).isEqualTo("next");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    past.then(PLANNED).made();

    Shell.Answer answer = run("backfill", "--dry-run");

    assertThat(answer.out())
        .contains("2020-09-13 12:26  " + past.revisions().get(0).substring(0, 8))
        .contains("Would record 1 run of example.org/acme/plans on main: 1 of 1 commit");
    assertThat(past.root().resolve(".scorekeeper")).doesNotExist();
  }

  @Test
  void theViewsAreTheSameBeforeAfterAndBetweenLiveRuns() throws IOException {
    Random random = new Random(3);
    List<String> ids = new ArrayList<>(List.of("a", "b"));
    for (int i = 0; i < 8; i++) {
      ids.set(random.nextInt(2), "d" + random.nextInt(4) + (random.nextBoolean() ? " s.json" : ""));
      WorkspaceFiles files = NOTES.file(REGISTRY, registry(ids.toArray(String[]::new)));
      past.then(i % 3 == 0 ? files : files.file("s.json", sequence(1 + random.nextInt(3))));
    }
    List<String> all = past.checkedOut().revisions();
    List<List<String>> views = new ArrayList<>();
    for (int backfilledAt : new int[] {-1, 3, 5, 99}) {
      scorekeeper =
          new Shell(past.root())
              .at("2026-01-05T12:00:00Z")
              .with("SCOREKEEPER_HISTORY", folder.resolve(backfilledAt + ".db").toString());
      if (backfilledAt < 0) {
        backfill();
      }
      for (int i = 0; i < all.size(); i++) {
        past.git("reset", "-q", "--hard", all.get(i));
        run("validate");
        if (backfilledAt == i) {
          past.git("reset", "-q", "--hard", all.get(all.size() - 1));
          backfill();
        }
      }
      past.git("reset", "-q", "--hard", all.get(all.size() - 1));
      if (backfilledAt > all.size()) {
        backfill();
      }
      views.add(views());
    }
    // all but the runs, which are what was recorded
    views.replaceAll(told -> told.subList(1, told.size()));
    assertThat(views.get(1)).isEqualTo(views.get(0));
    assertThat(views.get(2)).isEqualTo(views.get(0));
    assertThat(views.get(3)).isEqualTo(views.get(0));
  }

  @Test
  void aBareRepositoryIsReadByItsOwnSettings() throws IOException {
    WorkspaceFiles files =
        WorkspaceFiles.NONE
            .file("one/plan.json", registry("a"))
            .file("one/scorekeeper.json", "{\"registry\": \"plan.json\"}");
    past.then(files).then(files.file("one/plan.json", registry("a", "b"))).made();
    past.git("clone", "-q", "--bare", past.root().toString(), folder.resolve("far.git").toString());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    scorekeeper = new Shell(empty);

    JsonNode report = backfill("--repo", "../far.git", "--folder", "one");

    assertThat(report.get("recorded").asInt()).isEqualTo(2);
    assertThat(report.get("project").asText()).isEqualTo("one");
    assertThat(empty.resolve(".scorekeeper/history.db")).exists();
    assertThat(run("trend", "--no-backfill").out()).contains("2 points");
    assertThat(run("backfill", "--folder", "one").code()).isEqualTo(2);
    assertThat(run("backfill", "--repo", "../far.git", "--folder", "../one").code()).isEqualTo(2);
  }

  @Test
  void aShallowCloneIsReadAndSaysSo() throws IOException {
    past.then(PLANNED).then(PLANNED.file(REGISTRY, registry("a"))).made();
    Path shallow = folder.resolve("shallow");
    past.git("clone", "-q", "--depth=1", past.root().toUri().toString(), shallow.toString());

    Shell.Answer answer = run("backfill", "--workspace", shallow.toString());

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("Recorded 1 run");
    assertThat(answer.err()).contains("this clone is shallow", "git fetch --unshallow");
  }

  @Test
  void whatAPartialCloneLacksIsLeftOutAndTold() throws IOException {
    past.then(PLANNED)
        .then(PLANNED.file(REGISTRY, registry("a")))
        .then(PLANNED.file(REGISTRY, registry("a", "c")))
        .made();
    past.git("config", "uploadpack.allowFilter", "true");
    Path partial = folder.resolve("partial");
    past.git(
        "clone", "-q", "--filter=blob:none", past.root().toUri().toString(), partial.toString());

    Shell.Answer answer = run("backfill", "--workspace", partial.toString());

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.out()).contains("Recorded 1 run");
    assertThat(answer.err()).contains("2 commits were left out", REGISTRY, "partial");

    past.git("-C", partial.toString(), "fetch", "-q", "--refetch", "--no-filter");
    assertThat(run("backfill", "--workspace", partial.toString()).out())
        .contains("Recorded 2 runs");
  }

  @Test
  void oneBadCommitStopsNothing() throws IOException {
    String deep = "[".repeat(2_000);
    past.then(PLANNED)
        .then(PLANNED.file(REGISTRY, new byte[] {(byte) 0xff, 0, 1}))
        .then(PLANNED.file(REGISTRY, deep))
        .then(PLANNED.link(REGISTRY + ".x", "/etc/passwd").file(REGISTRY, registry("a", "z")))
        .then(NOTES.link(REGISTRY, "../../outside.json"))
        .then(NOTES.file(REGISTRY + "/file-in-a-folder", "{}"))
        .then(PLANNED)
        .made();

    JsonNode report = backfill();

    assertThat(report.get("runs"))
        .extracting(run -> run.get("outcome").asText())
        .containsExactly(
            "assessed",
            "unreadable",
            "unreadable",
            "assessed",
            "unreadable",
            "unreadable",
            "assessed");
  }

  @Test
  void whereThereIsNothingToReadItSaysSo() throws IOException {
    Path plain = Files.createDirectory(folder.resolve("plain"));

    assertThat(run("backfill").code()).isEqualTo(3);
    assertThat(run("backfill").err()).contains("there is no commit on main yet");
    assertThat(run("backfill", "--workspace", plain.toString()).err())
        .contains("is in no git repository");
    assertThat(run("backfill", "--limit", "0").code()).isEqualTo(2);
    past.then(NOTES).made();
    Shell.Answer none = run("backfill", "--branch", "nothing");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("there is no branch 'nothing'; the only branch is main");
    assertThat(run("backfill").out()).contains("No commit has the registry " + REGISTRY);
    assertThat(past.root().resolve(".scorekeeper")).doesNotExist();
  }

  /** Registries that name files anywhere, by links too; some have entries that are no domains. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aPastThatIsReadInPiecesIsThePastThatIsReadAtOnce(int seed) throws IOException {
    Random random = new Random(seed);
    WorkspaceFiles files = NOTES.link("linked", "far");
    for (int i = 0; i < 450; i++) {
      int what = random.nextInt(40);
      String file = "far/" + random.nextInt(4) + ".json";
      if (what < 3) {
        files = files.file(file, sequence(1 + random.nextInt(5)));
      } else if (what == 3 || i == 20) {
        files = files.file(REGISTRY, someRegistry(random, seed % 3 == 0));
      } else if (what == 4) {
        files = files.file(CATALOG, random.nextInt(3) == 0 ? "{" : "{\"sequences\": []}");
      } else if (what == 5) {
        files = files.file(SEQUENCES + random.nextInt(3) + ".json", sequence(1));
      } else if (what == 6 && random.nextInt(4) == 0) {
        files = files.file(REGISTRY, "{");
      } else if (what == 7) {
        files = files.link("far/link.json", random.nextInt(4) + ".json");
      } else {
        files = files.file("notes.txt", "note " + i);
      }
      past.then(files);
    }
    past.made();
    JsonNode whole = backfill();
    List<String> views = views();
    JsonNode again = backfill();
    assertThat(again.get("recorded").asInt()).isZero();
    assertThat(again.get("due")).isEqualTo(whole.get("due"));

    scorekeeper.with("SCOREKEEPER_HISTORY", folder.resolve("pieces.db").toString());
    for (int piece = 0; piece < 4; piece++) {
      Instant from = Instant.ofEpochSecond(1_600_000_000 + 3600L * random.nextInt(450));
      backfill(
          "--since",
          from.toString(),
          "--until",
          from.plus(Duration.ofHours(random.nextInt(150))).toString(),
          "--limit",
          Integer.toString(1 + random.nextInt(40)));
    }
    JsonNode rest = backfill();

    assertThat(rest.get("recorded").asInt()).isPositive();
    assertThat(rest.get("due")).isEqualTo(whole.get("due"));
    assertThat(views()).isEqualTo(views);
  }

  private static String someRegistry(Random random, boolean withOthers) {
    List<String> domains = new ArrayList<>();
    for (int domain = 0; domain < 3; domain++) {
      switch (random.nextInt(4)) {
        case 0 -> domains.add("d" + domain);
        case 1 -> domains.add("d" + domain + " far/" + random.nextInt(4) + ".json");
        case 2 -> domains.add("d" + domain + " linked/" + random.nextInt(4) + ".json");
        default -> domains.add("d" + domain + " far/link.json");
      }
    }
    if (withOthers && random.nextBoolean()) {
      domains.add((random.nextBoolean() ? "d0" : "") + " far/" + random.nextInt(4) + ".json");
    }
    return registry(domains.toArray(String[]::new));
  }
}
