package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.RULES;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.history.RevisionSeen;
import dev.scorekeeper.domain.history.Ruleset;
import dev.scorekeeper.domain.history.RulesetCodec;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.Source;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link History} must do. */
public abstract class HistoryContract {
  private static final StreamId PULL_REQUEST = new StreamId(MAIN.project(), "pull/7");
  private static final StreamId ELSEWHERE = new StreamId("github.com/acme/till", "main");
  private static final Ruleset OTHER_SETTINGS = RulesetCodec.ruleset(1, "registry=domains.json");
  private static final Ruleset NEWER_RULES = RulesetCodec.ruleset(2, RULES.settings());
  private static final String REVISION = "9fceb02d0ae598e95dc970b74767f19372d61af8";

  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final Facts PLANNED = SomeFacts.none().planned("checkout").assessed();
  private static final Facts IMPLEMENTED =
      SomeFacts.none().implemented("checkout", 8, 41).assessed();
  private static final Facts UNREADABLE =
      SomeFacts.none().error("registry-unreadable", "registry", "not JSON").unreadable();

  private History history;

  /**
   * Opens the history of the test that runs: empty at first, and when opened again with all that
   * was recorded.
   */
  protected abstract History open();

  @BeforeEach
  void openIt() {
    history = open();
  }

  @AfterEach
  void closeIt() {
    history.close();
  }

  private void reopen() {
    history.close();
    history = open();
  }

  private RecordedRun record(ARun run, Facts facts) {
    return history.log().record(run.run(), facts);
  }

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
        .isEqualTo(new RecordedRun(run, 1, Optional.of(new Tally(2, 1, 1, 1)), 1, 2));
    reopen();
    assertThat(history.stream(MAIN).runs(9)).containsExactly(recorded);
  }

  @Test
  void anUnreadableRunHasNoTally() {
    RecordedRun recorded = record(number(1), UNREADABLE);

    assertThat(recorded).isEqualTo(new RecordedRun(number(1).run(), 1, Optional.empty(), 1, 0));
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
    assertThat(history.stream(MAIN).head().map(standing -> standing.last().position()))
        .hasValue(4L);
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
    assertThat(history.stream(MAIN).head().map(standing -> standing.state().outcome()))
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
  void theSightingsOfAProjectAreItsRunsOfRevisionsThatWereNoDrafts() {
    record(number(4).of(REVISION).on(PULL_REQUEST), PLANNED);
    record(number(1).of(REVISION), PLANNED);
    record(number(2).of(REVISION).from(Source.DRAFT), PLANNED);
    record(number(3), PLANNED);
    record(number(5).of(REVISION).on(ELSEWHERE), PLANNED);
    reopen();

    assertThat(history.runs().revisionsSeen(MAIN.project()))
        .containsExactly(
            new RevisionSeen(number(4).run().id(), REVISION, time(4)),
            new RevisionSeen(number(1).run().id(), REVISION, time(1)));
    assertThat(history.runs().revisionsSeen("nothing")).isEmpty();
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
  void livesAreTheSpansOfDomainsAndTheirProfiles() {
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

  @Test
  void aCheckpointFollowsFromTheRunsInTheOrderOfRecording() {
    mixed().forEach(one -> history.log().record(one.run(), one.facts()));
    Checkpoint expected = Checkpoint.beginning(history.log().checkpoint().origin());
    for (CompletedRun one : mixed()) {
      expected = expected.after(one.run(), one.facts().digest());
    }
    reopen();

    assertThat(history.log().checkpoint()).isEqualTo(expected);
  }

  @Test
  void theLogIsToldInTheOrderOfRecordingUpToACheckpoint() {
    history.log().recordAll(mixed());
    long then = history.log().checkpoint().runs();
    record(number(30), PLANNED);
    reopen();

    assertThat(told(history, then))
        .extracting(LogEntry::run, LogEntry::assessment)
        .containsExactlyElementsOf(
            mixed().stream().map(one -> tuple(one.run(), one.facts().digest())).toList());
  }

  @Test
  void anAssessmentIsToldWithTheFirstRunThatFoundItFromThoseBeforeIt() {
    history.log().recordAll(mixed());

    Map<Digest, Facts> known = new HashMap<>();
    for (LogEntry entry : told(history, 9)) {
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
    LogEntry first = new LogEntry(number(1).run(), PLANNED.digest(), Optional.of(whole(PLANNED)));
    LogEntry second =
        new LogEntry(
            number(2).run(),
            IMPLEMENTED.digest(),
            Optional.of(
                new LogEntry.Told(
                    Outcome.ASSESSED,
                    Optional.of(PLANNED.digest()),
                    PLANNED.changesTo(IMPLEMENTED))));
    LogEntry third = new LogEntry(number(3).run(), PLANNED.digest(), Optional.empty());

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

    assertThatItRefuses(new LogEntry(number(1).run(), PLANNED.digest(), Optional.empty()));
    assertThatItRefuses(
        entry(
            number(1),
            IMPLEMENTED.digest(),
            new LogEntry.Told(
                Outcome.ASSESSED, Optional.of(PLANNED.digest()), PLANNED.changesTo(IMPLEMENTED))));
  }

  private void assertThatItRefuses(LogEntry... log) {
    Checkpoint before = history.log().checkpoint();
    assertThat(before.runs()).isPositive();

    assertThatExceptionOfType(RefusedRunException.class)
        .isThrownBy(() -> history.log().merge(List.of(log)))
        .withMessageContaining(log[log.length - 1].run().id().hex());

    reopen();
    assertThat(history.log().checkpoint()).isEqualTo(before);
    assertThat(history.streams()).containsExactly(MAIN);
  }

  private static LogEntry entry(ARun run, Digest assessment, LogEntry.Told told) {
    return new LogEntry(run.run(), assessment, Optional.of(told));
  }

  private static LogEntry.Told whole(Facts facts) {
    return new LogEntry.Told(facts.outcome(), Optional.empty(), Facts.NONE.changesTo(facts));
  }

  private static List<LogEntry> told(History history, long runs) {
    List<LogEntry> told = new ArrayList<>();
    history.log().entries(runs, told::add);
    return told;
  }

  private RecordedRun recorded(long position) {
    return history.stream(MAIN).runs(Integer.MAX_VALUE).stream()
        .filter(run -> run.position() == position)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no run at position " + position));
  }

  private List<Span> checkout() {
    Fact.Key key = Fact.Key.ofVerdict("checkout");
    return history.stream(MAIN).spans(Instant.MIN).stream()
        .filter(span -> span.key().equals(key))
        .toList();
  }

  private static Span span(String status, int since, int position, Cause cause) {
    return new Span(
        new Fact.DomainVerdict(
            "checkout",
            status.equals("planned")
                ? new Verdict.Planned()
                : new Verdict.BySequenceFile(new Size(8, 41))),
        new Moment(time(since), position),
        cause,
        Optional.empty());
  }

  private static Span span(
      String status, int since, int position, Cause cause, int until, int end, Cause endCause) {
    return span(status, since, position, cause)
        .ending(Optional.of(new Span.End(new Moment(time(until), end), endCause)));
  }
}
