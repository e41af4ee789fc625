package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.audit.AuditRequest;
import dev.scorekeeper.application.audit.AuditResult.Outcome;
import dev.scorekeeper.application.authoring.AddRequest;
import dev.scorekeeper.application.authoring.Init;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.testkit.catalog.InMemoryPluginFolders;
import dev.scorekeeper.testkit.commit.InMemoryRepository;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
  private static final Instant NOW = Instant.parse("2026-01-06T12:00:00Z");

  @TempDir private Path folder;

  private Path workspace() throws IOException {
    Path workspace = Files.createDirectories(folder.resolve("shop"));
    Files.writeString(
        workspace.resolve("orchestration-domains.json"), "{\"domains\": [{\"id\": \"cart\"}]}");
    return workspace;
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void keepsTheHistoryInTheWorkspace() throws IOException {
    Setup setup = Setup.of(workspace(), Map.of());

    setup.open().validate();

    assertThat(setup.histories().place())
        .isEqualTo(folder.resolve("shop/.scorekeeper/history.db").toString());
    assertThat(folder.resolve("shop/.scorekeeper/history.db")).exists();
  }

  @Test
  void keepsTheHistoryWhereTheEnvironmentSays() throws IOException {
    Path elsewhere = folder.resolve("elsewhere/runs.db");
    Setup setup = Setup.of(workspace(), Map.of(Setup.HISTORY_VARIABLE, elsewhere.toString()));

    setup.open().validate();

    assertThat(Setup.HISTORY_VARIABLE).isEqualTo("SCOREKEEPER_HISTORY");
    assertThat(setup.histories().place()).isEqualTo(elsewhere.toString());
    assertThat(elsewhere).exists();
    assertThat(folder.resolve("shop/.scorekeeper")).doesNotExist();
  }

  /** Another project's history, outside of the workspace. */
  private Path others() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("orchestration-domains.json"), "{\"domains\": []}");
    Setup.of(other, Map.of()).open().validate();
    return other.resolve(".scorekeeper");
  }

  private static void assertRefused(Setup setup) {
    Scorekeeper scorekeeper = setup.open();
    Validation validation = scorekeeper.validate();
    assertThat(validation.conclusion()).isEqualTo(Validation.Conclusion.UNREADABLE);
    assertThat(validation.failure().orElseThrow()).contains("is a link that leads out");
    for (Runnable reading :
        List.<Runnable>of(
            scorekeeper::status,
            scorekeeper::verify,
            scorekeeper::rebuild,
            scorekeeper::checkpoint,
            () -> scorekeeper.log(1, true),
            () -> scorekeeper.query().run("SELECT 1", Map.of(), NoRows::new))) {
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(reading::run)
          .withMessageContaining("is a link that leads out of the workspace or nowhere");
    }
  }

  @Test
  void followsNoFolderOfTheHistoryOutOfTheWorkspace() throws IOException {
    Path others = others();
    byte[] before = Files.readAllBytes(others.resolve("history.db"));
    Files.createSymbolicLink(workspace().resolve(".scorekeeper"), others);

    assertRefused(Setup.of(workspace(), Map.of()));
    assertThat(others.resolve("history.db")).hasBinaryContent(before);
  }

  @Test
  void makesNoHistoryByALinkOutOfTheWorkspace() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createSymbolicLink(workspace().resolve(".scorekeeper"), outside);
    Setup setup = Setup.of(workspace(), Map.of());

    assertRefused(setup);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> setup.histories().writing(history -> history.log().checkpoint()))
        .withMessageContaining("is a link that leads out of the workspace or nowhere");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void followsNoFileOfTheHistoryOutOfTheWorkspace() throws IOException {
    Path others = others();
    byte[] before = Files.readAllBytes(others.resolve("history.db"));
    Path own = Files.createDirectories(workspace().resolve(".scorekeeper"));
    for (String name :
        List.of(
            "history.db",
            "history.db-journal",
            "history.db-wal",
            "history.db-shm",
            "history.db.schema-1.bak",
            "history.db.new-1",
            ".gitignore")) {
      Path link =
          Files.createSymbolicLink(
              own.resolve(name), Path.of("../../other/.scorekeeper/history.db"));
      assertRefused(Setup.of(workspace(), Map.of()));
      Files.delete(link);
      Files.createSymbolicLink(link, folder.resolve("nothing"));
      assertRefused(Setup.of(workspace(), Map.of()));
      Files.delete(link);
    }
    assertThat(others.resolve("history.db")).hasBinaryContent(before);
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  @Test
  void followsNoJournalOutOfTheWorkspaceThatLiesWhereALinkLeads() throws IOException {
    Path data = Files.createDirectories(workspace().resolve("data"));
    Files.copy(others().resolve("history.db"), data.resolve("runs.db"));
    Path own = Files.createDirectories(workspace().resolve(".scorekeeper"));
    Files.createSymbolicLink(own.resolve("history.db"), Path.of("../data/runs.db"));
    Files.createSymbolicLink(data.resolve("runs.db-journal"), folder.resolve("nothing"));

    assertRefused(Setup.of(workspace(), Map.of()));
  }

  @Test
  void followsLinksOfTheHistoryThatStayInTheWorkspace() throws IOException {
    Path data = Files.createDirectories(workspace().resolve("data"));
    Files.createSymbolicLink(workspace().resolve(".scorekeeper"), Path.of("data"));
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), workspace());

    Setup.of(alias, Map.of()).open().validate();

    assertThat(data.resolve("history.db")).exists();
    assertThat(Setup.of(workspace(), Map.of()).open().checkpoint().entries()).isEqualTo(1);
  }

  @Test
  void followsLinksAnywhereToAHistoryThatSomebodyNames() throws IOException {
    Path others = others();
    Path link =
        Files.createSymbolicLink(workspace().resolve("runs.db"), others.resolve("history.db"));

    Setup.of(workspace(), Map.of()).history(link).open().validate();
    Setup.of(workspace(), Map.of(Setup.HISTORY_VARIABLE, link.toString())).open().validate();

    assertThat(
            Setup.of(workspace(), Map.of())
                .history(others.resolve("history.db"))
                .open()
                .checkpoint()
                .entries())
        .isEqualTo(3);
  }

  @Test
  void takesARelativePathOfTheEnvironmentFromWhereTheProgramRuns() throws IOException {
    assertThat(
            Setup.of(workspace(), Map.of(Setup.HISTORY_VARIABLE, "some/../runs.db"))
                .histories()
                .place())
        .isEqualTo(Path.of("runs.db").toAbsolutePath().toString());
  }

  @Test
  void takesAnEmptyVariableOfTheEnvironmentForNone() throws IOException {
    assertThat(Setup.of(workspace(), Map.of(Setup.HISTORY_VARIABLE, "")).histories().place())
        .isEqualTo(folder.resolve("shop/.scorekeeper/history.db").toString());
  }

  @Test
  void keepsTheHistoryWhereTheProgramSaysRatherThanTheEnvironment() throws IOException {
    Path chosen = folder.resolve("chosen.db");

    Setup.of(workspace(), Map.of(Setup.HISTORY_VARIABLE, folder.resolve("other.db").toString()))
        .history(chosen)
        .open()
        .validate();

    assertThat(chosen).exists();
    assertThat(folder.resolve("other.db")).doesNotExist();
  }

  @Test
  void recordsInTheStreamThatIsChosenOrThatTheBuildNames() throws IOException {
    Setup inCi =
        Setup.of(workspace(), Map.of("GITHUB_REF", "refs/heads/fix", "GITHUB_REF_NAME", "fix"));

    assertThat(inCi.open().validate().run().stream()).isEqualTo(new StreamId("shop", "fix"));
    assertThat(inCi.stream(Optional.of("acme"), Optional.empty()).open().validate().run().stream())
        .isEqualTo(new StreamId("acme", "fix"));
    assertThat(
            inCi.stream(Optional.of("acme"), Optional.of("next")).open().validate().run().stream())
        .isEqualTo(new StreamId("acme", "next"));
  }

  @Test
  void takesTheTimeAndTheIdentitiesThatItIsGiven() throws IOException {
    Path workspace = workspace();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    Validation one =
        Setup.of(workspace, Map.of())
            .history(folder.resolve("one.db"))
            .ticking(clock, new Random(7))
            .open()
            .validate();
    Validation two =
        Setup.of(workspace, Map.of())
            .history(folder.resolve("two.db"))
            .ticking(clock, new Random(7))
            .open()
            .validate();

    assertThat(one.run()).isEqualTo(two.run());
    assertThat(one.run().recordedAt()).isEqualTo(NOW);
    assertThat(Setup.of(workspace, Map.of()).open().validate().run().id())
        .isNotEqualTo(one.run().id());
  }

  @Test
  void readsAndOpensNothingUntilItIsAsked() {
    Path missing = folder.resolve("missing");

    Setup.of(missing, Map.of()).open();

    assertThat(missing).doesNotExist();
  }

  @Test
  void touchesNoDiskInMemory() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    List<Path> before = names(here);
    InMemoryWorkspace workspace =
        new InMemoryWorkspace(
            folder.resolve("shop").toString(),
            WorkspaceFiles.NONE
                .file("orchestration-domains.json", "{\"domains\": [{\"id\": \"cart\"}]}")
                .file(
                    "packages/shop/json-sequences/open.json",
                    "{\"id\": \"open\", \"movements\": [{\"beats\": 2}]}"));
    InMemoryHistoryStore histories = new InMemoryHistoryStore();
    Scorekeeper scorekeeper =
        new Setup(
                workspace,
                new InMemoryPluginFolders(workspace),
                InMemoryRepository.none(),
                false,
                histories,
                new StreamChoice(Optional.of("shop"), Optional.empty(), Map.of()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(7),
                Listener.NONE)
            .open();

    assertThat(scorekeeper.validate().tally()).contains(new Tally(0, 1, 0, 0));
    assertThat(scorekeeper.audit(AuditRequest.WRITE).outcome()).isEqualTo(Outcome.WRITTEN);
    scorekeeper.add(AddRequest.planned("till"));
    scorekeeper.init(new Init.Request(Optional.of("shop"), false, false));
    assertThat(scorekeeper.validate().tally()).contains(new Tally(0, 2, 0, 0));
    assertThat(scorekeeper.trend(Trend.By.RUN).points()).isNotEmpty();
    assertThat(scorekeeper.log(5, true).runs()).hasSize(2);
    assertThat(scorekeeper.verify().intact()).isTrue();
    assertThat(scorekeeper.exportTo(new ByteArrayOutputStream()).entries()).isEqualTo(2);

    assertThat(workspace.text("scorekeeper.json")).isPresent();
    assertThat(histories.open()).isZero();
    assertThat(files(folder)).isEmpty();
    assertThat(names(here)).isEqualTo(before);
  }

  private static List<Path> names(Path directory) throws IOException {
    try (Stream<Path> names = Files.list(directory)) {
      return names.sorted().toList();
    }
  }
}
