package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What every {@link RunLog} must do. */
abstract class RunLogContract extends HistoryFixture {
  @Test
  void aRecordedRunComesBackWithItsResultInNumbers() {
    Run run = number(1).of(REVISION).from(Source.GIT).run();
    Facts facts =
        SomeFacts.none()
            .implemented("a", 2, 9)
            .implemented("b", 1, 1)
            .restating("c", 1, 3)
            .planned("d")
            .broken("e", Verdict.Reason.MISSING)
            .error("sequence-file-missing", "e", "no file")
            .warning("count-drift", "a", "3 declared")
            .warning("count-drift", "b", "2 declared")
            .assessed();

    RecordedRun recorded = history.log().record(run, facts);

    assertThat(recorded)
        .isEqualTo(
            new RecordedRun(
                run, 1, run.observedAt(), false, Optional.of(new Tally(2, 1, 1, 1)), 1, 2));
    reopen();
    assertThat(history.stream(MAIN).runs(9)).containsExactly(recorded);
  }

  @Test
  void anUnreadableRunHasNoTally() {
    RecordedRun recorded = record(number(1), UNREADABLE);

    assertThat(recorded)
        .isEqualTo(new RecordedRun(number(1).run(), 1, time(1), false, Optional.empty(), 1, 0));
    reopen();
    assertThat(history.stream(MAIN).runs(9)).containsExactly(recorded);
  }

  @Test
  void positionsCountTheRunsOfAllStreams() {
    assertThat(record(number(5), PLANNED).position()).isEqualTo(1);
    assertThat(record(number(3).on(PULL_REQUEST), PLANNED).position()).isEqualTo(2);
    assertThat(record(number(4).from(Source.DRAFT), PLANNED).position()).isEqualTo(3);
  }

  @Test
  void aRunWithoutARevisionOrWithAnOddOneComesBackAsItWas() {
    record(number(1), PLANNED);
    record(number(2).of("r1234"), PLANNED);
    record(number(3).of("ABCDEF"), PLANNED);
    record(number(4).of("abc"), PLANNED);
    reopen();

    assertThat(history.stream(MAIN).runs(9))
        .extracting(run -> run.run().revision())
        .containsExactly(
            Optional.of("abc"), Optional.of("ABCDEF"), Optional.of("r1234"), Optional.empty());
  }

  @Test
  void aKnownRunIsNotRecordedAgain() {
    RecordedRun first = record(number(1), PLANNED);
    record(number(2), IMPLEMENTED);

    assertThat(record(number(1).at(time(7)), PLANNED)).isEqualTo(first);
    assertThat(history.stream(MAIN).runs(9)).hasSize(2);
  }

