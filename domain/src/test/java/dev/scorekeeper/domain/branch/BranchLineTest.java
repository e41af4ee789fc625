package dev.scorekeeper.domain.branch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.branch.SomeEntries.Said;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What speaks for a branch in situations that people know. Times are in minutes. */
final class BranchLineTest {
  private static final long BEGINNING = 1_767_225_600_000L;
  private static final Ruleset X = RulesetCodec.ruleset(2, "registry=a.json");
  private static final Ruleset Y = RulesetCodec.ruleset(2, "registry=bb.json");

  private final Random random = new Random(7);
  private final SomeCommits commits = new SomeCommits(random);
  private final SomeEntries log = new SomeEntries(random);
  private final String a = commit(0, 0);
  private final String b = commit(10, 1, a);

  private static long minute(int minute) {
    return BEGINNING + minute * 60_000L;
  }

  private String commit(int minute, int input, String... parents) {
    return commits.commit(List.of(parents), minute(minute) / 1000, input);
  }

  private SomeClone whole(String tip, int minute) {
    return new SomeClone(commits, tip, SomeClone.WHOLE, minute(minute));
  }

  /** What a build server checks out. */
  private SomeClone single(String tip, int minute) {
    return new SomeClone(commits, tip, 1, minute(minute));
  }

  private void validate(SomeClone clone, int minute) {
    log.validate(clone, X, minute(minute));
  }

  private void backfill(SomeClone clone, int minute) {
    log.backfill(clone, X, 99, minute(minute));
  }

  /** The commits that speak, the earliest first. */
  private List<String> speaking() {
    return log.line().places().stream()
        .flatMap(place -> place.speaker().run().revision().stream())
        .toList();
  }

  private String tip() {
    return log.line().stand().orElseThrow().tip();
  }

  @Test
  void aCommitThatTheReflogShowsToBeAbandonedSpeaksNoMore() {
    SomeClone clone = whole(b, 11);
    validate(clone, 11);
    clone.move(a, minute(12));
    validate(clone, 13);

    assertThat(tip()).isEqualTo(a);
    assertThat(speaking()).containsExactly(a);
  }

  @Test
  void aBuildThatRunsAgainForAnOldCommitChangesNothing() {
    validate(single(b, 11), 11);
    validate(single(a, 15), 15);
    validate(whole(a, 16), 16);

    assertThat(tip()).isEqualTo(b);
    assertThat(speaking()).containsExactly(a, b);
  }

  @Test
  void theNextCommitSettlesWhetherTheBranchWasResetOrAnOldCommitBuiltAgain() {
    validate(single(b, 11), 11);
    validate(whole(a, 16), 16);
    String next = commit(20, 2, a);
    validate(single(next, 21), 21);

    assertThat(tip()).isEqualTo(next);
    assertThat(speaking()).containsExactly(a, next);
  }

  @Test
  void anAmendedCommitIsKnownByItsParentAlsoInTheShallowestClones() {
    validate(single(b, 11), 11);
    String amended = commit(12, 2, a);
    validate(single(amended, 13), 13);

    assertThat(speaking()).containsExactly(amended);
  }

  @Test
  void aCloneThatWasNotUpdatedChangesNothing() {
    validate(single(b, 11), 11);
    String amended = commit(12, 2, a);
    validate(single(amended, 13), 13);
    validate(whole(b, 11), 60);

    assertThat(tip()).isEqualTo(amended);
  }

  @Test
  void whatComesBackSpeaksAgain() {
    validate(single(b, 11), 11);
    String amended = commit(12, 2, a);
    validate(single(amended, 13), 13);
    validate(single(b, 70), 70);

    assertThat(tip()).isEqualTo(b);
    assertThat(speaking()).containsExactly(b);
  }

  @Test
  void ofAMergeThatHasOursFirstTheirCommitsLeaveTheLine() {
    validate(whole(b, 11), 11);
    String ours = commit(12, 2, a);
    String merge = commit(14, 1, ours, b);
    SomeClone clone = whole(ours, 12);
    clone.fetch(merge);
    clone.move(merge, minute(14));
    validate(clone, 15);
    backfill(clone, 16);

    assertThat(speaking()).containsExactly(a, ours, merge);
  }

