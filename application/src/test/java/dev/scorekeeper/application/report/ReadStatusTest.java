package dev.scorekeeper.application.report;

import static dev.scorekeeper.application.backfill.Project.REGISTRY;
import static dev.scorekeeper.application.backfill.Project.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.application.Changes;
import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.backfill.Project;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.history.ARun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadStatusTest {
  private final Project project = Project.untracked();

  @BeforeEach
  void write() {
    project.workspace().write(REGISTRY, "cart plans/cart\ntill");
    project.workspace().write("plans/cart", "2 5");
  }

  private StreamStatus status(Optional<Instant> since) {
    OpenWorkspace opened = project.open();
    StreamStatus status =
        new ReadStatus(opened, project.streams(opened), project.clock())
            .run(since.map(Range::since));
    assertThat(project.leftOpen()).isZero();
    return status;
  }

  @Test
  void isWhatTheLastRunSaidAndWhenItWasLookedAt() {
    project.validate(1);
    RecordedRun last = project.validate(2);

    StreamStatus status = status(Optional.empty());

    assertThat(status.head().last()).isEqualTo(last);
    assertThat(status.clock()).isEqualTo(project.clock().instant());
    assertThat(status.ledger()).isEmpty();
  }

  @Test
  void theFilesStillSayTheSame() {
    project.validate(1);

    StreamStatus status = status(Optional.empty());

    assertThat(status.filesMovedOn()).isFalse();
    assertThat(status.changes()).isEmpty();
    assertThat(status.now()).isEqualTo(status.head().facts());
  }

  @Test
  void theFilesHaveMovedOnWhereTheySaySomethingElse() {
    project.validate(1);
    project.workspace().delete("plans/cart");

    StreamStatus status = status(Optional.empty());

    assertThat(status.filesMovedOn()).isTrue();
    assertThat(Changes.texts(status.changes()))
        .contains("broke cart: implemented 2/5 → broken missing");
    assertThat(status.head().last().tally().orElseThrow().implemented()).isEqualTo(1);
  }

  @Test
  void domainsAreInTheOrderOfTheRegistryAsItLiesAndWhatItLacksIsBehindThem() {
    project.workspace().write(REGISTRY, "till\ncart plans/cart\nbin\nart");
    project.validate(1);
    project.workspace().write(REGISTRY, "new\ntill\ncart plans/cart");

    StreamStatus status = status(Optional.empty());

    assertThat(ids(status.said())).containsExactly("till", "cart", "art", "bin");
    assertThat(status.head().facts().assessment()).isNotEqualTo(status.said());
    assertThat(Facts.of(status.said())).isEqualTo(status.head().facts());
  }

  @Test
  void findingsAreInTheOrderOfTheFilesAndWhatIsResolvedIsBehindThem() {
    project.workspace().write(REGISTRY, "zoo plans/zoo\nart plans/art\nbin plans/bin");
    project.validate(1);
    project.workspace().write(REGISTRY, "zoo plans/zoo\nbin plans/bin\nart");

    StreamStatus status = status(Optional.empty());

    assertThat(status.said().findings())
        .extracting(Finding::subject)
        .containsSubsequence("zoo", "bin", "art");
  }

  @Test
  void whereTheRegistryCannotBeReadNobodyKnowsItsOrder() {
    project.workspace().write(REGISTRY, "till\ncart plans/cart");
    project.validate(1);
    project.workspace().write(REGISTRY, "!");

    StreamStatus status = status(Optional.empty());

    assertThat(ids(status.said())).containsExactly("cart", "till");
  }

  @Test
  void findingsAreWhereTheFilesHaveThemNow() {
    project.workspace().write(REGISTRY, "cart plans/gone\ntill plans/lost");
    project.validate(1);
    project.workspace().write(REGISTRY, "new\n\ncart plans/gone");

    StreamStatus status = status(Optional.empty());

    assertThat(status.said().findings())
        .extracting(Finding::subject, Finding::at)
        .contains(tuple("till", Optional.empty()))
        .containsAll(
            status.files().findings().stream()
                .filter(finding -> finding.subject().equals("cart"))
                .map(finding -> tuple(finding.subject(), finding.at()))
                .toList());
    assertThat(status.files().findings())
        .anyMatch(finding -> finding.subject().equals("cart") && finding.at().isPresent());
  }

  private static List<String> ids(Assessment assessment) {
    return ((Assessment.Assessed) assessment).domains().stream().map(Domain::id).toList();
  }

  @Test
  void afterAnUnreadableRunItIsWhatTheLastReadableOneSaid() {
    project.validate(1);
    project.workspace().write(REGISTRY, "!");
    project.validate(2);

    StreamStatus status = status(Optional.empty());

    assertThat(status.head().facts().outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(status.head().state().outcome()).isEqualTo(Outcome.ASSESSED);
    assertThat(status.filesMovedOn()).isFalse();
    assertThat(status.changes()).isEmpty();
  }

  @Test
  void afterAnUnreadableRunWhatIsDifferentIsSoSinceTheLastReadableOne() {
    project.validate(1);
    project.workspace().write(REGISTRY, "!");
    project.validate(2);
    project.workspace().write(REGISTRY, "cart plans/cart");

    StreamStatus status = status(Optional.empty());

    assertThat(status.filesMovedOn()).isTrue();
    assertThat(Changes.texts(status.changes())).contains("dropped till: planned → nothing");
  }

  @Test
  void tellsWhatBecameOfThePlanSinceATimeWhereThatIsAsked() {
    project.validate(1);
    project.workspace().delete("plans/cart");
    project.validate(2);

    StreamLedger ledger = status(Optional.of(ARun.time(2))).ledger().orElseThrow();

    assertThat(ledger.from()).isEqualTo(ARun.time(2));
    assertThat(ledger.ledger().entries())
        .extracting(entry -> entry.domain())
        .containsExactly("cart");
  }

  @Test
  void leavesTheHistoryAsItIsThoughThereAreCommits() {
    Project tracked = Project.of(Past.NONE.commit("plan", plan("cart")));
    OpenWorkspace opened = tracked.open();
    ReadStatus status = new ReadStatus(opened, tracked.streams(opened), tracked.clock());

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> status.run(Optional.empty()))
        .withMessageStartingWith("there is no history");
    assertThat(tracked.histories().exists()).isFalse();
  }

  @Test
  void whereTheStreamHasNoRunThatIsSaid() {
    project.validate(1);
    project.chooseBranch("next");

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> status(Optional.empty()))
        .withMessageContaining("no run of " + new StreamId("shop", "next"));
    assertThat(project.leftOpen()).isZero();
  }
}
