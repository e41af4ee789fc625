package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.validation.Verdict.Status;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Four commits in which every event happens, each validated, and all commands that tell of changes,
 * in all formats: what they call a change is collected from what they print.
 */
@ExtendWith(GitFolders.class)
class OneVocabularyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> EVENTS =
      Stream.of(Event.values()).map(Event::text).collect(Collectors.toSet());
  private static final Set<String> TELLS_LEDGERS = Set.of("status", "trend");
  private static final Set<String> SEVERITIES = Set.of("error", "warning");
  private static final Pattern DOMAIN = Pattern.compile("[a-z]+-domain");
  private static final Pattern RULE = Pattern.compile("[a-z]+(-[a-z]+)+");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
  private static final Pattern MARKDOWN = Pattern.compile("(?m)^- \\*\\*(.+?)\\*\\* `(.+?)`");
  private static final Pattern MARKDOWN_FINDING =
      Pattern.compile("(?m)^- \\W*(\\w+)\\W* (?:error|warning) `");

  /** Words that stand before findings, and such as stand behind: what happened to them. */
  private static final Pattern FINDING =
      Pattern.compile(
          "(?<!-)\\b([a-z]+) (?:errors?|warnings?|findings?)\\b|\\bfindings? ([a-z]+) since\\b"
              + "|(?m)^([A-Za-z]+), \\d+ errors?, \\d+ warnings?:$");

  private final GitFolder workspace;
  private final Shell scorekeeper;

  /** Every word, and where it was seen first. */
  private final Map<String, String> words = new TreeMap<>();

  /** By domain and moment: every word for what happened there, and where it was seen first. */
  private final Map<String, Map<String, String>> changes = new TreeMap<>();

  private String place = "";
  private int day;

  OneVocabularyTest(GitFolder workspace) throws IOException {
    this.workspace = Shop.in(workspace);
    scorekeeper = new Shell(workspace.root()).at("2026-01-20T12:00:00Z");
  }

  @BeforeEach
  void letEverythingHappen() throws Exception {
    workspace.write(
        Past.CATALOG,
        "{\"sequences\": [{\"id\": \"listed-domain\", \"movements\": [{\"beats\": 2}]}]}");
    validate(
        new Plan()
            .planned("wanted-domain")
            .planned("unwanted-domain")
            .implemented("fragile-domain", 2, 9)
            .implemented("fleeting-domain", 1, 1)
            .implementedBy("sequences/same.json", "old-domain", 1, 2)
            .implementedBy("sequences/torn.json", "whole-domain", 1, 2)
            .broken("unsound-domain", "sequences/mended.json")
            .implemented("undone-domain", 1, 3)
            .implemented("elastic-domain", 2, 4)
            .broken("hopeless-domain", "sequences/none.json")
            .implemented("listed-domain", 1, 2));
    validate(
        new Plan()
            .implemented("wanted-domain", 1, 1)
            .broken("fragile-domain", "sequences/fragile-domain.json")
            .implementedBy("sequences/same.json", "new-domain", 1, 2)
            .broken("torn-domain", "sequences/torn.json")
            .implementedBy("sequences/mended.json", "sound-domain", 1, 2)
            .planned("undone-domain")
            .implemented("elastic-domain", 3, 4)
            .implementedBy("sequences/none.json", "hopeless-domain", 0, 0)
            .planned("listed-domain")
            .implemented("sudden-domain", 1, 1)
            .broken("hasty-domain", "sequences/gone.json")
            .planned("late-domain"));
    Plan third =
        new Plan()
            .implemented("wanted-domain", 1, 1)
            .implemented("fragile-domain", 2, 9)
            .implemented("fleeting-domain", 1, 1)
            .implementedBy("sequences/same.json", "new-domain", 1, 1)
            .broken("torn-domain", "sequences/torn.json")
            .implementedBy("sequences/mended.json", "sound-domain", 1, 2)
            .implemented("elastic-domain", 1, 4)
            .implemented("listed-domain", 1, 2)
            .implemented("sudden-domain", 1, 1)
            .broken("hasty-domain", "sequences/gone.json")
            .planned("late-domain");
    validate(third);
    workspace.write("scorekeeper.json", "{\"fields\": {\"sequenceFile\": \"/file\"}}");
    validate(third);
  }

  private void validate(Plan plan) throws Exception {
    day++;
    plan.write(workspace.root());
    workspace.commit("2026-01-%02dT10:00:00Z".formatted(day), "State of day " + day);
    String moment = "2026-01-%02d 10:00".formatted(day);
    if (day > 1) {
      text(moment, "status");
      JsonNode status = json("status");
      json(moment, status.get("changes"));
      text(moment, "validate", "--no-record", "--fail-on", "regression,new");
      json(moment, json("validate", "--no-record", "--fail-on", "regression,new"));
    }
    text(moment, "validate", "--fail-on", "never");
  }

  @Test
  void everyFormatOfEveryCommandUsesTheWordsOfTheEventsAndNoOthers() throws Exception {
    tellEverything();

    Map<String, String> foreign = new TreeMap<>(words);
    foreign.keySet().removeAll(EVENTS);
    assertThat(foreign).as("words that are no event, and who used them").isEmpty();
    assertThat(words.keySet()).containsAll(EVENTS);
  }

  @Test
  void aChangeHasTheSameWordWhereverItIsTold() throws Exception {
    tellEverything();

    assertThat(changes).hasSizeGreaterThan(Event.values().length);
    Map<String, Map<String, String>> ambiguous = new TreeMap<>(changes);
    ambiguous.values().removeIf(itsWords -> itsWords.size() == 1);
    assertThat(ambiguous).as("words for one change, and who used them").isEmpty();
  }

  private void tellEverything() throws IOException {
    text("", "log", "--no-backfill");
    json("", json("log", "--no-backfill"));
    text("", "trend", "--no-backfill");
    json("", json("trend", "--no-backfill"));
    text("", "status", "--since", "2026-01-01");
    json("", json("status", "--since", "2026-01-01").get("ledger"));
    for (int back = 3; back >= 0; back--) {
      String revision = "main~" + back;
      String moment = "2026-01-%02d 10:00".formatted(4 - back);
      text(moment, "show", revision, "--no-backfill");
      json(moment, json("show", revision, "--no-backfill"));
    }
    JsonNode runs = json("query", "SELECT run_id, observed_at FROM runs ORDER BY observed_at");
    for (int i = 1; i < runs.size(); i++) {
      String before = runs.get(i - 1).get("run_id").asText();
      String after = runs.get(i).get("run_id").asText();
      String moment = brief(runs.get(i).get("observed_at").asText());
      text(moment, "diff", before, after, "--no-backfill");
      json(moment, json("diff", before, after, "--no-backfill"));
      markdown(moment, "diff", before, after, "--no-backfill", "--format", "markdown");
    }
    JsonNode rows = json("query", "SELECT * FROM ledger");
    Set<String> domains = new TreeSet<>();
    for (JsonNode row : rows) {
      place = "view ledger";
      String event = row.get("event").asText();
      if (!isStanding(event)) {
        changed(event, row.get("domain_id").asText(), brief(row.get("observed_at").asText()));
      }
      domains.add(row.get("domain_id").asText());
      if (row.hasNonNull("formerly")) {
        domains.add(row.get("formerly").asText());
      }
    }
    for (String domain : domains) {
      life(domain);
    }
  }

  /** Whether the ledger's row says where a domain stands now, and so of no change. */
  private static boolean isStanding(String event) {
    for (Status status : Status.values()) {
      if (status.counts() && event.equals("still-" + status.text())) {
        return true;
      }
    }
    return false;
  }

  private void life(String domain) throws IOException {
    for (String line : out("show", domain, "--no-backfill").lines().toList()) {
      String[] cells = line.split(" {2,}", -1);
      if (cells.length > 1 && TIME.matcher(cells[0]).matches()) {
        String[] renamed = cells[1].split("renamed to ", -1);
        String event = cells[1].replaceAll("(, |(?<=renamed) )(renamed )?(to|from) .*", "");
        changed(hyphens(event), renamed.length > 1 ? renamed[1] : domain, cells[0]);
      }
    }
    for (JsonNode stage : json("show", domain, "--no-backfill").get("stages")) {
      boolean left = stage.get("verdict").isNull() && stage.hasNonNull("other");
      changed(
          stage.get("event").asText(),
          left ? stage.get("other").asText() : domain,
          brief(stage.get("since").asText()));
    }
  }

  /** Lines that begin with a word and then name a domain or a rule, or say how many. */
  private void text(String given, String... command) {
    String moment = given;
    String out = out(command);
    findings(out);
    for (String line : out.lines().toList()) {
      Matcher time = TIME.matcher(line);
      if (!line.startsWith(" ")) {
        // A run of the log, whose changes follow.
        moment = given.isEmpty() && time.find() ? time.group() : moment;
        continue;
      }
      String[] cells = line.strip().split(" {2,}", -1);
      boolean says = cells.length > 1 && Character.isLetter(cells[0].charAt(0));
      if (!says || isStanding(hyphens(cells[0])) || SEVERITIES.contains(cells[0])) {
        continue;
      }
      if (DOMAIN.matcher(cells[1]).matches()) {
        // The ledger's entries do not say when.
        changed(hyphens(cells[0]), cells[1], command[0].equals("log") ? moment : given);
      } else if (RULE.matcher(cells[1]).matches()
          || (TELLS_LEDGERS.contains(command[0]) && cells[1].matches("[1-9]\\d*"))) {
        word(hyphens(cells[0]));
      }
    }
  }

  /** What sentences and headings call what happened to findings. */
  private void findings(String out) {
    Matcher finding = FINDING.matcher(out);
    while (finding.find()) {
      for (int group = 1; group <= finding.groupCount(); group++) {
        if (finding.group(group) != null) {
          word(finding.group(group).toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  private void markdown(String moment, String... command) {
    String comment = out(command);
    Matcher bold = MARKDOWN.matcher(comment);
    while (bold.find()) {
      changed(hyphens(bold.group(1)), bold.group(2), moment);
    }
    Matcher finding = MARKDOWN_FINDING.matcher(comment);
    while (finding.find()) {
      word(finding.group(1));
    }
  }

  /** Every object that has an event, wherever it is, and the keys that count events. */
  private void json(String given, JsonNode node) {
    String moment = given;
    if (given.isEmpty() && node.at("/run/observedAt").isTextual()) {
      moment = brief(node.at("/run/observedAt").asText());
    }
    if (node.has("event") && node.has("domain")) {
      changed(
          node.get("event").asText(),
          node.get("domain").asText(),
          node.has("observedAt") ? brief(node.get("observedAt").asText()) : moment);
    } else if (node.has("event")) {
      word(node.get("event").asText());
    }
    if (node.has("events")) {
      node.get("events").forEachEntry(this::counted);
    }
    for (JsonNode part : node) {
      json(moment, part);
    }
  }

  private void counted(String word, JsonNode times) {
    assertThat(EVENTS).as(place).contains(word);
    if (times.asInt() > 0) {
      word(word);
    }
  }

  private void word(String word) {
    words.putIfAbsent(word, place);
  }

  private void changed(String word, String domain, String moment) {
    word(word);
    if (!moment.isEmpty()) {
      changes
          .computeIfAbsent(domain + " at " + moment, change -> new TreeMap<>())
          .putIfAbsent(word, place);
    }
  }

  private static String hyphens(String words) {
    return words.replace(' ', '-');
  }

  private static String brief(String time) {
    return time.substring(0, 16).replace('T', ' ');
  }

  private JsonNode json(String... command) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(command));
    all.addAll(List.of("--format", "json"));
    return JSON.readTree(out(all.toArray(String[]::new)));
  }

  private String out(String... command) {
    place = String.join(" ", command);
    Shell.Answer answer = scorekeeper.run(command);
    assertThat(answer.code()).as(place + "\n" + answer.err()).isIn(0, 1);
    return answer.out();
  }
}
