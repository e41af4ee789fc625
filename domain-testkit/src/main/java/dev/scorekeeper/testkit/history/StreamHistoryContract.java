package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link StreamHistory} must do, and which of them there are. */
abstract class StreamHistoryContract extends HistoryFixture {
  private static final long DAY = Duration.ofDays(1).toMillis();

  @Test
  void aStreamSaysWhichOneItIs() {
    assertThat(history.stream(PULL_REQUEST).id()).isEqualTo(PULL_REQUEST);
  }

  @Test
  void streamsAreThoseThatHaveRunsByProjectAndBranch() {
    record(number(1).on(ELSEWHERE), PLANNED);
    record(number(2).on(PULL_REQUEST).from(Source.DRAFT), PLANNED);
    record(number(3), PLANNED);

    assertThat(history.streams()).containsExactly(MAIN, PULL_REQUEST, ELSEWHERE);
  }

  @Test
  void runsAreTheNewestObservedFirstUpToALimitDraftsIncluded() {
    record(number(3), PLANNED);
    record(number(1), PLANNED);
    record(number(4).from(Source.DRAFT), IMPLEMENTED);
    record(number(2), UNREADABLE);
    record(number(5).on(PULL_REQUEST), PLANNED);
    reopen();

    assertThat(history.stream(MAIN).runs(3))
        .extracting(run -> run.run().observedAt())
        .containsExactly(time(4), time(3), time(2));
    assertThat(history.stream(MAIN).runs(9)).hasSize(4);
  }

