package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.audit.AuditRequest;
import dev.scorekeeper.application.audit.AuditResult.Outcome;
import dev.scorekeeper.application.authoring.AddRequest;
import dev.scorekeeper.application.authoring.Addition;
import dev.scorekeeper.application.authoring.Init;
import dev.scorekeeper.application.backfill.Backfill;
import dev.scorekeeper.application.backfill.CommitFilter;
import dev.scorekeeper.application.compare.Comparison;
import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.history.Rename;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.application.report.Subject;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.Validation.Conclusion;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.workspace.UnreadableException;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a scorekeeper does, once, over real files. */
class ScorekeeperTest {
  private static final String SEQUENCE =
      "packages/ographx/.ographx/sequences/cag-agent-workflow.json";
  private static final String CATALOG =
      "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json";
  private static final Instant NOW = Instant.parse("2026-01-06T12:00:00Z");

  @TempDir private Path folder;
  private Path workspace = Path.of("");
  private final RandomGenerator random = new Random(7);

  @BeforeEach
  void copyTheExample() throws IOException {
    workspace =
        ProjectCheckout.copy(
            ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx"));
  }

  /** At noon of the day, and so many minutes later. */
  private Scorekeeper after(int minutes) {
    Clock clock = Clock.fixed(NOW.plusSeconds(60L * minutes), ZoneOffset.UTC);
    return Setup.of(workspace, Map.of()).ticking(clock, random).open();
  }

  /** Two commits; the second takes a sequence away that the first has. */
  private void commitTwice() throws IOException, InterruptedException {
    Files.writeString(workspace.resolve(".gitignore"), ".scorekeeper\n");
    GitProgram git = GitProgram.init(workspace);
    git.commit("begin");
    Files.delete(workspace.resolve(SEQUENCE));
    git.commit("lose");
  }

  @Test
  void whatMakesNoSenseIsAnExceptionAndNoAnswer() {
    Scorekeeper scorekeeper = after(0);
    scorekeeper.validate();

    for (int limit : new int[] {0, -1}) {
      String told = "the limit must be at least 1, not " + limit;
      assertRefused(told, () -> scorekeeper.log(limit, false));
      assertRefused(told, () -> scorekeeper.trend(Range.ALL, Trend.By.RUN, limit, false));
      assertRefused(told, () -> scorekeeper.catalogTrend(Range.ALL, Trend.By.RUN, limit, false));
      assertRefused(told, () -> scorekeeper.backfill(Range.ALL, limit, true));
    }
    assertRefused("ends before it begins", () -> new CommitFilter(NOW, NOW.minusSeconds(1), 1));
    assertRefused(
        "ends before it begins", () -> scorekeeper.status(Range.of("2026-01-31..2026-01-01")));
  }

  @Test
  void aFolderThatIsNotThereIsNoWorkspace() throws IOException {
    Path gone = folder.resolve("gone");
    Path file = Files.writeString(folder.resolve("plan.json"), "{}");

    assertThatThrownBy(() -> Scorekeeper.at(gone).validate())
        .isInstanceOf(UnreadableException.class)
        .hasMessage("there is no folder " + gone);
    assertThatThrownBy(() -> Scorekeeper.at(file).status())
        .isInstanceOf(UnreadableException.class)
        .hasMessage(file + " is a file; a workspace is the folder that holds the registry");
    assertThat(gone).doesNotExist();
  }

  private static void assertRefused(String why, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessageContaining(why);
  }

  @Test
  void keepsThePastOfABranchThatIsRenamed() throws Exception {
    commitTwice();
    after(0).backfill();
    String branch = after(0).streams().get(0).stream().branch();

    List<Rename.Renamed> renamed =
        after(1)
            .rename(
                new Rename.Request(
                    Optional.empty(), Optional.of(branch), Optional.of("renamed-since")));

    assertThat(renamed).singleElement().satisfies(one -> assertThat(one.runs()).isEqualTo(2));
    assertThat(after(2).streams())
        .singleElement()
        .satisfies(
            stream -> {
              assertThat(stream.stream().branch()).isEqualTo("renamed-since");
              assertThat(stream.formerly()).hasSize(1);
              assertThat(stream.runs()).isEqualTo(2);
            });
    assertThat(after(3).verify().intact()).isTrue();
  }

  @Test
  void validatesAndRecords() {
    Validation validation = after(0).validate();

    assertThat(validation.tally()).contains(new Tally(2, 14, 0, 0));
    assertThat(validation.conclusion()).isEqualTo(Conclusion.PASSED);
    assertThat(validation.recorded()).isTrue();
    assertThat(validation.run().recordedAt()).isEqualTo(NOW);
    assertThat(workspace.resolve(".scorekeeper/history.db")).exists();
    assertThat(
            after(1)
                .validate(ValidationRequest.USUAL.unrecorded())
                .before()
                .orElseThrow()
                .last()
                .run())
        .isEqualTo(validation.run());
  }

  @Test
  void saysWhereTheStreamStands() throws IOException {
    after(0).validate();
    Files.delete(workspace.resolve(SEQUENCE));

    assertThat(after(1).status().filesMovedOn()).isTrue();
    assertThat(after(1).status().ledger()).isEmpty();
    after(2).validate();
    assertThat(after(3).status().filesMovedOn()).isFalse();
    assertThat(after(3).status(NOW).ledger().orElseThrow().ledger().count(Event.BROKE)).isOne();
  }

  @Test
  void tellsTheTrendAndTheLog() throws IOException {
    after(0).validate();
    Files.delete(workspace.resolve(SEQUENCE));
    after(1).validate();

    assertThat(after(2).trend(Trend.By.RUN).points())
        .extracting(point -> point.tally().orElseThrow())
        .containsExactly(new Tally(2, 14, 0, 0), new Tally(1, 14, 1, 0));
    assertThat(after(2).trend(NOW.plusSeconds(1), Trend.By.RUN, false).points()).hasSize(1);
    assertThat(after(2).catalogTrend(Instant.EPOCH, Trend.By.RUN, false).points()).hasSize(2);
    assertThat(after(2).log(5, false).runs()).hasSize(2);
    assertThat(after(2).log(1, false).runs())
        .extracting(recorded -> recorded.position())
        .containsExactly(2L);
  }

  @Test
  void showsADomainAndARun() {
    Validation validation = after(0).validate();

    assertThat(after(1).show("cag-orchestration", false)).isInstanceOf(Subject.OfDomain.class);
    assertThat(after(1).show(validation.run().id().hex(), false))
        .isInstanceOfSatisfying(
            Subject.OfRun.class,
            subject -> assertThat(subject.run().recorded().run()).isEqualTo(validation.run()));
  }

  @Test
  void readsCommitsAndComparesThem() throws Exception {
    commitTwice();

    Backfill.Result dry = after(0).backfill(CommitFilter.ALL, true);
    Backfill.Result result = after(0).backfill();
    Comparison comparison = after(1).compare("HEAD~1", "HEAD");

    assertThat(dry.report().recorded()).hasSize(2);
    assertThat(result.stream()).isEqualTo(new StreamId("example.org/acme/renderx", "main"));
    assertThat(result.report().recorded()).hasSize(2);
    assertThat(after(1).backfill().report().recorded()).isEmpty();
    assertThat(comparison.difference().ledger().count(Event.BROKE)).isOne();
    assertThat(after(1).trend(Trend.By.WEEK).points()).hasSize(1);
  }

  @Test
  void failsOnWhatGotWorseThanACommit() throws Exception {
    commitTwice();

    Validation gate = after(0).gate(FailOn.REGRESSION, "HEAD~1");

    assertThat(gate.conclusion()).isEqualTo(Conclusion.FAILED);
    assertThat(gate.recorded()).isFalse();
    assertThat(gate.gate().orElseThrow().regressions())
        .extracting("domain")
        .containsExactly("cag-orchestration");
    assertThat(after(0).gate(FailOn.REGRESSION, "HEAD").conclusion()).isEqualTo(Conclusion.PASSED);
    assertThat(workspace.resolve(".scorekeeper")).doesNotExist();
  }

  @Test
  void readsCommitsOfAnotherRepositoryByTheSettingsInThem() throws Exception {
    Files.writeString(workspace.resolve("scorekeeper.json"), "{\"project\": \"theirs\"}");
    commitTwice();
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("scorekeeper.json"), "{\"project\": \"mine\"}");

    Backfill.Result result = Setup.of(mine, Map.of()).commitsOf(workspace, "").open().backfill();

    assertThat(result.stream()).isEqualTo(new StreamId("theirs", "main"));
    assertThat(mine.resolve(".scorekeeper/history.db")).exists();
    assertThat(workspace.resolve(".scorekeeper")).doesNotExist();
  }