  @Test
  void aKnownRunWithAnotherResultIsRefused() {
    RecordedRun first = record(number(1), PLANNED);

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> record(number(1), IMPLEMENTED))
        .withMessageContaining(number(1).run().id().hex());
    assertThat(history.stream(MAIN).runs(9)).containsExactly(first);
  }

  @Test
  void recordingGoesOnAfterARefusal() {
    record(number(1), PLANNED);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> record(number(1), IMPLEMENTED));

    assertThat(record(number(2), IMPLEMENTED).position()).isEqualTo(2);
  }

  @Test
  void textsComeBackAsTheyWere() {
    String strange = "it's \"quoted\" \\ 100 % \n\t\u0000 \u007f é 漢字 🙂 '); DROP TABLE run; --";
    StreamId stream = new StreamId(strange, strange);
    Ruleset ruleset = RulesetCodec.ruleset(1, strange);
    Facts facts =
        SomeFacts.none().implemented(strange, 1, 2).warning("w", strange, strange).assessed();
    Run run = number(1).on(stream).by(ruleset).of(strange).run();
    history.log().record(run, facts);
    reopen();

    assertThat(history.streams()).containsExactly(stream);
    assertThat(history.stream(stream).runs(1)).extracting(RecordedRun::run).containsExactly(run);
    assertThat(history.stream(stream).head().map(StreamHead::facts)).hasValue(facts);
    assertThat(history.runs().observedAt(strange, strange)).hasValue(time(1));
  }

  /** Late runs, drafts, runs of one moment and of two rulesets, unreadable ones: all of them. */
  private static List<CompletedRun> mixed() {
    return List.of(
        completed(number(4), PLANNED),
        completed(number(2), IMPLEMENTED),
        completed(number(3), UNREADABLE),
        completed(number(6).on(PULL_REQUEST), PLANNED),
        completed(number(7).from(Source.DRAFT), IMPLEMENTED),
        completed(number(8).at(time(4)), IMPLEMENTED),
        completed(number(1).at(time(2)).by(NEWER_RULES), PLANNED),
        completed(number(9).by(OTHER_SETTINGS), IMPLEMENTED),
        completed(number(5), UNREADABLE));
  }

  private static CompletedRun completed(ARun run, Facts facts) {
    return new CompletedRun(run.run(), facts);
  }

  private void assertThatItSaysTheSameAs(History other) {
    assertThat(history.streams()).isNotEmpty().isEqualTo(other.streams());
    for (StreamId stream : other.streams()) {
      assertThat(history.stream(stream).runs(99)).isEqualTo(other.stream(stream).runs(99));
      assertThat(history.stream(stream).moments(Instant.MIN))
          .isEqualTo(other.stream(stream).moments(Instant.MIN));
      assertThat(history.stream(stream).spans(Instant.MIN))
          .isEqualTo(other.stream(stream).spans(Instant.MIN));
      assertThat(history.stream(stream).head()).isEqualTo(other.stream(stream).head());
    }
  }

  @Test
  void recordingAllAtOnceComesToTheSameAsRecordingOneByOne() {
    InMemoryHistory oneByOne = new InMemoryHistory();
    mixed().forEach(one -> oneByOne.log().record(one.run(), one.facts()));

    assertThat(history.log().recordAll(mixed())).isEqualTo(9);

    reopen();
    assertThatItSaysTheSameAs(oneByOne);
  }

  @Test
  void recordingAllAtOnceGoesOnFromWhatIsThere() {
    InMemoryHistory oneByOne = new InMemoryHistory();
    mixed().forEach(one -> oneByOne.log().record(one.run(), one.facts()));
    for (CompletedRun one : mixed().subList(0, 3)) {
      history.log().record(one.run(), one.facts());
    }

    assertThat(history.log().recordAll(mixed().subList(2, 7))).isEqualTo(4);
    assertThat(history.log().recordAll(mixed())).isEqualTo(2);
    assertThat(history.log().recordAll(mixed())).isZero();

    assertThatItSaysTheSameAs(oneByOne);
  }

  @Test
  void recordingAllAtOnceCountsARunOnce() {
    CompletedRun run = completed(number(1), PLANNED);

    assertThat(history.log().recordAll(List.of(run, run))).isEqualTo(1);
    assertThat(history.stream(MAIN).runs(9)).hasSize(1);
  }

  @Test
  void ofRunsRecordedAtOnceNoneIsThereWhenOneIsRefused() {
    record(number(1), PLANNED);

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(
            () ->
                history
                    .log()
                    .recordAll(
                        List.of(
                            completed(number(2).on(ELSEWHERE), IMPLEMENTED),
                            completed(number(3), IMPLEMENTED),
                            completed(number(1), IMPLEMENTED))))
        .withMessageContaining(number(1).run().id().hex());

    assertThat(history.streams()).containsExactly(MAIN);
    assertThat(history.stream(MAIN).runs(9)).hasSize(1);
    assertThat(checkout()).containsExactly(span("planned", 1, 1, Cause.FIRST));
    assertThat(record(number(3), IMPLEMENTED).position()).isEqualTo(2);
  }

  @Test
  void ofRunsRecordedAtOnceNoneIsThereWhenOneCannotBeHad() {
    Iterable<CompletedRun> cut =
        () ->
            Stream.iterate(
                    completed(number(1), PLANNED),
                    one -> {
                      throw new IllegalStateException("no more");
                    })
                .iterator();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> history.log().recordAll(cut))
        .withMessage("no more");

    assertThat(history.streams()).isEmpty();
    assertThat(record(number(2), PLANNED).position()).isEqualTo(1);
  }

  @Test
  void aCheckpointFollowsFromTheRunsInTheOrderOfRecording() {
    mixed().forEach(one -> history.log().record(one.run(), one.facts()));
    Checkpoint expected = Checkpoint.beginning(history.log().checkpoint().origin());
    for (CompletedRun one : mixed()) {
      expected =
          expected.after(new LogEntry.OfRun(one.run(), one.facts().digest(), Optional.empty()));
    }
    reopen();

    assertThat(history.log().checkpoint()).isEqualTo(expected);
  }

  @Test
  void theLogIsToldInTheOrderOfRecordingUpToACheckpoint() {
    history.log().recordAll(mixed());
    long then = history.log().checkpoint().entries();
    record(number(30), PLANNED);
    reopen();

    assertThat(told(history, then))
        .asInstanceOf(InstanceOfAssertFactories.list(LogEntry.OfRun.class))
        .extracting(LogEntry.OfRun::run, LogEntry.OfRun::assessment)
        .containsExactlyElementsOf(
            mixed().stream().map(one -> tuple(one.run(), one.facts().digest())).toList());
  }

  @Test
  void anAssessmentIsToldWithTheFirstRunThatFoundItFromThoseBeforeIt() {
    history.log().recordAll(mixed());

    Map<Digest, Facts> known = new HashMap<>();
    for (LogEntry one : told(history, 9)) {
      LogEntry.OfRun entry = (LogEntry.OfRun) one;
      assertThat(entry.told().isPresent()).isNotEqualTo(known.containsKey(entry.assessment()));
      entry
          .told()
          .ifPresent(
              told -> {
                Facts base =
                    told.base()
                        .map(digest -> Optional.ofNullable(known.get(digest)).orElseThrow())
                        .orElse(Facts.NONE);
                known.put(entry.assessment(), entry.facts(base));
              });
    }
    assertThat(known.values()).containsExactlyInAnyOrder(PLANNED, IMPLEMENTED, UNREADABLE);
  }

  @Test
  void aLogThatIsToldMakesAnotherHistorySayTheSame() {
    InMemoryHistory other = new InMemoryHistory();
    other.log().recordAll(mixed());

    assertThat(history.log().merge(told(other, 9))).isEqualTo(9);
    reopen();

    assertThatItSaysTheSameAs(other);
    InMemoryHistory third = new InMemoryHistory();
    third.log().merge(told(history, 9));
    assertThatItSaysTheSameAs(third);
  }

  @Test
  void ofAnotherLogOnlyRunsThatAreNotKnownAreAppended() {
    history.log().recordAll(mixed().subList(0, 5));
    InMemoryHistory other = new InMemoryHistory();
    other.log().recordAll(mixed().subList(3, 9));

    assertThat(history.log().merge(told(other, 6))).isEqualTo(4);
    assertThat(history.log().merge(told(other, 6))).isZero();
    assertThat(history.log().merge(told(history, 9))).isZero();

    InMemoryHistory oneByOne = new InMemoryHistory();
    oneByOne.log().recordAll(mixed());
    assertThatItSaysTheSameAs(oneByOne);
  }

  @Test
  void assessmentsMayBeToldByWhatChanges() {
    LogEntry first =
        new LogEntry.OfRun(number(1).run(), PLANNED.digest(), Optional.of(whole(PLANNED)));
    LogEntry second =
        new LogEntry.OfRun(
            number(2).run(),
            IMPLEMENTED.digest(),
            Optional.of(
                new LogEntry.Told(
                    Outcome.ASSESSED,
                    Optional.of(PLANNED.digest()),
                    PLANNED.changesTo(IMPLEMENTED))));
    LogEntry third = new LogEntry.OfRun(number(3).run(), PLANNED.digest(), Optional.empty());

    assertThat(history.log().merge(List.of(first, second, third))).isEqualTo(3);

    assertThat(checkout())
        .containsExactly(
            span("planned", 1, 1, Cause.FIRST, 2, 2, Cause.CHANGE),
            span("implemented", 2, 2, Cause.CHANGE, 3, 3, Cause.CHANGE),
            span("planned", 3, 3, Cause.CHANGE));
  }

  @Test
  void nothingIsTakenOfALogWithAKnownRunAndAnotherResult() {
    record(number(2), PLANNED);

    assertThatItRefuses(
        entry(number(1).on(ELSEWHERE), PLANNED.digest(), whole(PLANNED)),
        entry(number(2), IMPLEMENTED.digest(), whole(IMPLEMENTED)));
  }

  @Test
  void nothingIsTakenOfALogWithFactsOfAnotherDigest() {
    record(number(2), PLANNED);

    assertThatItRefuses(entry(number(1), PLANNED.digest(), whole(IMPLEMENTED)));
    // Also where the run and its assessment are known, and nothing would have to be stored.
    assertThatItRefuses(entry(number(2), PLANNED.digest(), whole(IMPLEMENTED)));
  }

  @Test
  void nothingIsTakenOfALogThatLacksWhatEveryAssessmentSays() {
    record(number(2), PLANNED);
    Facts withoutProfile =
        Facts.of(
            Outcome.ASSESSED, List.of(new Fact.DomainVerdict("checkout", new Verdict.Planned())));

    assertThatItRefuses(entry(number(1), withoutProfile.digest(), whole(withoutProfile)));
  }

  @Test
  void nothingIsTakenOfALogThatRestsUponWhatWasNotTold() {
    record(number(2), UNREADABLE);

    assertThatItRefuses(new LogEntry.OfRun(number(1).run(), PLANNED.digest(), Optional.empty()));
    assertThatItRefuses(
        entry(
            number(1),
            IMPLEMENTED.digest(),
            new LogEntry.Told(
                Outcome.ASSESSED, Optional.of(PLANNED.digest()), PLANNED.changesTo(IMPLEMENTED))));
  }

  private void assertThatItRefuses(LogEntry... log) {
    Checkpoint before = history.log().checkpoint();
    assertThat(before.entries()).isPositive();

    assertThatExceptionOfType(RefusedRunException.class)
        .isThrownBy(() -> history.log().merge(List.of(log)))
        .withMessageContaining(log[log.length - 1].id().hex());

    reopen();
    assertThat(history.log().checkpoint()).isEqualTo(before);
    assertThat(history.streams()).containsExactly(MAIN);
  }

  private static LogEntry entry(ARun run, Digest assessment, LogEntry.Told told) {
    return new LogEntry.OfRun(run.run(), assessment, Optional.of(told));
  }

  private static LogEntry.Told whole(Facts facts) {
    return new LogEntry.Told(facts.outcome(), Optional.empty(), Facts.NONE.changesTo(facts));
  }

  /** Each log is told from its beginning to its end, one after the other. */
  static void assertThatCheckpointsFollowFrom(List<LogEntry> told, History history) {
    int at = 0;
    for (Checkpoint checkpoint : history.log().checkpoints()) {
      Checkpoint expected = Checkpoint.beginning(checkpoint.origin());
      while (expected.entries() < checkpoint.entries()) {
        expected = expected.after(told.get(at));
        at++;
      }
      assertThat(checkpoint).isEqualTo(expected);
    }
    assertThat(told).hasSize(at).hasSize((int) history.log().checkpoint().entries());
  }

  static List<LogEntry> told(History history, long most) {
    List<LogEntry> told = new ArrayList<>();
    history.log().entries(most, told::add);
    return told;
  }
}