  @Test
  void runsOfOneMomentComeLastRecordedFirst() {
    record(number(1).at(time(9)), PLANNED);
    record(number(2).at(time(9)).from(Source.DRAFT), PLANNED);
    record(number(3).at(time(9)), PLANNED);

    assertThat(history.stream(MAIN).runs(9))
        .extracting(RecordedRun::position)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void momentsAreTheRunsThatSpeakFromATimeOnTheOldestFirst() {
    record(number(3), IMPLEMENTED);
    record(number(2), UNREADABLE);
    record(number(1), PLANNED);
    record(number(4).from(Source.DRAFT), PLANNED);
    record(number(5).on(PULL_REQUEST), PLANNED);
    reopen();

    assertThat(history.stream(MAIN).moments(time(2)))
        .extracting(run -> run.run().observedAt())
        .containsExactly(time(2), time(3));
    assertThat(history.stream(MAIN).moments(Instant.MIN)).hasSize(3);
    assertThat(history.stream(MAIN).moments(Instant.MAX)).isEmpty();
  }

  @Test
  void momentsAreThinnedToTheLastAssessedOfEachPeriodOrTheLastWhereNoneWas() {
    Instant monday = Instant.parse("2026-01-05T00:00:00Z");
    record(number(1).at(monday), PLANNED);
    record(number(2).at(monday.plusMillis(DAY - 1)), IMPLEMENTED);
    record(number(3).at(monday.plusMillis(DAY)), UNREADABLE);
    record(number(4).at(monday.plusMillis(DAY + 1)), UNREADABLE);
    record(number(5).at(monday.plusMillis(7 * DAY - 1)), UNREADABLE);
    record(number(6).at(monday.plusMillis(7 * DAY)), PLANNED);
    record(number(7).at(monday.plusMillis(7 * DAY)).by(NEWER_RULES), IMPLEMENTED);
    record(number(8).at(monday.plusMillis(7 * DAY + 1)), UNREADABLE);
    record(number(9).at(monday.plusMillis(8 * DAY)).from(Source.DRAFT), PLANNED);
    record(number(10).at(monday.plusMillis(9 * DAY)).on(PULL_REQUEST), PLANNED);
    reopen();

    assertThat(history.stream(MAIN).moments(Instant.MIN, Trend.By.WEEK))
        .extracting(RecordedRun::position)
        .containsExactly(2L, 7L);
    assertThat(history.stream(MAIN).moments(Instant.MIN, Trend.By.DAY))
        .extracting(RecordedRun::position)
        .containsExactly(2L, 4L, 5L, 7L);
    assertThat(history.stream(MAIN).moments(monday.plusMillis(DAY), Trend.By.WEEK))
        .extracting(RecordedRun::position)
        .containsExactly(5L, 7L);
    assertThat(history.stream(MAIN).moments(Instant.MAX, Trend.By.DAY)).isEmpty();
    assertThat(history.stream(ELSEWHERE).moments(Instant.MIN, Trend.By.DAY)).isEmpty();
  }

  @Test
  void atOneMomentTheNewestRulesSpeakAndThenTheRunRecordedLast() {
    Instant moment = time(9);
    record(number(2).at(moment), PLANNED);
    record(number(1).at(moment), IMPLEMENTED);
    assertThat(history.stream(MAIN).moments(moment))
        .extracting(RecordedRun::position)
        .containsExactly(1L);

    record(number(3).at(moment).by(OTHER_SETTINGS), IMPLEMENTED);
    assertThat(history.stream(MAIN).moments(moment))
        .extracting(RecordedRun::position)
        .containsExactly(3L);

    record(number(0).at(moment).by(NEWER_RULES), PLANNED);
    record(number(4).at(moment), IMPLEMENTED);
    assertThat(history.stream(MAIN).moments(moment))
        .extracting(RecordedRun::position)
        .containsExactly(4L);
    assertThat(history.stream(MAIN).head().map(head -> head.last().position())).hasValue(4L);
    assertThat(history.stream(MAIN).head().map(StreamHead::facts)).hasValue(PLANNED);
  }

  @Test
  void theSpansOfAMomentAreThoseOfTheRunThatSpeaks() {
    record(number(1), PLANNED);
    record(number(2).at(time(9)), IMPLEMENTED);
    record(number(3).at(time(9)), PLANNED);

    assertThat(checkout()).containsExactly(span("planned", 1, 1, Cause.FIRST));

    record(number(4).at(time(9)), IMPLEMENTED);

    assertThat(checkout())
        .containsExactly(
            span("planned", 1, 1, Cause.FIRST, 9, 4, Cause.CHANGE),
            span("implemented", 9, 4, Cause.CHANGE));
  }

  @Test
  void aStreamStandsWhereItsLatestMomentIs() {
    record(number(2), IMPLEMENTED);
    record(number(1), PLANNED);
    record(number(3).from(Source.DRAFT), PLANNED);
    record(number(4).on(PULL_REQUEST), PLANNED);
    reopen();

    assertThat(history.stream(MAIN).head())
        .hasValue(new StreamHead(recorded(1), IMPLEMENTED, IMPLEMENTED));
    assertThat(history.stream(ELSEWHERE).head()).isEmpty();
  }

  @Test
  void aStreamOfDraftsStandsNowhere() {
    record(number(1).from(Source.DRAFT), PLANNED);

    assertThat(history.stream(MAIN).runs(9)).hasSize(1);
    assertThat(history.stream(MAIN).head()).isEmpty();
    assertThat(history.stream(MAIN).moments(Instant.MIN)).isEmpty();
    assertThat(history.stream(MAIN).spans(Instant.MIN)).isEmpty();
  }

  @Test
  void anUnreadableRunSaysNothingOfDomainsAndWhatWasKnownStillHolds() {
    Facts before =
        SomeFacts.none().implemented("checkout", 8, 41).warning("w", "checkout", "m").assessed();
    Facts both =
        SomeFacts.none()
            .implemented("checkout", 8, 41)
            .warning("w", "checkout", "m")
            .error("registry-unreadable", "registry", "not JSON")
            .assessed();
    record(number(1), before);
    record(number(2), UNREADABLE);
    reopen();

    assertThat(history.stream(MAIN).head()).hasValue(new StreamHead(recorded(2), UNREADABLE, both));
    assertThat(checkout()).hasSize(1).allMatch(span -> span.end().isEmpty());
  }

  @Test
  void whereNothingWasEverReadableNothingIsKnown() {
    record(number(1), UNREADABLE);

    assertThat(history.stream(MAIN).head())
        .hasValue(new StreamHead(recorded(1), UNREADABLE, UNREADABLE));
    assertThat(history.stream(MAIN).head().map(head -> head.state().outcome()))
        .hasValue(Outcome.UNREADABLE);
  }

  @Test
  void theRunAfterAnUnreadableOneClosesItsFindingsAndRemovesNothing() {
    record(number(1), IMPLEMENTED);
    record(number(2), UNREADABLE);
    record(number(3), IMPLEMENTED);

    assertThat(checkout()).containsExactly(span("implemented", 1, 1, Cause.FIRST));
    assertThat(history.stream(MAIN).spans(Instant.MIN))
        .filteredOn(span -> span.key().kind() == Fact.Kind.FINDING)
        .extracting(Span::since, Span::end)
        .containsExactly(
            tuple(
                new Moment(time(2), 2),
                Optional.of(new Span.End(new Moment(time(3), 3), Cause.CHANGE))));
  }

  @Test
  void spansBeginAndEndWhereTheFactsChange() {
    record(number(1), PLANNED);
    record(number(2), PLANNED);
    record(number(3), IMPLEMENTED);
    record(number(4), IMPLEMENTED);
    reopen();

    assertThat(checkout())
        .containsExactly(
            span("planned", 1, 1, Cause.FIRST, 3, 3, Cause.CHANGE),
            span("implemented", 3, 3, Cause.CHANGE));
  }

  @Test
  void aChangeWithTheRulesetIsMarked() {
    record(number(1), PLANNED);
    record(number(2).by(OTHER_SETTINGS), IMPLEMENTED);
    record(number(3).by(OTHER_SETTINGS), PLANNED);

    assertThat(checkout())
        .containsExactly(
            span("planned", 1, 1, Cause.FIRST, 2, 2, Cause.RULESET),
            span("implemented", 2, 2, Cause.RULESET, 3, 3, Cause.CHANGE),
            span("planned", 3, 3, Cause.CHANGE));
  }

  @Test
  void aDomainMayGoAndComeBack() {
    Facts gone = SomeFacts.none().planned("other").assessed();
    record(number(1), PLANNED);
    record(number(2), gone);
    record(number(3), PLANNED);

    assertThat(checkout())
        .containsExactly(
            span("planned", 1, 1, Cause.FIRST, 2, 2, Cause.CHANGE),
            span("planned", 3, 3, Cause.CHANGE));
    assertThat(history.stream(MAIN).head().map(StreamHead::facts)).hasValue(PLANNED);
  }

  @Test
  void spansFromATimeAreThoseThatBeganOrEndedThere() {
    record(number(1), SomeFacts.none().planned("checkout").planned("always").assessed());
    record(number(2), SomeFacts.none().implemented("checkout", 1, 1).planned("always").assessed());
    record(number(3), SomeFacts.none().implemented("checkout", 1, 2).planned("always").assessed());
    reopen();

    assertThat(history.stream(MAIN).spans(time(3)))
        .filteredOn(span -> span.key().kind() == Fact.Kind.DOMAIN)
        .extracting(span -> span.since().at())
        .containsExactly(time(2), time(3));
    assertThat(history.stream(MAIN).spans(time(4))).isEmpty();
  }

  @Test
  void spansOfAKindAreThoseThatHeldFromATimeOn() {
    record(number(1), SomeFacts.none().plugin("canvas", 1).planned("a").assessed());
    record(number(2), SomeFacts.none().plugin("canvas", 2).planned("a").assessed());
    record(number(3), SomeFacts.none().plugin("canvas", 3).plugin("b", 1).planned("a").assessed());
    reopen();

    assertThat(history.stream(MAIN).spansOf(Fact.Kind.LAYER, time(2)))
        .filteredOn(span -> span.key().subject().startsWith("plugin "))
        .extracting(span -> span.key().subject(), span -> span.since().at())
        .containsExactly(
            tuple("plugin b", time(3)),
            tuple("plugin canvas", time(2)),
            tuple("plugin canvas", time(3)));
    assertThat(history.stream(MAIN).spansOf(Fact.Kind.DOMAIN, time(9))).hasSize(1);
    assertThat(history.stream(new StreamId("nobody", "main")).spansOf(Fact.Kind.LAYER, time(1)))
        .isEmpty();
  }

  @Test
  void aScanIsNoOtherRulesetButForWhatOnlyAScanFinds() {
    Ruleset plain = RulesetCodec.ruleset(2, "registry=a");
    Ruleset scanning = RulesetCodec.ruleset(3, "registry=a\npluginFolders=");
    record(number(1).by(plain), PLANNED);
    record(
        number(2).by(scanning),
        SomeFacts.none()
            .implemented("checkout", 8, 41)
            .warning("catalog-stale", "catalog.json", "m")
            .assessed());
    record(number(3).by(plain), PLANNED);

    assertThat(checkout())
        .containsExactly(
            span("planned", 1, 1, Cause.FIRST, 2, 2, Cause.CHANGE),
            span("implemented", 2, 2, Cause.CHANGE, 3, 3, Cause.CHANGE),
            span("planned", 3, 3, Cause.CHANGE));
    assertThat(history.stream(MAIN).spansOf(Fact.Kind.FINDING, Instant.MIN))
        .extracting(Span::cause, span -> span.end().map(Span.End::cause))
        .containsExactly(tuple(Cause.RULESET, Optional.of(Cause.RULESET)));
  }

  @Test
  void spansComeByKeyAndBeginning() {
    record(number(1), SomeFacts.none().planned("b").planned("a").warning("w", "s", "m").assessed());
    record(number(2), SomeFacts.none().planned("b").implemented("a", 1, 1).assessed());

    List<Span> spans = history.stream(MAIN).spans(Instant.MIN);

    assertThat(spans).hasSizeGreaterThan(5);
    assertThat(spans)
        .isSortedAccordingTo(
            Comparator.comparing(Span::key).thenComparing(span -> span.since().at()));
  }

  @Test
  void aLateRunFallsIntoItsPlace() {
    record(number(1), PLANNED);
    record(number(3), PLANNED);
    record(number(2), IMPLEMENTED);

    assertThat(checkout())
        .containsExactly(
            span("planned", 1, 1, Cause.FIRST, 2, 3, Cause.CHANGE),
            span("implemented", 2, 3, Cause.CHANGE, 3, 2, Cause.CHANGE),
            span("planned", 3, 2, Cause.CHANGE));
  }

  @Test
  void aRunBeforeAllOthersMovesTheBeginning() {
    record(number(2), PLANNED);
    record(number(1), PLANNED);

    assertThat(checkout()).containsExactly(span("planned", 1, 2, Cause.FIRST));
  }

  @Test
  void aLateUnreadableRunOpensItsFindingsUntilTheNextRun() {
    record(number(1), PLANNED);
    record(number(3), PLANNED);
    record(number(2), UNREADABLE);

    assertThat(checkout()).containsExactly(span("planned", 1, 1, Cause.FIRST));
    assertThat(history.stream(MAIN).spans(time(2)))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.since()).isEqualTo(new Moment(time(2), 3));
              assertThat(span.end().map(Span.End::until)).hasValue(new Moment(time(3), 2));
            });
  }

  @Test
  void aLateDraftChangesNoSpan() {
    record(number(1), PLANNED);
    record(number(3), PLANNED);
    record(number(2).from(Source.DRAFT), IMPLEMENTED);

    assertThat(checkout()).containsExactly(span("planned", 1, 1, Cause.FIRST));
  }

  @Test
  void streamsDoNotMix() {
    record(number(1), PLANNED);
    record(number(2).on(PULL_REQUEST), IMPLEMENTED);
    record(number(3).on(ELSEWHERE), UNREADABLE);

    assertThat(checkout()).containsExactly(span("planned", 1, 1, Cause.FIRST));
    assertThat(history.stream(PULL_REQUEST).head().map(StreamHead::state)).hasValue(IMPLEMENTED);
  }

  @Test
  void aStreamKnowsCommitsOnceOneWasRead() {
    record(number(1), PLANNED);
    record(number(2).from(Source.GIT).on(ELSEWHERE), PLANNED);
    assertThat(history.stream(MAIN).knowsCommits()).isFalse();
    assertThat(history.stream(ELSEWHERE).knowsCommits()).isTrue();

    record(number(3).from(Source.GIT), PLANNED);
    reopen();
    assertThat(history.stream(MAIN).knowsCommits()).isTrue();
  }

  @Test
  void manyChangesAddUp() {
    for (int i = 0; i < 60; i++) {
      record(
          number(i),
          SomeFacts.none()
              .implemented("checkout", 1, i)
              .planned("always")
              .planned("sometimes-" + i % 7)
              .assessed());
    }
    reopen();

    assertThat(checkout()).hasSize(60);
    assertThat(history.stream(MAIN).head().map(StreamHead::facts))
        .hasValue(
            SomeFacts.none()
                .implemented("checkout", 1, 59)
                .planned("always")
                .planned("sometimes-3")
                .assessed());
  }

  @Test
  void theLastMomentUpToATimeIsThatOfTheRunThatSpeaksThere() {
    RecordedRun third = record(number(3), UNREADABLE);
    RecordedRun first = record(number(1), PLANNED);
    record(number(2).from(Source.DRAFT), PLANNED);
    record(number(4).on(PULL_REQUEST), PLANNED);
    RecordedRun second = record(number(7).at(time(2)), IMPLEMENTED);
    reopen();

    assertThat(history.stream(MAIN).speaker(Instant.MAX)).hasValue(third);
    assertThat(history.stream(MAIN).speaker(time(3))).hasValue(third);
    assertThat(history.stream(MAIN).speaker(time(3).minusMillis(1))).hasValue(second);
    assertThat(history.stream(MAIN).speaker(time(1))).hasValue(first);
    assertThat(history.stream(MAIN).speaker(time(0))).isEmpty();
    assertThat(history.stream(MAIN).speaker(Instant.MIN)).isEmpty();
    assertThat(history.stream(ELSEWHERE).speaker(Instant.MAX)).isEmpty();
  }

  @Test
  void theLastAssessedMomentUpToATimePassesOverUnreadableRuns() {
    record(number(1), UNREADABLE);
    RecordedRun assessed = record(number(2), PLANNED);
    record(number(3), UNREADABLE);
    record(number(4), UNREADABLE);
    reopen();

    assertThat(history.stream(MAIN).assessedSpeaker(Instant.MAX)).hasValue(assessed);
    assertThat(history.stream(MAIN).assessedSpeaker(time(2))).hasValue(assessed);
    assertThat(history.stream(MAIN).assessedSpeaker(time(1))).isEmpty();
    assertThat(history.stream(ELSEWHERE).assessedSpeaker(Instant.MAX)).isEmpty();
  }

  @Test
  void theLastChangeUpToATimeIsWhereSomethingBeganOrEnded() {
    record(number(1), PLANNED);
    record(number(2), PLANNED);
    record(number(3), IMPLEMENTED);
    record(number(4), IMPLEMENTED);
    record(number(5), SomeFacts.none().assessed());
    record(number(6).from(Source.DRAFT), PLANNED);
    reopen();

    assertThat(history.stream(MAIN).lastChange(Instant.MAX)).hasValue(time(5));
    assertThat(history.stream(MAIN).lastChange(time(5))).hasValue(time(5));
    assertThat(history.stream(MAIN).lastChange(time(4))).hasValue(time(3));
    assertThat(history.stream(MAIN).lastChange(time(2))).hasValue(time(1));
    assertThat(history.stream(MAIN).lastChange(time(0))).isEmpty();
    assertThat(history.stream(ELSEWHERE).lastChange(Instant.MAX)).isEmpty();
  }

  @Test
  void domainSpansAreThoseOfDomainsAndTheirProfiles() {
    record(number(1), SomeFacts.none().planned("b").planned("a").warning("w", "s", "m").assessed());
    record(number(2), SomeFacts.none().implemented("a", 1, 1).assessed());
    record(number(3).on(PULL_REQUEST), PLANNED);
    reopen();

    assertThat(history.stream(MAIN).domainSpans())
        .isEqualTo(
            history.stream(MAIN).spans(Instant.MIN).stream()
                .filter(
                    span ->
                        span.key().kind() == Fact.Kind.DOMAIN
                            || span.key().kind() == Fact.Kind.PROFILE)
                .toList())
        .hasSize(6);
    assertThat(history.stream(ELSEWHERE).domainSpans()).isEmpty();
  }

  private RecordedRun recorded(long position) {
    return history.stream(MAIN).runs(Integer.MAX_VALUE).stream()
        .filter(run -> run.position() == position)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no run at position " + position));
  }
}
