package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight states of a real repository, where they lie beside the checkout, recorded in order into one
 * history. Everything that the history says is counted again from what a correct reading says.
 */
class RealStatesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> STREAM = List.of("--project", "renderx", "--branch", "main");

  @TempDir private Path folder;
  private Path history = Path.of("");
  private Shell scorekeeper = new Shell(Path.of(""));

  /** State by name; of an unreadable one the details are empty. */
  private final Map<String, JsonNode> expected = new LinkedHashMap<>();

  private final Map<String, JsonNode> answers = new LinkedHashMap<>();
  private final Map<String, Integer> codes = new LinkedHashMap<>();

  @BeforeEach
  void recordAllStates() throws IOException {
    Path real = ProjectCheckout.root().resolveSibling("shared").resolve("real");
    assumeTrue(Files.isDirectory(real), "the real states do not lie beside this checkout");
    history = folder.resolve("history.db");
    scorekeeper = new Shell(folder);
    try (Stream<Path> states = Files.list(real)) {
      for (Path state : states.sorted().toList()) {
        String name = state.getFileName().toString();
        Path workspace = ProjectCheckout.copy(state.resolve("workspace"), folder.resolve(name));
        expected.put(name, JSON.readTree(Files.readAllBytes(state.resolve("expected.json"))));
        Shell.Answer answer =
            run("validate", "--format", "json", "--workspace", workspace.toString());
        answers.put(name, JSON.readTree(answer.out()));
        codes.put(name, answer.code());
      }
    }
  }

  @Test
  void everyStateReadsAsItShould() {
    expected.forEach(
        (name, says) -> {
          JsonNode answer = answer(name);
          assertThat(answer.at("/layers/systemSequences").asInt())
              .as(name)
              .isEqualTo(says.get("sequenceFiles").asInt());
          assertThat(answer.at("/layers/catalogEntries").asInt())
              .as(name)
              .isEqualTo(says.get("catalogEntries").asInt());
          assertThat(answer.at("/layers/catalogSequences").asInt())
              .as(name)
              .isEqualTo(says.get("catalogIdentified").asInt());
          if (!isReadable(says)) {
            assertThat(codes.get(name)).isEqualTo(3);
            assertThat(answer.get("outcome").asText()).isEqualTo("unreadable");
            assertThat(answer.get("tally").isNull()).isTrue();
            assertThat(answer.at("/findings/0/rule").asText()).isEqualTo("registry-unreadable");
            assertThat(answer.at("/findings/0/line").asInt()).isPositive();
            assertThat(answer.at("/findings/0/column").asInt()).isPositive();
            return;
          }
          assertThat(answer.at("/layers/registryEntries").asInt())
              .as(name)
              .isEqualTo(says.get("entries").asInt());
          assertThat(counts(answer.get("tally"))).as(name).isEqualTo(tally(says));
          assertThat(details(answer)).as(name).isEqualTo(detail(says));
        });
  }

  @Test
  void unidentifiedEntriesAreReportedOneByOne() {
    expected.forEach(
        (name, says) ->
            assertThat(findings(answer(name), "registry-entry-unidentified"))
                .as(name)
                .isEqualTo(says.get("nameless").asLong()));
  }

  @Test
  void theTrendIsTheTallies() throws IOException {
    JsonNode points = JSON.readTree(run("trend", "--format", "json").out()).get("points");

    assertThat(points).hasSameSizeAs(expected.values());
    int i = 0;
    for (JsonNode says : expected.values()) {
      JsonNode point = points.get(i++);
      assertThat(point.get("outcome").asText())
          .isEqualTo(isReadable(says) ? "assessed" : "unreadable");
      if (isReadable(says)) {
        assertThat(counts(point.get("tally"))).isEqualTo(tally(says));
      }
    }
  }

  @Test
  void theRunsAreTheTallies() throws IOException {
    JsonNode runs = query("SELECT * FROM runs ORDER BY observed_at");

    int i = 0;
    for (JsonNode says : expected.values()) {
      JsonNode run = runs.get(i++);
      if (isReadable(says)) {
        assertThat(run.get("domains").asInt()).isEqualTo(says.get("domains").asInt());
        assertThat(run.get("implemented").asInt()).isEqualTo(says.get("implementedByFile").asInt());
        assertThat(run.get("cataloged").asInt())
            .isEqualTo(says.get("implementedByCatalog").asInt());
        assertThat(run.get("planned").asInt()).isEqualTo(says.get("planned").asInt());
        assertThat(run.get("broken").asInt()).isEqualTo(says.get("broken").asInt());
        assertThat(run.get("counted").asInt()).isEqualTo(tally(says).get("counted"));
        assertThat(run.get("percent").asInt()).isEqualTo(tally(says).get("percent"));
      } else {
        assertThat(run.get("outcome").asText()).isEqualTo("unreadable");
        assertThat(run.get("domains").isNull()).isTrue();
      }
    }
    assertThat(i).isEqualTo(runs.size());
  }

  @Test
  void theTransitionsAreTheDifferences() throws IOException {
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
                        + row.get("observed_at").asText()));

    Set<String> differences = new TreeSet<>();
    eachDifference(
        (id, from, to, at) -> {
          if (!status(from).equals(status(to))) {
            differences.add(id + " " + status(from) + " " + status(to) + " " + at);
          }
        });
    assertThat(transitions).isEqualTo(differences);
  }

  @Test
  void theLogShowsTheDifferences() throws IOException {
    Set<String> logged = new TreeSet<>();
    JsonNode runs = JSON.readTree(run("log", "--format", "json").out()).get("runs");
    for (JsonNode run : runs) {
      for (JsonNode change : run.get("changes")) {
        if (change.has("domain")) {
          String at = " " + run.at("/run/observedAt").asText();
          logged.add(change.get("domain").asText() + at);
          if (change.hasNonNull("formerly")) {
            logged.add(change.get("formerly").asText() + at);
          }
        }
      }
    }

    Set<String> differences = new TreeSet<>();
    eachDifference((id, from, to, at) -> differences.add(id + " " + at));
    assertThat(logged).isEqualTo(differences);
  }

  @Test
  void theHistoryOfDomainsIsTheStatesOneAfterAnother() throws IOException {
    JsonNode rows = query("SELECT * FROM domain_history");
    int i = 0;
    for (JsonNode says : expected.values()) {
      String at = observedAt(i++);
      if (!isReadable(says)) {
        continue;
      }
      Map<String, String> then = new TreeMap<>();
      for (JsonNode row : rows) {
        boolean holds =
            row.get("since").asText().compareTo(at) <= 0
                && (row.get("until").isNull() || row.get("until").asText().compareTo(at) > 0);
        if (holds) {
          then.put(
              row.get("domain_id").asText(),
              detail(
                  row.get("status").asText(),
                  row.get("reason").asText(),
                  row.get("movements").asText(),
                  row.get("beats").asText()));
        }
      }
      assertThat(then).as(at).isEqualTo(detail(says));
    }
  }

  @Test
  void whatWasPlannedWasHardlyEverDelivered() throws IOException {
    Map<String, Integer> events = new TreeMap<>();
    query("SELECT event, count(*) AS times FROM ledger GROUP BY event")
        .forEach(row -> events.put(row.get("event").asText(), row.get("times").asInt()));

    // As people count them by hand in the expected files: 23 were ever planned.
    assertThat(events)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("found", 16),
                Map.entry("planned", 9),
                Map.entry("dropped", 18),
                Map.entry("added", 19),
                Map.entry("added-broken", 2),
                Map.entry("renamed", 2),
                Map.entry("repaired", 1),
                Map.entry("lost", 7),
                Map.entry("returned", 7),
                Map.entry("still-planned", 5),
                Map.entry("still-implemented", 22),
                Map.entry("still-broken", 1)));
  }

  @Test
  void theLedgerIsTheDifferencesWithWhatWasKnownBefore() throws IOException {
    Set<String> booked = new TreeSet<>();
    query("SELECT * FROM ledger WHERE event NOT LIKE 'still-%'")
        .forEach(
            row ->
                booked.add(
                    row.get("event").asText()
                        + " "
                        + row.get("domain_id").asText()
                        + " "
                        + row.get("formerly").asText()
                        + " "
                        + row.get("observed_at").asText()));

    assertThat(booked).isEqualTo(moves());
  }

  /** The moves between neighbouring readable states, as they follow from the files themselves. */
  private Set<String> moves() throws IOException {
    Set<String> moves = new TreeSet<>();
    Set<String> everThere = new TreeSet<>();
    Map<String, String> before = new TreeMap<>();
    Map<String, String> filesBefore = new TreeMap<>();
    boolean first = true;
    int i = 0;
    for (Map.Entry<String, JsonNode> state : expected.entrySet()) {
      String at = observedAt(i++);
      if (!isReadable(state.getValue())) {
        continue;
      }
      Map<String, String> now = detail(state.getValue());
      Map<String, String> files = files(state.getKey());
      Map<String, String> renamed = new TreeMap<>();
      for (String id : now.keySet()) {
        for (String left : before.keySet()) {
          boolean moved = !now.containsKey(left) && !before.containsKey(id);
          if (moved && files.containsKey(id) && files.get(id).equals(filesBefore.get(left))) {
            renamed.put(id, left);
          }
        }
      }
      Set<String> ids = new TreeSet<>(before.keySet());
      ids.addAll(now.keySet());
      ids.removeAll(renamed.values());
      for (String id : ids) {
        String event =
            event(
                status(before.getOrDefault(id, "null")),
                status(now.getOrDefault(id, "null")),
                everThere.contains(id));
        boolean counts = !"cataloged".equals(now.getOrDefault(id, before.getOrDefault(id, "")));
        if (renamed.containsKey(id)) {
          moves.add("renamed " + id + " " + renamed.get(id) + " " + at);
        } else if (counts && !event.isEmpty()) {
          moves.add((first ? "found" : event) + " " + id + " null " + at);
        }
      }
      everThere.addAll(now.keySet());
      before = now;
      filesBefore = files;
      first = false;
    }
    return moves;
  }

  private static String event(String from, String to, boolean known) {
    if (from.equals(to)) {
      return "";
    }
    return switch (from + " " + to) {
      case "null implemented" -> known ? "returned" : "added";
      case "null broken" -> known ? "returned" : "added-broken";
      case "null planned" -> known ? "returned" : "planned";
      case "planned implemented" -> "delivered";
      case "planned null" -> "dropped";
      case "implemented null" -> "lost";
      case "broken implemented" -> "repaired";
      default -> from + " to " + to;
    };
  }

  private Map<String, String> files(String state) throws IOException {
    Map<String, String> files = new TreeMap<>();
    byte[] registry =
        Files.readAllBytes(folder.resolve(state).resolve("orchestration-domains.json"));
    for (JsonNode domain : JSON.readTree(registry).get("domains")) {
      if (domain.hasNonNull("id") && domain.hasNonNull("sequenceFile")) {
        files.put(
            domain.get("id").asText(), domain.get("sequenceFile").asText().replace('\\', '/'));
      }
    }
    return files;
  }

  private static JsonNode withoutAges(JsonNode ledger) {
    ObjectNode without = ledger.deepCopy();
    without.remove("asOf");
    without.get("stillPlanned").forEach(planned -> ((ObjectNode) planned).remove("ageSeconds"));
    return without;
  }

  @Test
  void theTrendAndTheStatusHaveTheSameLedger() throws IOException {
    JsonNode trend = JSON.readTree(run("trend", "--format", "json").out()).get("ledger");
    JsonNode status =
        JSON.readTree(
                run(
                        "status",
                        "--since",
                        "2020-01-01",
                        "--format",
                        "json",
                        "--workspace",
                        folder.resolve("08-latest").toString())
                    .out())
            .get("ledger");

    // The clock goes on between the two.
    assertThat(withoutAges(trend)).isEqualTo(withoutAges(status));
    assertThat(trend.at("/events/dropped").asInt()).isEqualTo(18);
    assertThat(trend.at("/events/delivered").asInt()).isZero();
    assertThat(trend.at("/opening/planned").asInt()).isEqualTo(14);
    assertThat(trend.at("/closing/implemented").asInt()).isEqualTo(22);
    assertThat(trend.at("/stillPlanned")).hasSize(5);
  }

  @Test
  void anUnreadableStateRemovesNothing() throws IOException {
    int unreadable = new ArrayList<>(expected.keySet()).indexOf("06-malformed-registry");
    assertThat(
            query("SELECT * FROM transitions WHERE observed_at = '" + observedAt(unreadable) + "'"))
        .isEmpty();
  }

  @FunctionalInterface
  private interface Difference {
    void between(String id, String from, String to, String at);
  }

  /** Every difference between neighbouring readable states; {@code null} stands for no domain. */
  private void eachDifference(Difference difference) {
    Map<String, String> before = Map.of();
    int i = 0;
    for (JsonNode says : expected.values()) {
      String at = observedAt(i++);
      if (!isReadable(says)) {
        continue;
      }
      Map<String, String> now = detail(says);
      Set<String> ids = new TreeSet<>(before.keySet());
      ids.addAll(now.keySet());
      for (String id : ids) {
        String from = before.getOrDefault(id, "null");
        String to = now.getOrDefault(id, "null");
        if (!from.equals(to)) {
          difference.between(id, from, to, at);
        }
      }
      before = now;
    }
  }

  private JsonNode answer(String state) {
    return Objects.requireNonNull(answers.get(state), state);
  }

  private String observedAt(int state) {
    return new ArrayList<>(answers.values()).get(state).at("/run/observedAt").asText();
  }

  static String status(String detail) {
    int colon = detail.indexOf(':');
    return colon < 0 ? detail : detail.substring(0, colon);
  }

  static boolean isReadable(JsonNode says) {
    return says.get("registry").asText().equals("ok");
  }

  private static long findings(JsonNode answer, String rule) {
    return StreamSupport.stream(answer.get("findings").spliterator(), false)
        .filter(finding -> finding.get("rule").asText().equals(rule))
        .count();
  }

  static Map<String, Integer> tally(JsonNode says) {
    Map<String, Integer> tally = new TreeMap<>();
    int domains = says.get("domains").asInt();
    int implemented = says.get("implementedByFile").asInt();
    int cataloged = says.get("implementedByCatalog").asInt();
    int counted = domains - cataloged;
    tally.put("domains", domains);
    tally.put("implemented", implemented);
    tally.put("planned", says.get("planned").asInt());
    tally.put("broken", says.get("broken").asInt());
    tally.put("cataloged", cataloged);
    tally.put("counted", counted);
    tally.put("percent", Math.round(100f * implemented / counted));
    return tally;
  }

  private static Map<String, Integer> counts(JsonNode tally) {
    Map<String, Integer> counts = new TreeMap<>();
    tally.forEachEntry((name, count) -> counts.put(name, count.asInt()));
    return counts;
  }

  static Map<String, String> detail(JsonNode says) {
    Map<String, String> detail = new TreeMap<>();
    says.get("detail")
        .forEachEntry(
            (id, verdict) ->
                detail.put(id, verdict.asText().replace("implemented:catalog", "cataloged")));
    return detail;
  }

  private static Map<String, String> details(JsonNode answer) {
    Map<String, String> details = new TreeMap<>();
    for (JsonNode domain : answer.get("domains")) {
      details.put(
          domain.get("id").asText(),
          detail(
              domain.get("status").asText(),
              domain.get("reason").asText(),
              domain.get("movements").asText(),
              domain.get("beats").asText()));
    }
    return details;
  }

  static String detail(String status, String reason, String movements, String beats) {
    return switch (status) {
      case "implemented" -> "implemented:file:" + movements + "/" + beats;
      case "broken" -> "broken:" + reason;
      default -> status;
    };
  }

  private JsonNode query(String sql) throws IOException {
    return JSON.readTree(run("query", "--format", "json", sql).out());
  }

  private Shell.Answer run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(STREAM);
    all.addAll(List.of("--history", history.toString()));
    return scorekeeper.run(all.toArray(String[]::new));
  }
}