  @Test
  void auditsThePluginFolders() throws IOException {
    byte[] before = Files.readAllBytes(workspace.resolve(CATALOG));

    assertThat(after(0).audit(AuditRequest.CHECK).outcome()).isEqualTo(Outcome.FRESH);
    assertThat(after(0).audit(AuditRequest.WRITE).outcome()).isEqualTo(Outcome.UNCHANGED);
    Files.delete(workspace.resolve(CATALOG));
    assertThat(after(0).audit(AuditRequest.WRITE).outcome()).isEqualTo(Outcome.WRITTEN);
    assertThat(workspace.resolve(CATALOG)).hasBinaryContent(before);
  }

  @Test
  void addsADomain() {
    Addition addition = after(0).add(AddRequest.planned("search"));

    assertThat(addition.domain()).isPresent();
    assertThat(after(1).validate().tally()).contains(new Tally(2, 15, 0, 0));
    assertThatThrownBy(() -> after(2).add(AddRequest.planned("search")))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void writesSettings() throws IOException {
    Init.Result result =
        after(0).init(new Init.Request(Optional.of("github.com/acme/shop"), false, false));

    assertThat(workspace.resolve("scorekeeper.json")).hasContent(result.text());
    assertThat(after(1).validate().run().stream().project()).isEqualTo("github.com/acme/shop");
    assertThat(Files.readString(workspace.resolve("scorekeeper.json"))).contains("acme/shop");
  }

  @Test
  void answersQuestions() {
    after(0).validate();
    List<String> rows = new ArrayList<>();

    Query query = after(1).query();
    query.run(query.statement("planned"), Map.of(), () -> new Rows(rows));

    assertThat(rows).hasSize(16).startsWith("[domain_id, since, days]").endsWith("closed");
    assertThat(after(1).views()).extracting(View::name).contains("runs", "domains", "trend");
  }

  private record Rows(List<String> taken) implements Query.ClosableRows {
    @Override
    public void columns(List<String> names) {
      taken.add(names.toString());
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
      taken.add(values.toString());
    }

    @Override
    public void close() {
      taken.add("closed");
    }
  }

  @Test
  void looksAfterTheHistory() {
    after(0).validate();
    after(1).validate();

    assertThat(after(2).verify().intact()).isTrue();
    assertThat(after(2).verify(List.of(after(2).checkpoint())).intact()).isTrue();
    assertThat(after(2).checkpoint().entries()).isEqualTo(2);
    assertThat(after(2).rebuild().runs()).isEqualTo(2);
  }

  @Test
  void saysThatThereIsNoHistoryAndMakesNone() {
    Scorekeeper scorekeeper = after(0);

    for (Runnable question :
        List.<Runnable>of(
            scorekeeper::status,
            scorekeeper::verify,
            scorekeeper::rebuild,
            scorekeeper::checkpoint,
            () -> scorekeeper.trend(Trend.By.RUN),
            () -> scorekeeper.exportTo(folder.resolve("runs.jsonl")))) {
      assertThatThrownBy(question::run)
          .isInstanceOf(HistoryException.class)
          .hasMessageStartingWith("there is no history at " + workspace);
    }
    assertThat(workspace.resolve(".scorekeeper")).doesNotExist();
    assertThat(folder.resolve("runs.jsonl")).doesNotExist();
  }

  @Test
  void loadsAheadWhatItNeedsLater() {
    Scorekeeper.loadGit();

    assertThat(Scorekeeper.loadDatabase(false)).isTrue();
    assertThat(Scorekeeper.loadDatabase(true)).isTrue();
  }

  @Test
  void beginsWithNothingButAFolder() {
    assertThat(Scorekeeper.at(workspace).validate(ValidationRequest.USUAL.unrecorded()).tally())
        .contains(new Tally(2, 14, 0, 0));
  }
}
