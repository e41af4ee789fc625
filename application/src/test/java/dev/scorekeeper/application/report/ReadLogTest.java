package dev.scorekeeper.application.report;

import static dev.scorekeeper.application.backfill.Project.REGISTRY;
import static dev.scorekeeper.application.backfill.Project.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.application.Changes;
import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.backfill.Project;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadLogTest {
  private static final StreamId STREAM = new StreamId("shop", "default");

  private final Project project = Project.untracked();

  private StreamLog log(int limit) {
    StreamLog log =
        new ReadLog(project.open(), project.streams(), project.clock()).run(Range.ALL, limit, true);
    assertThat(project.leftOpen()).isZero();
    return log;
  }

  @Test
  void hasTheRunsTheNewestFirstWithWhatChangedInEach() {
    RecordedRun first = project.record(1, SomeFacts.none().planned("cart").assessed());
    RecordedRun same = project.record(2, SomeFacts.none().planned("cart").assessed());
    RecordedRun last = project.record(3, SomeFacts.none().implemented("cart", 1, 2).assessed());

    StreamLog log = log(9);

    assertThat(log.stream()).isEqualTo(STREAM);
    assertThat(log.runs()).containsExactly(last, same, first);
    assertThat(Changes.texts(log.changesOf(last)))
        .containsExactly("delivered cart: planned → implemented 1/2");
    assertThat(log.changesOf(same)).isEmpty();
    assertThat(Changes.texts(log.changesOf(first)))
        .containsExactly("found cart: nothing → planned");
  }

  @Test
  void endsWhereItIsLimitedAndStillTellsWhatChangedInTheOldest() {
    project.record(1, SomeFacts.none().planned("cart").assessed());
    RecordedRun second = project.record(2, SomeFacts.none().assessed());
    RecordedRun third = project.record(3, SomeFacts.none().planned("till").assessed());

    StreamLog log = log(2);

    assertThat(log.runs()).containsExactly(third, second);
    assertThat(Changes.texts(log.changesOf(second)))
        .containsExactly("dropped cart: planned → nothing");
  }

  @Test
  void hasUnreadableRunsAndDraftsToo() {
    project.workspace().write(REGISTRY, "cart");
    project.validate(1);
    project.workspace().write(REGISTRY, "!");
    RecordedRun unreadable = project.validate(2);
    RecordedRun draft =
        project
            .histories()
            .history()
            .log()
            .record(
                ARun.number(3).on(STREAM).from(Source.DRAFT).run(),
                SomeFacts.none().planned("till").assessed());

    StreamLog log = log(2);

    assertThat(log.runs()).containsExactly(draft, unreadable);
    assertThat(unreadable.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(log.changesOf(unreadable)).noneMatch(Change.OfDomain.class::isInstance);
    assertThat(log.changesOf(draft)).isEmpty();
  }

  @Test
  void whereTheStreamHasNoRunThatIsSaid() {
    project.validate(1);
    project.chooseBranch("next");

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> log(9))
        .withMessageContaining("no run of shop on next is recorded; there are runs of " + STREAM);
    assertThat(project.leftOpen()).isZero();
  }

  @Test
  void looksForThoseOfATimeAmongAllThatAreNewer() {
    for (int hour = 1; hour < 40; hour++) {
      project.record(hour, SomeFacts.none().implemented("cart", hour, 2).assessed());
    }
    Range range =
        new Range(
            Optional.of(new Reference.At(ARun.time(3))),
            Optional.of(new Reference.At(ARun.time(6))));

    StreamLog log =
        new ReadLog(project.open(), project.streams(), project.clock()).run(range, 3, true);

    assertThat(log.runs())
        .extracting(run -> run.at())
        .containsExactly(ARun.time(6), ARun.time(5), ARun.time(4));
  }

  @Test
  void readsCommitsFirstUnlessThatIsNotWanted() {
    Project tracked = Project.of(Past.NONE.commit("plan", plan("cart")));
    ReadLog log = new ReadLog(tracked.open(), tracked.streams(), tracked.clock());

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> log.run(Range.ALL, 9, false));
    assertThat(log.run(Range.ALL, 9, true).runs()).hasSize(1);
  }
}
