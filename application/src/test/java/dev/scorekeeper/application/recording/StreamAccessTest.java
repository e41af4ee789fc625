package dev.scorekeeper.application.recording;

import static dev.scorekeeper.application.backfill.Project.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.application.backfill.Project;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamAccessTest {
  private static final StreamId OTHER = new StreamId("other", "main");
  private static final StreamId NEXT = new StreamId("other", "next");

  private final Project project = Project.untracked();

  private void recordIn(StreamId stream, int number) {
    project
        .histories()
        .history()
        .log()
        .record(ARun.number(number).on(stream).run(), SomeFacts.none().assessed());
  }

  private StreamId recorded() {
    try (RecordedStream stream = project.streams().begin(RecordedStream::stream).recorded()) {
      assertThat(project.leftOpen()).isEqualTo(1);
      return stream.id();
    } finally {
      assertThat(project.leftOpen()).isZero();
    }
  }

  @Test
  void whereNothingNamesAStreamTheOnlyOneIsShownWithAWordAboutIt() {
    recordIn(OTHER, 1);

    assertThat(recorded()).isEqualTo(OTHER);
    assertThat(project.notices())
        .containsExactly("showing other on main; this history has nothing else");
  }

  @Test
  void theStreamOfTheWorkspaceNeedsNoWord() {
    project.validate(1);

    assertThat(recorded()).isEqualTo(new StreamId("shop", "default"));
    assertThat(project.notices()).isEmpty();
  }

  @Test
  void ofSeveralOthersNoneIsShown() {
    recordIn(OTHER, 1);
    recordIn(NEXT, 2);

    assertThat(recorded()).isEqualTo(new StreamId("shop", "default"));
    assertThat(project.notices()).isEmpty();
  }

  @Test
  void aStreamThatIsNamedIsTheOneThatIsMeant() {
    recordIn(OTHER, 1);

    project.settings("project named");
    assertThat(recorded()).isEqualTo(new StreamId("named", "default"));
    project.settings("");
    project.chooseBranch("next");
    assertThat(recorded()).isEqualTo(new StreamId("shop", "next"));
    assertThat(project.notices()).isEmpty();
  }

  @Test
  void whereThereIsNoHistoryThatIsSaid() {
    StreamAccess streams = project.streams();

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> streams.begin(RecordedStream::stream).recorded())
        .withMessage("there is no history at history.db; record a run with scorekeeper validate");
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> streams.begin().withPast(true))
        .withMessageStartingWith("there is no history at history.db");
    assertThat(streams.begin().historyWithPast(true)).isEmpty();
  }

  @Test
  void aHistoryThatCannotBeReadSaysWhy() {
    project.histories().failWith(new HistoryException("it is damaged"));

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> project.streams().begin(RecordedStream::stream).recorded())
        .withMessage("it is damaged");
  }

  @Test
  void theStreamWithItsPastHasWhatTheCommitsSay() {
    Project tracked = Project.of(Past.NONE.commit("plan", plan("cart")));

    try (RecordedStream stream = tracked.streams().begin().withPast(true)) {
      assertThat(stream.id()).isEqualTo(new StreamId("shop", "main"));
      assertThat(stream.stream().knowsCommits()).isTrue();
    }
    assertThat(tracked.leftOpen()).isZero();
  }

  @Test
  void commitsAreNotReadWhereThatIsNotWanted() {
    Project tracked = Project.of(Past.NONE.commit("plan", plan("cart")));

    assertThat(tracked.streams().begin().historyWithPast(false)).isEmpty();
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> tracked.streams().begin(RecordedStream::stream).recorded());
    tracked.settings("backfill false");
    assertThat(tracked.streams().begin().historyWithPast(true)).isEmpty();
    assertThat(tracked.histories().exists()).isFalse();
  }

  @Test
  void aStreamWithoutRunsSaysWhichThereAre() {
    recordIn(OTHER, 1);
    recordIn(NEXT, 2);

    try (RecordedStream stream = project.streams().begin(RecordedStream::stream).recorded()) {
      assertThat(stream.empty())
          .hasMessage(
              "no run of shop on default is recorded; there are runs of other on main, other on"
                  + " next: choose with --project and --branch; if other is what this"
                  + " project was called before, run scorekeeper history rename --from-project other FROM"
                  + " default, or write that name as \"project\" into scorekeeper.json (scorekeeper history"
                  + " streams lists them all)");
    }
  }

  @Test
  void aStreamOfAHistoryWithoutRunsSaysNoMore() {
    project.histories().history();
    project.choose(Optional.of("other"), Optional.empty());

    try (RecordedStream stream = project.streams().begin(RecordedStream::stream).recorded()) {
      assertThat(stream.empty()).hasMessage("no run of other on default is recorded");
    }
  }
}
