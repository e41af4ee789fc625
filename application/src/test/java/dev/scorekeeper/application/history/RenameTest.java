package dev.scorekeeper.application.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.backfill.Project;
import dev.scorekeeper.application.recording.RecordedStream;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenameTest {
  private static final StreamId MAIN = new StreamId("shop", "main");
  private static final StreamId TRUNK = new StreamId("shop", "trunk");

  private final Project project = Project.untracked();
  private int runs;

  private void record(String name, String branch) {
    runs++;
    project
        .histories()
        .history()
        .log()
        .record(
            ARun.number(runs).on(new StreamId(name, branch)).run(), SomeFacts.none().assessed());
  }

  private List<Rename.Renamed> rename(String ofProject, String from, String to) {
    return new Rename(project.open(), project.histories(), project.clock())
        .run(new Rename.Request(some(ofProject), some(from), some(to)));
  }

  private static Optional<String> some(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  @Test
  void aBranchIsRenamedInTheWorkspacesProject() {
    record("shop", "main");
    record("shop", "main");
    record("till", "main");

    assertThat(rename("", "main", "trunk"))
        .containsExactly(
            new Rename.Renamed(new Renaming(MAIN, TRUNK, project.clock().instant()), 2));
    assertThat(project.histories().history().streams())
        .containsExactly(TRUNK, new StreamId("till", "main"));
    assertThat(project.leftOpen()).isZero();
  }

  @Test
  void aProjectIsRenamedWithAllOfItsStreams() {
    record("plan", "main");
    record("plan", "pull/7");
    record("till", "main");

    assertThat(rename("plan", "", ""))
        .extracting(renamed -> renamed.renaming().from(), renamed -> renamed.renaming().to())
        .containsExactly(
            tuple(new StreamId("plan", "main"), MAIN),
            tuple(new StreamId("plan", "pull/7"), new StreamId("shop", "pull/7")));
  }

  @Test
  void oneBranchOfAProjectCanBeRenamedWithItOrToAnother() {
    record("plan", "main");
    record("plan", "default");

    rename("plan", "main", "");
    rename("plan", "default", "trunk");

    assertThat(project.histories().history().streams()).containsExactly(MAIN, TRUNK);
  }

  @Test
  void theLatestCountsAlsoWhereTheClockIsBehind() {
    record("shop", "main");
    rename("", "main", "trunk");
    project.now(Instant.parse("2020-01-01T00:00:00Z"));
    rename("", "main", "next");

    assertThat(project.histories().history().streams())
        .containsExactly(new StreamId("shop", "next"));
  }

  @Test
  void whoeverAsksForTheOldNameIsAnsweredOfTheNewOneAndToldSo() {
    record("shop", "main");
    rename("", "main", "trunk");
    project.chooseBranch("main");

    try (RecordedStream recorded = project.streams().begin(RecordedStream::stream).recorded()) {
      assertThat(recorded.id()).isEqualTo(TRUNK);
      assertThat(recorded.stream().runs(9)).hasSize(1);
    }
    assertThat(project.notices())
        .containsExactly("shop on main was renamed; here it is shop on trunk");
  }

  private void assertThatItIsRefused(String message, String ofProject, String from, String to) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> rename(ofProject, from, to))
        .withMessageContaining(message);
  }

  @Test
  void whatMakesNoSenseIsRefusedAndNothingIsRecorded() {
    record("shop", "main");
    record("shop", "pull/7");
    rename("", "main", "trunk");
    long before = project.histories().history().log().checkpoint().entries();

    assertThatItIsRefused("names cannot go in a circle", "", "trunk", "main");
    assertThatItIsRefused("shop on main is called shop on trunk already", "", "main", "trunk");
    assertThatItIsRefused("pull requests, tags and detached heads", "", "pull/7", "trunk");
    assertThatItIsRefused("pull requests, tags and detached heads", "", "main", "tags/v1");
    assertThatItIsRefused("the branch's name is blank", "", "main", "\n");
    assertThatItIsRefused("the project is called shop already", "shop", "", "");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> rename("", "next", "trunk"))
        .withMessage(
            "no run of shop on next is recorded; there are runs of shop on pull/7, shop on"
                + " trunk (scorekeeper history streams lists them all)");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> rename("plan", "", ""))
        .withMessageStartingWith("no run of project plan is recorded; there are runs of shop on");

    assertThat(project.histories().history().log().checkpoint().entries()).isEqualTo(before);
    assertThat(project.leftOpen()).isZero();
  }

  @Test
  void whereThereIsNoHistoryNoneIsMade() {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> rename("", "main", "trunk"))
        .withMessageContaining("there is no history");
    assertThat(project.histories().exists()).isFalse();
  }
}
