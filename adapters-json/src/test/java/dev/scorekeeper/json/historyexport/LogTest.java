package dev.scorekeeper.json.historyexport;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.RULES;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.historyexport.LogSink;
import dev.scorekeeper.domain.historyexport.LogSource;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistory;
import dev.scorekeeper.testkit.history.LogTextContract;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log as JSON Lines, and back. */
class LogTest extends LogTextContract {
  private static final Facts PLANNED = SomeFacts.none().planned("checkout").assessed();
  private static final Facts BUILT =
      SomeFacts.none()
          .implemented("checkout", 8, 41)
          .warning("count-drift", "checkout", "off by 2")
          .assessed();
  private static final Facts UNREADABLE =
      SomeFacts.none().error("registry-unreadable", "registry", "not JSON").unreadable();
  private static final String REVISION = "9fceb02d0ae598e95dc970b74767f19372d61af8";

  private ByteArrayOutputStream begun = new ByteArrayOutputStream();

  @Override
  protected LogSink begin(String origin) {
    begun = new ByteArrayOutputStream();
    return new JsonLogWriter(begun, origin);
  }

  @Override
  protected LogSource source() {
    return new JsonLogReader(new ByteArrayInputStream(begun.toByteArray()), "runs.jsonl");
  }

  @Override
  protected LogSource withoutEnd() {
    String whole = begun.toString(StandardCharsets.UTF_8);
    String cut = whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1);
    return new JsonLogReader(
        new ByteArrayInputStream(cut.getBytes(StandardCharsets.UTF_8)), "runs.jsonl");
  }

  /** Six runs of three assessments, the second told by what changes. */
  private static List<LogEntry> entries() {
    return List.of(
        new LogEntry.OfRun(number(1).run(), PLANNED.digest(), Optional.of(whole(PLANNED))),
        new LogEntry.OfRun(
            number(2).of(REVISION).from(Source.GIT).run(),
            BUILT.digest(),
            Optional.of(
                new LogEntry.Told(
                    BUILT.outcome(), Optional.of(PLANNED.digest()), PLANNED.changesTo(BUILT)))),
        new LogEntry.OfRun(
            number(3).by(RulesetCodec.ruleset(2, "registry=plan.json")).run(),
            UNREADABLE.digest(),
            Optional.of(whole(UNREADABLE))),
        new LogEntry.OfRun(
            number(4).on(new StreamId(MAIN.project(), "pull/7")).run(),
            PLANNED.digest(),
            Optional.empty()),
        new LogEntry.OfRun(number(5).from(Source.DRAFT).run(), BUILT.digest(), Optional.empty()),
        new LogEntry.OfRun(number(6).run(), BUILT.digest(), Optional.empty()));
  }

  private static LogEntry.Told whole(Facts facts) {
    return new LogEntry.Told(facts.outcome(), Optional.empty(), Facts.NONE.changesTo(facts));
  }

  private static String export(List<LogEntry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Checkpoint checkpoint = Checkpoint.beginning("00112233445566778899aabbccddeeff");
    JsonLogWriter writer = new JsonLogWriter(out, checkpoint.origin());
    for (LogEntry entry : entries) {
      writer.accept(entry);
      checkpoint = checkpoint.after(entry);
    }
    writer.end(checkpoint);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<LogEntry> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<LogEntry> read(byte[] bytes) {
    List<LogEntry> entries = new ArrayList<>();
    new JsonLogReader(new ByteArrayInputStream(bytes), "runs.jsonl").forEachRemaining(entries::add);
    return entries;
  }

  @Test
  void oneThingStandsOnALine() {
    String planned = PLANNED.digest().hex();
    String built = BUILT.digest().hex();
    Checkpoint one =
        Checkpoint.beginning("00112233445566778899aabbccddeeff").after(entries().get(0));
    Checkpoint two = one.after(entries().get(1));

    assertThat(export(entries().subList(0, 2)))
        .isEqualTo(
            """
            {"format":"scorekeeper history","version":2,"origin":"00112233445566778899aabbccddeeff"}
            {"ruleset":1,"rules":1,"settings":"registry=orchestration-domains.json"}
            {"assessment":"%1$s","outcome":"assessed"}
            {"layer":"catalog-entries","value":["0"]}
            {"layer":"catalog-sequences","value":["0"]}
            {"layer":"registry-entries","value":["1"]}
            {"layer":"system-sequences","value":["0"]}
            {"domain":"checkout","value":["planned"]}
            {"profile":"checkout","value":["The checkout","orchestration"]}
            {"run":"00000000000000000000000000000001","project":"github.com/acme/shop","branch":"main","ruleset":1,"source":"worktree","observed":"2026-01-05T10:00:00.000Z","recorded":"2026-01-05T10:00:00.000Z","assessment":"%1$s","chain":"%3$s"}
            {"assessment":"%2$s","outcome":"assessed","base":"%1$s"}
            {"domain":"checkout","value":["implemented","sequence-file","8","41"]}
            {"profile":"checkout","value":["The checkout","orchestration","sequences/checkout.json"]}
            {"finding":"count-drift checkout","value":["warning","off by 2","orchestration-domains.json"]}
            {"run":"00000000000000000000000000000002","project":"github.com/acme/shop","branch":"main","ruleset":1,"source":"git","revision":"9fceb02d0ae598e95dc970b74767f19372d61af8","observed":"2026-01-05T11:00:00.000Z","recorded":"2026-01-05T11:00:00.000Z","assessment":"%2$s","chain":"%4$s"}
            {"entries":2,"head":"%4$s"}
            """
                .formatted(planned, built, one.head(), two.head()));
  }

  private static final String NEXT = "a".repeat(40);
  private static final String CUT = "c".repeat(40);

  /** Two commits, cut from what is below; a run that stands there; a root; and a tip. */
  private static List<LogEntry> branch() {
    return List.of(
        new LogEntry.OfCommits(
            new CommitLine(
                MAIN.project(),
                List.of(
                    new CommitFact(NEXT, Optional.of(REVISION), 1_767_607_200, "Ada"),
                    new CommitFact(REVISION, Optional.of(CUT), -7, "")))),
        new LogEntry.OfRun(
            number(1).of(NEXT).since(time(0)).run(), PLANNED.digest(), Optional.of(whole(PLANNED))),
        new LogEntry.OfCommits(
            new CommitLine(
                MAIN.project(), List.of(new CommitFact(CUT, Optional.empty(), 5, "Bob")))),
        new LogEntry.OfTip(
            new Tip(MAIN, CUT, RulesetCodec.ruleset(3, "registry=b"), time(2), time(3))));
  }

  @Test
  void commitsStandOnLinesOfTheirOwnAndTheLastOfThemNamesItsParent() {
    List<String> chain = new ArrayList<>();
    Checkpoint checkpoint = Checkpoint.beginning("00112233445566778899aabbccddeeff");
    for (LogEntry entry : branch()) {
      checkpoint = checkpoint.after(entry);
      chain.add(checkpoint.head().hex());
    }

    assertThat(
            export(branch())
                .lines()
                .filter(line -> !line.matches("\\{\"(format|layer|domain|profile|assessment).*")))
        .containsExactly(
            """
            {"commits":2,"project":"github.com/acme/shop"}
            {"commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","time":1767607200,"author":"Ada"}
            {"commit":"9fceb02d0ae598e95dc970b74767f19372d61af8","time":-7,"author":"","parent":"cccccccccccccccccccccccccccccccccccccccc","chain":"%1$s"}
            {"ruleset":1,"rules":1,"settings":"registry=orchestration-domains.json"}
            {"run":"00000000000000000000000000000001","project":"github.com/acme/shop","branch":"main","ruleset":1,"source":"worktree","revision":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","observed":"2026-01-05T10:00:00.000Z","recorded":"2026-01-05T10:00:00.000Z","since":"2026-01-05T09:00:00.000Z","assessment":"%5$s","chain":"%2$s"}
            {"commits":1,"project":"github.com/acme/shop"}
            {"commit":"cccccccccccccccccccccccccccccccccccccccc","time":5,"author":"Bob","chain":"%3$s"}
            {"ruleset":2,"rules":3,"settings":"registry=b"}
            {"tip":"%6$s","project":"github.com/acme/shop","branch":"main","ruleset":2,"revision":"cccccccccccccccccccccccccccccccccccccccc","since":"2026-01-05T11:00:00.000Z","recorded":"2026-01-05T12:00:00.000Z","chain":"%4$s"}
            {"entries":4,"head":"%4$s"}
            """
                .formatted(
                    chain.get(0),
                    chain.get(1),
                    chain.get(2),
                    chain.get(3),
                    PLANNED.digest().hex(),
                    branch().get(3).id())
                .lines()
                .toArray(String[]::new));
    assertThat(read(export(branch()))).isEqualTo(branch());
  }

  private static final LogEntry RENAMING =
      new LogEntry.OfRenaming(
          new Renaming(new StreamId("plan", "main"), new StreamId("acme/plan", "trunk"), time(3)));

  @Test
  void aRenamingStandsOnALineOfItsOwn() {
    String export = export(List.of(RENAMING));

    assertThat(export.lines().toList().get(1))
        .isEqualTo(
            "{\"renaming\":\"%s\",\"project\":\"plan\",\"branch\":\"main\",\"toProject\":\"acme/plan\",\"toBranch\":\"trunk\",\"recorded\":\"2026-01-05T12:00:00.000Z\",\"chain\":\"%s\"}"
                .formatted(
                    RENAMING.id(),
                    Checkpoint.beginning("00112233445566778899aabbccddeeff")
                        .after(RENAMING)
                        .head()));
    assertThat(read(export)).containsExactly(RENAMING);
    assertThatItRefuses(
        export.replace("\"version\":2", "\"version\":1"),
        "runs.jsonl:2:1: is no line of an export of version 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          project  | till                     | :2:1: breaks the chain
          branch   | next                     | :2:1: breaks the chain
          branch   | pull/7                   | :2:1: joins a branch with what is none: 'plan on pull/7 and acme/plan on trunk'
          toBranch | detached                 | :2:1: joins a branch with what is none: 'plan on main and acme/plan on detached'
          toProject | \\\\u0007              | :2:93: 'toProject' needs a name
          recorded | 2026-01-05T12:00:00.001Z | :2:1: breaks the chain
          renaming | dddddddddddddddddddddddddddddddd | :2:1: has a renaming of another identity
          renaming | eeee                     | :2:13: 'renaming' needs an identity
          """)
  void aRenamingThatWasChangedIsRefused(String property, String value, String message) {
    String export = export(List.of(RENAMING));
    String forged = export.replaceFirst("(\"" + property + "\":\")[^\"]*", "$1" + value);

    assertThat(forged).isNotEqualTo(export);
    assertThatItRefuses(forged, "runs.jsonl" + message);
  }

  @Test
  void manyCommitsMakeNoLongLine() {
    List<CommitFact> commits = new ArrayList<>();
    for (int i = 20_000; i > 0; i--) {
      commits.add(
          new CommitFact("%040x".formatted(i), Optional.of("%040x".formatted(i - 1)), i, "Ada"));
    }
    List<LogEntry> entries = List.of(new LogEntry.OfCommits(new CommitLine("p", commits)));

    String export = export(entries);

    assertThat(export.lines()).allMatch(line -> line.length() < 300);
    assertThat(read(export)).isEqualTo(entries);
  }

  @Test
  void anExportOfTheTimeWhenAllEntriesWereRunsIsStillRead() {
    String old =
        export(entries())
            .replace("\"version\":2", "\"version\":1")
            .replace("{\"entries\":", "{\"runs\":");

    assertThat(read(old)).isEqualTo(entries());
    assertThatItRefuses(
        old.replace("{\"runs\":", "{\"entries\":"), "no line of an export of version 1");
    assertThatItRefuses(
        old.replace("\"version\":1", "\"version\":2"), "is no line of an export of version 2");
    String branch = export(branch()).replace("\"version\":2", "\"version\":1");
    assertThatItRefuses(branch, "runs.jsonl:2:1: is no line of an export of version 1");
    assertThatItRefuses(
        export(branch().subList(1, 2)).replace("\"version\":2", "\"version\":1"),
        "breaks the chain");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          2  | {"commits":0,"project":"github.com/acme/shop"} | :2:1: has 0 commits
          2  | {"commits":20000001,"project":"github.com/acme/shop"} | :2:1: has 20000001 commits
          2  | {"commits":1,"project":"github.com/acme/shop"} | :3:1: lacks 'chain'
          2  | {"commits":3,"project":"github.com/acme/shop"} | :4:85: has the property 'parent', which no export has here
          2  | {"commits":2,"project":" "}                 | :2:24: 'project' needs a name
          2  | {"commits":2,"project":"till"}              | :4:1: breaks the chain
          2  | -                                           | :2:1: has a commit that does not belong here
          3  | -                                           | :3:85: has the property 'parent', which no export has here
          3  | {"ruleset":1,"rules":1,"settings":""}       | :3:1: stands between commits that belong together
          3  | {"commit":"aaaa","time":1,"author":"Ada"}   | :3:11: 'commit' needs a commit
          3  | {"commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","time":"1","author":"Ada"} | :3:61: 'time' needs a whole number
          3  | {"commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","time":9223372036854775808,"author":"Ada"} | :3:61: has a value that no export has here
          3  | {"commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","time":1.5,"author":"Ada"} | :3:61: has a value that no export has here
          3  | {"commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","time":1,"author":"A\\u0007"} | :3:72: 'author' needs a name
          3  | {"commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","time":1,"author":"A\\ud83d"} | :4:1: breaks the chain
          3  | {"commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","time":1767607200,"author":"Eve"} | :4:1: breaks the chain
          3  | {"commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","time":1767607201,"author":"Ada"} | :4:1: breaks the chain
          3  | {"commit":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab","time":1767607200,"author":"Ada"} | :4:1: breaks the chain
          4  | -                                           | :4:1: stands between commits that belong together
          17 | {"tip":"eeee"}                              | :17:8: 'tip' needs an identity
          """)
  void aLineOfABranchThatDoesNotBelongThereIsRefused(int line, String instead, String message) {
    List<String> lines = new ArrayList<>(export(branch()).lines().toList());
    if (instead == null) {
      lines.remove(line - 1);
    } else {
      lines.set(line - 1, instead);
    }

    assertThatItRefuses(String.join("\n", lines), "runs.jsonl" + message);
  }

  @ParameterizedTest
  @CsvSource({
    "parent, dddddddddddddddddddddddddddddddddddddddd",
    "since, 2026-01-05T09:00:00.001Z",
    "tip.*branch, next",
    "tip.*revision, dddddddddddddddddddddddddddddddddddddddd",
    "tip.*since, 2026-01-05T09:00:00.001Z",
    "tip.*recorded, 2026-01-05T09:00:00.001Z"
  })
  void aChangedEntryBreaksTheChain(String property, String value) {
    String forged = export(branch()).replaceFirst("(\"" + property + "\":\")[^\"]*", "$1" + value);

    assertThat(forged).isNotEqualTo(export(branch()));
    assertThatItRefuses(forged, "breaks the chain");
  }

  @Test
  void aTipUnderAnotherIdentityIsRefused() {
    String forged =
        export(branch()).replaceFirst("\"tip\":\"[^\"]*", "\"tip\":\"" + "d".repeat(32));

    assertThatItRefuses(forged, "has a tip of another identity; it was changed");
  }

  @ParameterizedTest
  @CsvSource({
    "parent, main",
    "tip.*revision, main",
    "tip.*branch, ' '",
    "since, 2026",
    "author, \\u009b"
  })
  void whatIsNoneIsRefusedInEveryEntry(String property, String value) {
    String forged =
        export(branch())
            .replaceFirst("(\"" + property + "\":\")[^\"]*", "$1" + value.replace("\\", "\\\\"));

    assertThatItRefuses(forged, "' needs ");
  }

  @Test
  void anAuthorIsAsLongAsTheyAreKept() {
    String export = export(branch());

    assertThatItRefuses(export.replace("\"Ada\"", "\"" + "a".repeat(201) + "\""), "'author' needs");
    assertThatItRefuses(
        export.replace("\"Ada\"", "\"" + "a".repeat(200) + "\""), "breaks the chain");
  }

  @Test
  void aTipInAnAssessmentIsRefused() {
    List<String> lines = new ArrayList<>(export(branch()).lines().toList());
    String tip = lines.remove(lines.size() - 2);
    int run = 0;
    while (!lines.get(run).startsWith("{\"run\"")) {
      run++;
    }
    lines.add(run, tip);

    assertThatItRefuses(String.join("\n", lines), "follows an assessment that no run found");
  }

  @Test
  void aLogOfABranchIsRefusedWhereverItIsCut() {
    String export = export(branch());

    for (int end = 0; end < export.length() - 1; end++) {
      String cut = export.substring(0, end);
      assertThatExceptionOfType(HistoryException.class)
          .as("cut after " + end)
          .isThrownBy(() -> read(cut));
    }
  }

  @Property(tries = 500)
  void aChangedByteOfABranchIsNoticedOrChangesNothing(
      @ForAll @IntRange(max = 100_000) int where, @ForAll byte what) {
    byte[] bytes = export(branch()).getBytes(StandardCharsets.UTF_8);
    bytes[where % bytes.length] = what;
    List<LogEntry> read;
    try {
      read = read(bytes);
      new InMemoryHistory().log().merge(read);
    } catch (HistoryException | RefusedRunException e) {
      return;
    }
    assertThat(read).isEqualTo(branch());
  }

  @Test
  void aLogThatHasGrownChangesTheLastLineOnly() {
    List<String> before = export(entries().subList(0, 4)).lines().toList();
    List<String> after = export(entries()).lines().toList();

    assertThat(after).startsWith(before.subList(0, before.size() - 1).toArray(String[]::new));
    assertThat(export(entries())).isEqualTo(export(entries()));
  }

  @Test
  void aLogWhoseChainLeadsElsewhereIsNotEnded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Checkpoint said = Checkpoint.beginning("00112233445566778899aabbccddeeff");
    JsonLogWriter writer = new JsonLogWriter(out, said.origin());
    writer.accept(entries().get(0));

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> writer.end(said))
        .withMessageContaining("history verify");
  }

  @Test
  void textsOfStrangersComeBackAndActOnNoTerminal() {
    String strange = "it's \"q\" \\ \n\t\u0000\u001b[31m\u007f\u009b\u202e\u2028 é 漢字 🙂";
    String name = "it's \"q\" \\ \u202e\u2028 é 漢字 🙂";
    Facts facts =
        SomeFacts.none().implemented(strange, 1, 2).warning("w", strange, strange).assessed();
    LogEntry entry =
        new LogEntry.OfRun(
            number(1)
                .on(new StreamId(name, name))
                .by(RulesetCodec.ruleset(1, "registry=" + name + "\nitems=" + name))
                .run(),
            facts.digest(),
            Optional.of(whole(facts)));

    String export = export(List.of(entry));

    assertThat(read(export)).containsExactly(entry);
    assertThat(export)
        .contains("漢字")
        .doesNotContain("\u001b", "\u007f", "\u009b", "\u202e", "\u2028", "\u0000");
  }

  @Test
  void windowsLineBreaksAndAByteOrderMarkAreFine() {
    assertThat(read("\uFEFF" + export(entries()).replace("\n", "\r\n"))).isEqualTo(entries());
    assertThat(read(export(entries()).stripTrailing())).isEqualTo(entries());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          ``                                         | runs.jsonl:1:1: is empty, so it is not an export
          SQLite format 3                            | runs.jsonl:1:1: is a database
          hello                                      | runs.jsonl:1:1: is not an export: its first line must begin with {"format":"scorekeeper history"; write one with scorekeeper history export
          {"domains": [                              | runs.jsonl:1:1: is not an export: its first line must begin
          []                                         | runs.jsonl:1:1: is not an export: its first line must begin
          {}                                         | runs.jsonl:1:1: is not an export: its first line must
          {"format":"something else"}                | runs.jsonl:1:1: is not an export: its first line must
          {"format":"scorekeeper history"}           | runs.jsonl:1:1: lacks 'version'
          {"format":"scorekeeper history","version":7}   | runs.jsonl:1:1: is an export of version 7, and this Scorekeeper knows those up to 2
          {"format":"scorekeeper history","version":0}   | runs.jsonl:1:1: is an export of version 0
          {"format":"scorekeeper history","version":"1"} | runs.jsonl:1:43: 'version' needs a whole number
          {"format":"scorekeeper history","version":1,"origin":"x"} | runs.jsonl:1:54: 'origin' needs an identity
          {"format":"scorekeeper history",           | runs.jsonl:1:33: is not valid JSON: unexpected end-of-input within/between Object entries
          """)
  void whatDoesNotBeginAsAnExportIsRefused(String text, String message) {
    assertThatItRefuses(text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          2  | {"ruleset":2,"rules":1,"settings":""}       | :2:1: has a ruleset that does not belong here
          2  | {"ruleset":1,"rules":-1,"settings":""}      | :2:22: 'rules' needs a version of the rules, which begin with 1
          2  | {"ruleset":1,"rules":0,"settings":""}       | :2:22: 'rules' needs a version
          2  | {"ruleset":1,"rules":2147483648,"settings":""} | :2:22: 'rules' needs a version
          2  | {"ruleset":1,"rules":1}                     | :2:1: lacks 'settings'
          2  | {"ruleset":1,"rules":1.5,"settings":""}     | :2:22: has a value that no export has here
          2  | -                                           | :9:1: was made by ruleset 1, which was not told
          3  | -                                           | :3:1: has a fact that does not belong here
          3  | {"assessment":"00","outcome":"assessed"}    | :3:15: 'assessment' needs a digest
          4  | {"layer":"clouds","value":["0"]}            | :4:1: says what no assessment says
          4  | {"layer":"catalog-entries","value":["-1"]}  | :4:1: says what no assessment says
          4  | {"layer":"catalog-entries","value":null}    | :4:1: says what no assessment says
          4  | {"layer":"catalog-entries","value":[0]}     | :4:37: has a value that no export has here
          4  | {"layer":"catalog-entries","value":[[]]}    | :4:37: has a value that no export has here
          4  | {"layer":"catalog-entries"}                 | :4:1: lacks 'value'
          4  | {"layer":"registry-entries","value":["0"]}  | :5:1: has a fact out of order
          4  | {"layer":"catalog-entries","value":["0"],"value":["0"]} | :4:42: has the property 'value' twice
          4  | {"layer":"catalog-entries","value":["0"],"x":1} | :4:46: has the property 'x', which no export has here
          4  | {"cloud":"catalog-entries","value":["0"]}   | :4:1: is no line of an export of version 2
          4  | ``                                          | :4:1: is empty; expected a JSON value
          4  | {}                                          | :4:1: is no line of an export
          4  | <<<<<<< HEAD                                | :4:1: is not valid JSON: unexpected character '<': expected a valid value; a merge conflict is left here
          4  | {"layer":"catalog-entries","value":["a␇"]}  | :4:39: is not valid JSON: illegal unquoted character U+0007
          8  | {"domain":"checkout","value":["probably"]}  | :8:1: says what no assessment says
          8  | {"domain":"checkout","value":["broken","tired"]}  | :8:1: says what no assessment says
          8  | {"domain":"checkout","value":["implemented","catalog","01","1"]}  | :8:1: says what no assessment says
          8  | {"domain":"checkout","value":["implemented","catalog","1","9223372036854775808"]}  | :8:1: says what no assessment says
          9  | {"profile":"checkout","value":["a"]}        | :9:1: says what no assessment says
          10 | -                                           | :10:1: has an assessment that does not belong here
          14 | {"finding":"count-drift","value":["warning","m"]}    | :14:1: says what no assessment says
          14 | {"finding":"count-drift a","value":["loud","m"]}     | :14:1: says what no assessment says
          14 | {"finding":"count-drift a","value":["error","m","/etc/passwd"]} | :14:1: says what no assessment says
          """)
  void aLineThatDoesNotBelongThereIsRefused(int line, String instead, String message) {
    List<String> lines = new ArrayList<>(export(entries()).lines().toList());
    if (instead == null) {
      lines.remove(line - 1);
    } else {
      lines.set(line - 1, instead.replace('␇', '\u0007'));
    }

    assertThatItRefuses(String.join("\n", lines), "runs.jsonl" + message);
  }

  @ParameterizedTest
  @CsvSource({
    "project, github.com/acme/till",
    "branch, next",
    "source, draft",
    "observed, 2026-01-05T10:00:00.001Z",
    "recorded, 2026-01-05T10:00:00.001Z"
  })
  void aChangedRunBreaksTheChain(String property, String value) {
    String forged = export(entries()).replaceFirst("(\"" + property + "\":\")[^\"]*", "$1" + value);

    assertThatItRefuses(forged, "runs.jsonl:10:1: breaks the chain");
  }

  @ParameterizedTest
  @CsvSource({
    "project, \\u001b[2Jx, a name",
    "project, a\\nb, a name",
    "project, a\\u009bb, a name",
    "project, '', a name",
    "branch, \\u0000, a name",
    "branch, '  ', a name",
    "revision, \\u001b]0;x\\u0007, a commit",
    "revision, main, a commit",
    "revision, 9FCEB02D0AE598E95DC970B74767F19372D61AF8, a commit",
    "revision, 9fceb02d, a commit",
    "settings, registry=a\\u001bb, settings",
    "settings, registry=a\\rb, settings",
    "settings, '', settings",
    "settings, garbage, settings",
    "settings, registry=a\\ngarbage, settings",
    "settings, registry=a\\n, settings",
    "observed, 1969-12-31T23:59:59.999Z, a time",
    "observed, +10000-01-01T00:00:00.000Z, a time",
    "recorded, -0001-01-01T00:00:00.000Z, a time",
    "recorded, +146138514-02-13T22:07:37.904Z, a time"
  })
  void anIdentityThatIsNoneIsRefusedWithItsLine(String property, String value, String what) {
    String export = export(entries());
    String forged =
        export.replaceFirst("(\"" + property + "\":\")[^\"]*", "$1" + value.replace("\\", "\\\\"));

    assertThatItRefuses(forged, "'" + property + "' needs " + what);
    assertThatItRefuses(
        forged,
        "runs.jsonl:" + (1 + export.lines().toList().indexOf(line(export, property))) + ":");
  }

  @Test
  void aRunOfACommitSaysOfWhich() {
    String export = export(entries());

    assertThat(export).contains("\"source\":\"git\",\"revision\":");
    assertThatItRefuses(
        export.replaceFirst("(\"source\":\"git\"),\"revision\":\"[^\"]*\"", "$1"),
        "lacks 'revision'");
  }

  @Test
  void absurdlyLongIdentitiesAreRefused() {
    String export = export(entries());

    for (String property : List.of("project", "branch", "revision")) {
      assertThatItRefuses(
          export.replaceFirst("(\"" + property + "\":\")[^\"]*", "$1" + "a".repeat(1001)),
          "'" + property + "' needs");
    }
    assertThatItRefuses(
        export.replaceFirst("(\"settings\":\")[^\"]*", "$1registry=" + "a".repeat(1 << 20)),
        "'settings' needs");
  }

  private static String line(String export, String property) {
    return export
        .lines()
        .filter(line -> line.contains("\"" + property + "\""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void exchangedLostAndDoubledRunsBreakTheChain() {
    List<String> lines = export(entries()).lines().toList();
    int last = lines.size() - 1;
    List<String> exchanged = new ArrayList<>(lines);
    exchanged.set(last - 1, lines.get(last - 2));
    exchanged.set(last - 2, lines.get(last - 1));
    List<String> lost = new ArrayList<>(lines);
    lost.remove(last - 2);
    List<String> doubled = new ArrayList<>(lines);
    doubled.add(last - 1, lines.get(last - 1));

    assertThatItRefuses(String.join("\n", exchanged), ":" + (last - 1) + ":1: breaks the chain");
    assertThatItRefuses(String.join("\n", lost), ":" + (last - 1) + ":1: breaks the chain");
    assertThatItRefuses(String.join("\n", doubled), ":" + (last + 1) + ":1: breaks the chain");
  }

  @Test
  void theLastLineHasToFit() {
    String export = export(entries());

    assertThatItRefuses(
        export.replace("{\"entries\":6", "{\"entries\":5"), "does not fit the lines");
    assertThatItRefuses(
        export.replaceFirst("\"head\":\"[0-9a-f]{4}", "\"head\":\"0000"), "does not fit");
    assertThatItRefuses(export + export, "follows the last line of the export");
    assertThatItRefuses(export + "\n", "follows the last line of the export");
  }

  @Test
  void aLogIsRefusedWhereverItIsCut() {
    String export = export(entries());

    for (int end = 0; end < export.length() - 1; end++) {
      String cut = export.substring(0, end);
      assertThatExceptionOfType(HistoryException.class)
          .as("cut after " + end)
          .isThrownBy(() -> read(cut));
    }
  }

  @Property(tries = 500)
  void aChangedByteIsNoticedOrChangesNothing(
      @ForAll @IntRange(max = 100_000) int where, @ForAll byte what) {
    byte[] bytes = export(entries()).getBytes(StandardCharsets.UTF_8);
    bytes[where % bytes.length] = what;
    InMemoryHistory history = new InMemoryHistory();
    try {
      history.log().merge(read(bytes));
    } catch (HistoryException | RefusedRunException e) {
      return;
    }
    InMemoryHistory unharmed = new InMemoryHistory();
    unharmed.log().merge(entries());
    assertThat(history.log().checkpoint()).isEqualTo(unharmed.log().checkpoint());
  }

  @Test
  void absurdlyLongLinesAreRefusedBeforeTheyFillTheMemory() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '[';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) '[');
            return length;
          }
        };

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> new JsonLogReader(endless, "runs.jsonl"))
        .withMessageStartingWith("runs.jsonl:1:1: is longer than");
  }

  @Test
  void absurdDepthIsRefused() {
    String deep = export(entries()).replaceFirst("\\[\"0\"\\]", "[".repeat(100_000));

    assertThatItRefuses(deep, "runs.jsonl:4:");
  }

  @Test
  void aStreamThatBreaksIsReportedByItsName() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the tape tore");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> new JsonLogReader(broken, "runs.jsonl"))
        .withMessage("runs.jsonl cannot be read: the tape tore");
  }

  @Test
  void aRefusedRunIsPlaced() {
    JsonLogReader reader =
        new JsonLogReader(
            new ByteArrayInputStream(export(entries()).getBytes(StandardCharsets.UTF_8)),
            "runs.jsonl");
    reader.next();
    reader.next();

    assertThat(reader.refused(new RefusedRunException("no"))).hasMessage("runs.jsonl:15:1: no");
  }

  @Test
  void whatIsExportedTwiceIsTakenOnce() {
    InMemoryHistory history = new InMemoryHistory();
    history
        .log()
        .recordAll(
            List.of(
                new CompletedRun(ARun.number(1).run(), PLANNED),
                new CompletedRun(ARun.number(9).at(time(3)).by(RULES).run(), BUILT)));
    List<LogEntry> told = new ArrayList<>();
    history.log().entries(2, told::add);

    assertThat(history.log().merge(read(export(told)))).isZero();
  }

  private static void assertThatItRefuses(String text, String message) {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining(message);
  }
}
