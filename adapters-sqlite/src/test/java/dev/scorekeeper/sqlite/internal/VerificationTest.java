package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.history.Verification.Break;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.sql.Inside;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
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
    assertThat(verification.now().map(Checkpoint::entries)).hasValue(15L);
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
    Forge.change(file, "UPDATE stored_name SET speaks_in = 1 WHERE stream = 1");

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
      Digest link;
      try {
        link = Inside.linkOfTheFirst(database);
      } catch (RuntimeException e) {
        // Nobody can chain it.
        return;
      }
      Forge.change(
          file,
          "UPDATE stored_run SET chain = x'%s'".formatted(link.hex()),
          "DELETE FROM stored_span");
    }
  }

  @Test
  void keepsTheFirstBreaksByRunAndCountsAll() throws SQLException {
    Forge.change(
        file,
        "UPDATE stored_run SET recorded_at = recorded_at + 1",
        "UPDATE stored_assessment SET errors = errors + 1",
        "UPDATE stored_assessment SET warnings = warnings + 1");

    Verification verification = verify();

    assertThat(verification.broken()).isEqualTo(12 + 9 + 9);
    assertThat(verification.breaks()).hasSize(20);
    assertThat(verification.breaks())
        .isSortedAccordingTo(Comparator.comparingLong(one -> one.run().orElseThrow()));
  }

  @Test
  void aCheckpointOfEveryLengthIsABeginning() {
    List<Checkpoint> kept = new ArrayList<>();
    file = NewHistory.in(folder);
    for (int i = 0; i < 5; i++) {
      kept.add(checkpoint());
      try (StoredHistory history = StoredHistory.openForWriting(file)) {
        history.log().record(ARun.number(i).run(), SomeFacts.none().planned("a" + i).assessed());
      }
    }

    assertThat(verify(kept).intact()).isTrue();
  }

  @Test
  void onlyACheckpointTellsThatTheEndWasCutOff() throws SQLException {
    file = NewHistory.in(folder);
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      for (int i = 1; i < 4; i++) {
        history.log().record(ARun.number(i).run(), SomeFacts.none().planned("a").assessed());
      }
    }
    Checkpoint kept = checkpoint();
    Forge.change(
        file, "DELETE FROM stored_run WHERE seq = 3", "DELETE FROM stored_place WHERE run = 3");

    assertThat(verify().intact()).isTrue();
    assertThat(verify(List.of(kept)).breaks())
        .singleElement()
        .isEqualTo(
            new Break(
                OptionalLong.of(3),
                "checkpoint of 3 entries",
                "number of entries",
                Optional.of("2"),
                Optional.of("3 or more")));
  }

  @Test
  void onlyACheckpointTellsThatAllWasMadeAnew() throws SQLException {
    Checkpoint kept = checkpoint();
    restamp();

    assertThat(verify().intact()).isTrue();
    assertThat(verify(List.of(kept)).breaks())
        .singleElement()
        .satisfies(one -> assertThat(one.what()).isEqualTo("chain at entry 15"));
  }

  @Test
  void aCheckpointOfAnotherHistoryIsNone() {
    Checkpoint other =
        new Checkpoint("0".repeat(32), 0, Digest.builder().add(new byte[16]).digest());

    assertThat(verify(List.of(other)).breaks())
        .singleElement()
        .satisfies(one -> assertThat(one.what()).isEqualTo("origin"));
  }

  @Test
  void showsItsProgress() {
    List<Integer> shown = new ArrayList<>();
    try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
      history.verify(
          List.of(),
          (done, of) -> {
            shown.add(done);
            assertThat(of).isEqualTo(12 + 9 + 12);
          });
    }

    assertThat(shown).isSorted().hasSizeGreaterThan(29).allMatch(done -> done <= 33);
  }

  @Test
  void changesNothingInTheFileAndLeavesNothingBesideIt() throws IOException {
    byte[] before = Files.readAllBytes(file);

    verify();

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void worksOnAReadOnlyFileInAReadOnlyFolder() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "nothing is read-only for root");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assertThat(verify(List.of(checkpoint())).intact()).isTrue();
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void knowsAllMigrations() throws IOException {
    URI location =
        URI.create(
            Objects.requireNonNull(
                    VerificationTest.class.getClassLoader().getResource(Migrations.LOCATION))
                .toString());
    try (Stream<Path> files = Files.list(Path.of(location))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(SchemaVerifier.SCRIPTS);
    }
  }

  /** Says of every run that it was recorded a second later, and chains them all anew. */
  private void restamp() throws SQLException {
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
                .formatted(table(entry), link, forgings.size() + 1));
      }
      forgings.add("UPDATE stored_run SET recorded_at = recorded_at + 1000");
      Forge.change(file, forgings.toArray(String[]::new));
    }
  }

  private static String table(LogEntry entry) {
    if (entry instanceof LogEntry.OfCommits) {
      return "stored_line";
    }
    if (entry instanceof LogEntry.OfTip) {
      return "stored_tip";
    }
    return entry instanceof LogEntry.OfRenaming ? "stored_stream_renaming" : "stored_run";
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