  @Test
  void whatOthersBuiltOnIsOnTheLineThoughOneResetIt() {
    SomeClone clone = whole(b, 11);
    validate(clone, 11);
    clone.move(a, minute(12));
    validate(clone, 12);
    SomeEntries others = new SomeEntries(random);
    String next = commit(20, 3, b);
    others.validate(single(next, 21), X, minute(21));
    log.merge(others);

    assertThat(tip()).isEqualTo(next);
    assertThat(speaking()).containsExactly(a, b, next);
  }

  @Test
  void acrossCommitsThatNobodyKnowsTimesDecideUntilAWholeCloneBackfills() {
    String unseen = commit(30, 3, b);
    String next = commit(31, 4, unseen);
    validate(single(b, 11), 11);
    validate(single(next, 32), 32);
    validate(single(b, 40), 40);

    assertThat(tip()).isEqualTo(next);
    assertThat(speaking()).containsExactly(b, next);
    assertThat(log.line().stand().orElseThrow().stretches()).isEqualTo(2);

    backfill(whole(next, 50), 50);
    assertThat(speaking()).containsExactly(a, b, unseen, next);
  }

  @Test
  void inALogWithoutLinesAllSpeakAtTheirTimesUntilACloneTeachesIt() {
    String other = commit(9, 4, a);
    log.recordOld(commits.get(b), X, false, minute(10), minute(11));
    log.recordOld(commits.get(other), X, false, minute(9), minute(9));

    assertThat(speaking()).containsExactly(other, b);

    validate(whole(b, 20), 20);
    assertThat(speaking().stream().distinct()).containsExactly(b);
  }

  @Test
  void ofSettingsThatCameBackTheLatestLookSpeaks() {
    SomeClone clone = whole(b, 0);
    log.backfill(clone, X, 99, minute(11));
    log.backfill(clone, Y, 99, minute(12));
    log.backfill(clone, X, 99, minute(13));

    assertThat(log.line().places())
        .extracting(place -> place.speaker().run().ruleset())
        .containsOnly(X);
  }

  @Test
  void neighboursThatSayTheSameAreOnePointAtTheFirst() {
    String same = commit(20, 1, b);
    String other = commit(30, 2, same);
    SomeClone clone = whole(a, 0);
    for (String tip : List.of(a, b, same, other)) {
      clone.fetch(tip);
      clone.move(tip, minute(40));
      validate(clone, 41);
    }

    assertThat(log.line().places())
        .extracting(Place::voice)
        .containsExactly(Voice.SPEAKS, Voice.SPEAKS, Voice.REPEATS, Voice.SPEAKS);
  }

  @Test
  void whatCouldNotBeReadBeforeTheFirstThatCouldIsSilentWhereverThereIsOne() {
    String later = commit(20, 1, b);
    SomeClone clone = whole(a, 0);
    for (String tip : List.of(a, b, later)) {
      clone.fetch(tip);
      clone.move(tip, minute(30));
      log.validate(
          log.run(clone, X, tip.equals(later) ? 1 : 0, minute(31)), tip.equals(later) ? 1 : 0);
      assertThat(log.line().places())
          .extracting(Place::voice)
          .isEqualTo(
              tip.equals(a)
                  ? List.of(Voice.SPEAKS)
                  : tip.equals(b)
                      ? List.of(Voice.SPEAKS, Voice.REPEATS)
                      : List.of(Voice.SILENT, Voice.SILENT, Voice.SPEAKS));
    }
  }

  @Test
  void whatIsReadAfterThoseThatAreSilentJoinsWhatWasSaidBeforeTheLine() {
    log.recordLoose(X, 1, minute(-5));
    SomeClone clone = whole(a, 0);
    for (String tip : List.of(a, b)) {
      clone.fetch(tip);
      clone.move(tip, minute(30));
      log.validate(log.run(clone, X, tip.equals(b) ? 1 : 0, minute(31)), tip.equals(b) ? 1 : 0);
    }

    assertThat(log.line().places())
        .extracting(Place::voice)
        .containsExactly(Voice.SPEAKS, Voice.SILENT, Voice.REPEATS);
  }

