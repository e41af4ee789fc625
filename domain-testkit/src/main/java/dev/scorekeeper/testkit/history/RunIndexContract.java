package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import org.junit.jupiter.api.Test;

/** What every {@link RunIndex} must do. */
abstract class RunIndexContract extends HistoryFixture {
  @Test
  void theTimeOfARevisionIsThatOfARunOfItsProjectThatWasNoDraft() {
    record(number(1).of(REVISION).from(Source.DRAFT), PLANNED);
    record(number(2).of(REVISION).on(ELSEWHERE), PLANNED);
    assertThat(history.runs().observedAt(ELSEWHERE.project(), REVISION)).hasValue(time(2));
    assertThat(history.runs().observedAt(MAIN.project(), REVISION)).isEmpty();

    record(number(3).of(REVISION).on(PULL_REQUEST), PLANNED);
    assertThat(history.runs().observedAt(MAIN.project(), REVISION)).hasValue(time(3));
    assertThat(history.runs().observedAt(MAIN.project(), REVISION.substring(0, 8))).isEmpty();
  }

  @Test
  void aRunIsFoundByItsPosition() {
    record(number(4), PLANNED);
    RecordedRun draft = record(number(2).from(Source.DRAFT), IMPLEMENTED);
    reopen();

    assertThat(history.runs().byPosition(2)).hasValue(draft);
    assertThat(history.runs().byPosition(3)).isEmpty();
  }

  @Test
  void runsAreFoundByHowTheirIdentityBegins() {
    RecordedRun first = record(named("abcd00"), PLANNED);
    RecordedRun second = record(named("abce00"), UNREADABLE);
    RecordedRun draft = record(named("ab0000").from(Source.DRAFT).on(ELSEWHERE), PLANNED);
    reopen();

    assertThat(history.runs().byIdPrefix(first.run().id().hex(), 9)).containsExactly(first);
    assertThat(history.runs().byIdPrefix("abcd", 9)).containsExactly(first);
    assertThat(history.runs().byIdPrefix("abc", 9)).containsExactly(first, second);
    assertThat(history.runs().byIdPrefix("ab", 9)).containsExactly(draft, first, second);
    assertThat(history.runs().byIdPrefix("ab", 2)).containsExactly(draft, first);
    assertThat(history.runs().byIdPrefix("abcf", 9)).isEmpty();
  }

  private static ARun named(String prefix) {
    return number(1).called(prefix + "0".repeat(32 - prefix.length()));
  }

  @Test
  void runsOfARevisionAreFoundByHowItBeginsTheLastRecordedFirst() {
    String next = "9fceb02d0ae598e95dc970b74767f19372d61af9";
    RecordedRun first = record(number(2).of(REVISION), PLANNED);
    RecordedRun draft = record(number(1).of(REVISION).from(Source.DRAFT), IMPLEMENTED);
    RecordedRun after = record(number(3).of(next).on(PULL_REQUEST), IMPLEMENTED);
    record(number(4).of(REVISION).on(ELSEWHERE), PLANNED);
    RecordedRun odd = record(number(5).of("r1234"), PLANNED);
    record(number(6), PLANNED);
    reopen();
    String project = MAIN.project();

    assertThat(history.runs().byRevisionPrefix(project, REVISION, 9)).containsExactly(draft, first);
    assertThat(history.runs().byRevisionPrefix(project, "9fceb02d0", 9))
        .containsExactly(after, draft, first);
    assertThat(history.runs().byRevisionPrefix(project, "9fc", 9))
        .containsExactly(after, draft, first);
    assertThat(history.runs().byRevisionPrefix(project, "9f", 1)).containsExactly(after);
    assertThat(history.runs().byRevisionPrefix(project, "r1", 9)).containsExactly(odd);
    assertThat(history.runs().byRevisionPrefix(project, "9fd", 9)).isEmpty();
    assertThat(history.runs().byRevisionPrefix("another project", REVISION, 9)).isEmpty();
  }

  @Test
  void theFactsOfARunAreThoseThatWereRecorded() {
    RunId first = record(number(1), PLANNED).run().id();
    RunId draft = record(number(2).from(Source.DRAFT), IMPLEMENTED).run().id();
    RunId unreadable = record(number(3), UNREADABLE).run().id();
    reopen();

    assertThat(history.runs().facts(first)).hasValue(PLANNED);
    assertThat(history.runs().facts(draft)).hasValue(IMPLEMENTED);
    assertThat(history.runs().facts(unreadable)).hasValue(UNREADABLE);
    assertThat(history.runs().facts(number(9).run().id())).isEmpty();
  }
}
