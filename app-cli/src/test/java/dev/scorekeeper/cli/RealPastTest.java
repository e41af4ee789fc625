package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Eight states of a real repository, where they lie beside the checkout, as the commits of one:
 * what is read from the commits is what a correct reading says, and what live runs say.
 */
@ExtendWith(GitFolders.class)
class RealPastTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Path folder;
  private Past past;
  private Shell scorekeeper = new Shell(Path.of(""));
  private final List<JsonNode> expected = new ArrayList<>();

  @BeforeEach
  void commitAllStates(GitFolder git) throws IOException {
    Path real = ProjectCheckout.root().resolveSibling("shared").resolve("real");
    assumeTrue(Files.isDirectory(real), "the real states do not lie beside this checkout");
    folder = git.around();
    past = Past.in(git);
    try (Stream<Path> states = Files.list(real)) {
      for (Path state : states.sorted().toList()) {
        past.then(Past.filesOf(state.resolve("workspace")));
        expected.add(JSON.readTree(Files.readAllBytes(state.resolve("expected.json"))));
      }
    }
    past.checkedOut();
    keeping("history.db");
  }

  private void keeping(String history) {
    scorekeeper =
        new Shell(past.root())
            .at("2026-01-05T12:00:00Z")
            .with("SCOREKEEPER_HISTORY", folder.resolve(history).toString());
  }

  private JsonNode query(String sql) throws IOException {
    return JSON.readTree(scorekeeper.run("query", "--format", "json", sql).out());
  }

  private List<String> views() {
    return Past.VIEWS.stream()
        .map(view -> scorekeeper.run("query", "--format", "csv", view).out())
        .toList();
  }

  /** As people count them by hand in the expected files. */
  @Test
  void oneSentenceSaysWhatBecameOfAllThatWasEverPlanned() throws IOException {
    scorekeeper.run("backfill");

    for (String command : List.of("trend", "status")) {
      assertThat(scorekeeper.run(command).out()).contains("\nOf 23 domains ever planned, ");
      assertThat(scorekeeper.run(command, "--markdown").out())
          .contains("\nOf 23 domains ever planned, ");
      JsonNode plan = JSON.readTree(scorekeeper.run(command, "--json").out()).get("plan");
      assertThat(plan.get("everPlanned").asInt()).isEqualTo(23);
      assertThat(plan.get("planned").asInt()).isEqualTo(5);
      assertThat(plan.get("sentence").asText()).startsWith("Of 23 domains ever planned, ");
    }
    assertThat(scorekeeper.run("status").out())
        .contains("\n9 of the 22 implemented are stubs (at most 2 beats).\n");
    assertThat(JSON.readTree(scorekeeper.run("status", "--json").out()).get("stubs").asInt())
        .isEqualTo(9);
  }

  @Test
  void eachCommitReadsAsItShould() throws IOException {
    scorekeeper.run("backfill");
    JsonNode runs = query("SELECT * FROM runs ORDER BY observed_at");

    assertThat(runs).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      JsonNode run = runs.get(i);
      JsonNode says = expected.get(i);
      assertThat(run.get("source").asText()).isEqualTo("git");
      assertThat(run.get("revision").asText()).isEqualTo(past.revisions().get(i));
      if (!RealStatesTest.isReadable(says)) {
        assertThat(run.get("outcome").asText()).isEqualTo("unreadable");
        assertThat(run.get("domains").isNull()).isTrue();
        continue;
      }
      Map<String, Integer> tally = RealStatesTest.tally(says);
      for (Map.Entry<String, Integer> count : tally.entrySet()) {
        assertThat(run.get(count.getKey()).asInt())
            .as(count.getKey() + " of state " + i)
            .isEqualTo(count.getValue());
      }
      assertThat(verdictsAt(run.get("observed_at").asText()))
          .isEqualTo(RealStatesTest.detail(says));
    }
  }

  private Map<String, String> verdictsAt(String moment) throws IOException {
    Map<String, String> verdicts = new TreeMap<>();
    for (JsonNode row :
        query(
            "SELECT * FROM domain_history WHERE since <= '%s' AND (until IS NULL OR until > '%s')"
                .formatted(moment, moment))) {
      verdicts.put(
          row.get("domain_id").asText(),
          RealStatesTest.detail(
              row.get("status").asText(),
              row.get("reason").asText(),
              row.get("movements").asText(),
              row.get("beats").asText()));
    }
    return verdicts;
  }

  @Test
  void theTransitionsAreTheDifferences() throws IOException {
    scorekeeper.run("backfill");
    Set<String> transitions = new TreeSet<>();
    query("SELECT * FROM transitions")
        .forEach(
            row ->
                transitions.add(
                    row.get("domain_id").asText()
                        + " "
                        + row.get("from_status").asText()
                        + " "
                        + row.get("to_status").asText()
                        + " "
                        + row.get("revision").asText()));

    Set<String> differences = new TreeSet<>();
    Map<String, String> before = Map.of();
    for (int i = 0; i < expected.size(); i++) {
      if (!RealStatesTest.isReadable(expected.get(i))) {
        continue;
      }
      Map<String, String> now = RealStatesTest.detail(expected.get(i));
      Set<String> ids = new TreeSet<>(before.keySet());
      ids.addAll(now.keySet());
      for (String id : ids) {
        String from = RealStatesTest.status(before.getOrDefault(id, "null"));
        String to = RealStatesTest.status(now.getOrDefault(id, "null"));
        if (!from.equals(to)) {
          differences.add(id + " " + from + " " + to + " " + past.revisions().get(i));
        }
      }
      before = now;
    }
    assertThat(transitions).isEqualTo(differences).isNotEmpty();
  }

  @Test
  void theViewsAreTheSameBeforeAfterAndBetweenLiveRuns() throws IOException {
    List<String> all = past.revisions();
    List<List<String>> views = new ArrayList<>();
    for (int backfilledBefore : new int[] {0, 4, 8}) {
      keeping(backfilledBefore + ".db");
      for (int i = 0; i <= all.size(); i++) {
        if (i == backfilledBefore) {
          past.git("reset", "-q", "--hard", all.get(all.size() - 1));
          assertThat(scorekeeper.run("backfill").code()).isZero();
        }
        if (i < all.size()) {
          past.git("reset", "-q", "--hard", all.get(i));
          scorekeeper.run("validate");
        }
      }
      views.add(views());
    }
    // all but the runs, which are what was recorded
    views.replaceAll(told -> told.subList(1, told.size()));
    assertThat(views.get(1)).isEqualTo(views.get(0));
    assertThat(views.get(2)).isEqualTo(views.get(0));
  }

  @Test
  void liveRunsAloneSayTheSameOfDomainsAndFindings() throws IOException {
    scorekeeper.run("backfill");
    List<String> backfilled = views();
    keeping("live.db");
    for (String revision : past.revisions()) {
      past.git("reset", "-q", "--hard", revision);
      scorekeeper.run("validate");
    }

    // all but the runs, which have another source
    assertThat(views().subList(1, 6)).isEqualTo(backfilled.subList(1, 6));
  }
}