  @Test
  void momentsGoOnWhateverClocksSaidAndARootWithoutATimeIsRightBeforeWhatFollows() {
    String root = commits.commit(List.of(), -1, 0);
    String second = commits.commit(List.of(root), Long.MAX_VALUE, 1);
    String third = commit(10, 2, second);
    String behind = commit(4, 3, third);
    String future = commits.commit(List.of(behind), minute(3 * 24 * 60) / 1000, 4);
    String last = commit(20, 0, future);
    backfill(whole(last, 20), 20);

    long at = minute(10);
    assertThat(log.line().places())
        .extracting(place -> place.at().toEpochMilli())
        .containsExactly(at - 2, at - 1, at, at + 1, at + 2, minute(20));
  }

  @Test
  void whatIsOutsideVersionControlSpeaksBeforeTheLineAndIsSilentBesideIt() {
    log.recordLoose(X, 1, minute(-5));
    log.recordLoose(X, 1, minute(-4));
    log.recordLoose(X, 2, minute(5));
    backfill(whole(b, 20), 20);

    assertThat(log.line().places())
        .extracting(Place::at)
        .containsExactly(
            Instant.ofEpochMilli(minute(-5)),
            Instant.ofEpochMilli(minute(-4)),
            Instant.ofEpochMilli(minute(0)),
            Instant.ofEpochMilli(minute(10)));
  }

  @Test
  void whatWasReadFromACommitSpeaksBeforeWhatLayThere() {
    SomeClone clone = whole(b, 11);
    log.validate(log.run(clone, X, 3, minute(11)), 3);
    backfill(clone, 12);

    assertThat(log.line().places())
        .extracting(place -> place.speaker().run().source())
        .containsExactly(Source.GIT, Source.GIT);
  }

  @Test
  void aStreamThatIsNoLineSpeaksInTheOrderOfRecording() {
    for (String branch : List.of("pull/7", "merge-request/7", "tags/v1", "detached")) {
      StreamId stream = new StreamId("acme/shop", branch);
      List<Said> runs = new ArrayList<>();
      for (int i = 3; i > 0; i--) {
        runs.add(
            new Said(
                new Run(
                    new RunId("%032x".formatted(i)),
                    stream,
                    X,
                    Source.WORKTREE,
                    Optional.of(i == 2 ? a : b),
                    Instant.ofEpochMilli(minute(10 - i)),
                    Instant.ofEpochMilli(minute(20 - i / 2))),
                i));
      }

      BranchLine<Said> line = BranchLine.of(stream, runs, List.of(), log.facts());

      assertThat(line.stand()).isEmpty();
      assertThat(line.places())
          .extracting(place -> place.speaker().assessment())
          .containsExactly(3, 2, 1);
      assertThat(line.places())
          .extracting(Place::at)
          .containsExactly(
              Instant.ofEpochMilli(minute(19)),
              Instant.ofEpochMilli(minute(19)).plusMillis(1),
              Instant.ofEpochMilli(minute(20)));
    }
  }

  @Test
  @Timeout(20)
  void commitsInACircleThatSomebodyMadeUpEnd() {
    validate(single(b, 11), 11);
    Map<String, CommitFact> circle =
        Map.of(
            a, new CommitFact(a, Optional.of(b), minute(0) / 1000, "Eve"),
            b, new CommitFact(b, Optional.of(a), minute(1) / 1000, "Eve"));

    BranchLine<Said> line =
        BranchLine.of(
            SomeEntries.STREAM,
            new ArrayList<>(log.runs.values()),
            new ArrayList<>(log.tips.values()),
            circle);

    assertThat(line.places()).hasSize(1);
    assertThat(line.stand().map(Stand::tip)).hasValue(b);
  }

  @Test
  @Timeout(20)
  void aLongLineIsFollowedWithoutGettingDeepOrSlow() {
    String tip = a;
    for (int i = 1; i < 20_000; i++) {
      tip = commit(i, i, tip);
    }
    List<CommitFact> line = commits.line(tip).stream().map(one -> commits.get(one).fact()).toList();
    log.put(new CommitLine(SomeEntries.STREAM.project(), line));
    validate(single(tip, 20_000), 20_000);

    long begun = System.nanoTime();
    Stand stand = log.line().stand().orElseThrow();

    assertThat(stand.root()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }
}
