package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.history.Verification.Break;
import dev.scorekeeper.domain.line.Renaming;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a verification says, and what only a checkpoint tells. */
class VerificationTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void record() {
    file = Varied.in(folder);
  }

  @Test
  void saysWhatTheHistoryHolds() {
    Verification verification = verify();

    assertThat(verification.now()).hasValue(checkpoint());
    assertThat(verification.now().map(Checkpoint::entries)).hasValue(14L);
    assertThat(verification.assessments()).isEqualTo(9);
    assertThat(verification.facts()).isPositive();
    assertThat(verification.spans()).isPositive();
  }

  @Test
  void anEmptyHistoryIsIntact() {
    file = NewHistory.in(folder);

    assertThat(verify().intact()).isTrue();
    assertThat(verify(List.of(checkpoint())).intact()).isTrue();
    assertThat(checkpoint().entries()).isZero();
  }

  @Test
  void saysWhichRunIsOtherAndHow() throws SQLException {
    Forge.change(file, "UPDATE stored_run SET recorded_at = recorded_at + 1 WHERE seq = 4");

    Break only = only();

    assertThat(only.run()).hasValue(4);
    assertThat(only.where()).isEqualTo("run 4 (00000000)");
    assertThat(only.what()).isEqualTo("chain");
    assertThat(only.found().orElseThrow()).matches("[0-9a-f]{64}");
    assertThat(only.expected().orElseThrow()).matches("[0-9a-f]{64}");
    assertThat(only.found()).isNotEqualTo(only.expected());
  }

  @Test
  void saysWhichRunIsMissing() throws SQLException {
    Forge.change(file, "DELETE FROM stored_run WHERE seq = 2");

    Break first = verify().breaks().get(0);

    assertThat(first.run()).hasValue(2);
    assertThat(first.what()).isEqualTo("number after 1");
    assertThat(first.found()).hasValue("3");
  }

  @Test
  void saysWhichCountIsNotThatOfTheFacts() throws SQLException {
    Forge.change(
        file,
        "UPDATE stored_assessment SET planned = planned + 1, domains = domains + 1 WHERE id = 2");

    assertThat(verify().breaks())
        .extracting(Break::where, Break::what, Break::found, Break::expected)
        .containsExactly(
            tuple("assessment 2 of run 2", "domains", Optional.of("6"), Optional.of("5")),
            tuple("assessment 2 of run 2", "planned", Optional.of("2"), Optional.of("1")));
  }

  @Test
  void saysNothingOfWhatIsBuiltOnABrokenAssessment() throws SQLException {
    Forge.change(
        file,
        "UPDATE stored_fact SET value = '[\"implemented\",\"sequence-file\",\"8\",\"77\"]' WHERE"
            + " (assessment, kind, subject) = (SELECT assessment, kind, subject FROM stored_fact WHERE"
            + " assessment = 1 AND kind = 1 LIMIT 1)");

    assertThat(only().where()).isEqualTo("assessment 1 of run 1");
    assertThat(only().what()).isEqualTo("digest");
  }

  @Test
  void saysWhichFactCannotBe() throws SQLException {
    Forge.change(
        file,
        "UPDATE stored_fact SET value = '[\"implemented\"]' WHERE assessment = 2 AND kind = 1");

    assertThat(verify().breaks().get(0).where())
        .isEqualTo("assessment 2 of run 2, fact of kind 1 about a");
    assertThat(verify().breaks().get(0).what())
        .isEqualTo("is nothing that an assessment can say: [\"implemented\"]");
  }

  @Test
  void saysWhichSpanIsNotWhatTheFoldMakes() throws SQLException {
    Forge.change(
        file,
        "UPDATE stored_span SET cause = 2 WHERE kind = 1 AND since_run = 1 AND until_run IS NULL");

    Break first = verify().breaks().get(0);

    assertThat(first.where()).isEqualTo("span of domain b in github.com/acme/shop on main");
    assertThat(first.what()).isEqualTo("cause");
    assertThat(first.found()).hasValue("2");
    assertThat(first.expected()).hasValue("0");
  }

  private void rename() {
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      history
          .log()
          .rename(
              List.of(
                  new Renaming(
                      ARun.MAIN, new StreamId(ARun.MAIN.project(), "trunk"), ARun.time(99))));
    }
    assertThat(verify().intact()).isTrue();
  }

  @Test
  void saysWhichStreamSpeaksUnderAnotherNameThanItWasRenamedTo() throws SQLException {
    rename();
    Forge.change(file, "UPDATE stored_name SET speaks_in = stream WHERE stream <> speaks_in");

    assertThat(only().where()).isEqualTo("name of github.com/acme/shop on main");
    assertThat(only().what()).isEqualTo("number of the stream in which its runs speak");
    assertThat(only().found()).hasValue("1");

    Forge.change(file, "DELETE FROM stored_name WHERE stream = 1");
    assertThat(only().where()).isEqualTo("name of github.com/acme/shop on main");
  }

  @Test
  void saysWhichRenamingWasChanged() throws SQLException {
    rename();
    Forge.change(file, "UPDATE stored_stream_renaming SET recorded_at = recorded_at + 1");

    assertThat(verify().breaks())
        .extracting(Break::where, Break::what)
        .contains(
            tuple("renaming " + checkpoint().entries(), "has the identity of another"),
            tuple("entry " + checkpoint().entries(), "chain"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pull/9", " ", "a\u0007"})
  void saysWhichRenamingIsNone(String branch) throws SQLException {
    rename();
    Forge.change(file, "UPDATE stored_stream SET branch = '" + branch + "' WHERE branch = 'trunk'");

    assertThat(verify().breaks())
        .extracting(Break::where, Break::what)
        .containsExactly(
            tuple("renaming " + checkpoint().entries(), "says what no entry of its kind says"));
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(
            () -> {
              try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
                history.names();
              }
            })
        .withMessageContaining("history verify");
  }

  @Test
  void saysWhichTriggerWasDropped() throws SQLException {
    try (var connection = NewHistory.plain(file);
        var statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER run_is_never_changed");
    }

    assertThat(only().where()).isEqualTo("trigger run_is_never_changed");
    assertThat(only().what()).isEqualTo("is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "stored_stream ; project = ''                                      ; project",
        "stored_stream ; project = 'a' || char(27) || '[2J'                ; project",
        "stored_stream ; branch = 'a' || char(10) || 'b'                   ; branch",
        "stored_stream ; branch = ' '                                      ; branch",
        "stored_stream ; branch = printf('%01001d', id)                    ; branch",
        "stored_stream ; project = 'a' || char(155)                        ; project",
        "stored_ruleset; settings = 'garbage'                              ; settings",
        "stored_ruleset; settings = ''                                     ; settings",
        "stored_ruleset; settings = 'registry=a' || char(10) || 'garbage'  ; settings",
        "stored_ruleset; settings = 'registry=a' || char(13)               ; settings",
        "stored_ruleset; rules = -1                                        ; rules",
        "stored_ruleset; rules = 0                                         ; rules",
        "stored_ruleset; rules = 4294967297                                ; rules",
        "stored_run    ; source = 0, revision = NULL                       ; revision",
        "stored_run    ; revision = 'r1'                                   ; revision",
        "stored_run    ; revision = char(27) || '[2J'                      ; revision",
        "stored_run    ; revision = ''                                     ; revision",
        "stored_run    ; revision = x'9fceb02d'                            ; revision",
        "stored_run    ; observed_at = 4611686018427387904                 ; observed",
        "stored_run    ; observed_at = 253402300800000                     ; observed",
        "stored_run    ; observed_at = -1                                  ; observed",
        "stored_run    ; recorded_at = 4611686018427387904                 ; recorded",
        "stored_run    ; recorded_at = -4611686018427387904                ; recorded",
      })
  void saysWhatNoRunIsLikeAlsoWhereAllOthersFollow(String table, String change, String what)
      throws SQLException {
    file = NewHistory.in(folder);
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      history.log().record(ARun.number(1).run(), SomeFacts.none().planned("a").assessed());
    }
    Forge.change(file, "UPDATE " + table + " SET " + change);
    rechain();

    assertThat(only().what()).isEqualTo(what);
    assertThat(only().run()).hasValue(1);
  }

  /** Chains the only run to what is stored of it. */
  private void rechain() throws SQLException {
    try (Database database = Database.writing(file)) {
      RunLog log = new StoredHistory(database).log();
      List<LogEntry> entries = new ArrayList<>();
      log.entries(log.checkpoint().entries(), entries::add);
      Digest link = Checkpoint.beginning(log.checkpoint().origin()).head();
      List<String> forgings = new ArrayList<>();
      for (LogEntry entry : entries) {
        link = later(entry).chained(link);
        forgings.add(
            "UPDATE %s SET chain = x'%s' WHERE seq = %d"
                .formatted(
                    entry instanceof LogEntry.OfRun
                        ? "stored_run"
                        : entry instanceof LogEntry.OfTip ? "stored_tip" : "stored_line",
                    link,
                    forgings.size() + 1));
      }
      forgings.add("UPDATE stored_run SET recorded_at = recorded_at + 1000");
      Forge.change(file, forgings.toArray(String[]::new));
    }
  }

  private static LogEntry later(LogEntry entry) {
    if (entry instanceof LogEntry.OfRun one) {
      Run run = one.run();
      Run later =
          new Run(
              run.id(),
              run.stream(),
              run.ruleset(),
              run.source(),
              run.revision(),
              run.observedAt(),
              run.recordedAt().plusSeconds(1));
      return new LogEntry.OfRun(later, one.assessment(), one.told());
    }
    return entry;
  }

  private Break only() {
    assertThat(verify().breaks()).hasSize(1);
    return verify().breaks().get(0);
  }

  private Checkpoint checkpoint() {
    try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
      return history.log().checkpoint();
    }
  }

  private Verification verify() {
    return verify(List.of());
  }

  private Verification verify(List<Checkpoint> against) {
    try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
      return history.verify(against, (done, of) -> {});
    }
  }
}
