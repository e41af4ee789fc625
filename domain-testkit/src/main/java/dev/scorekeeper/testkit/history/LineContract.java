package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.RULES;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every history must make of lines of commits and of looks at branches: which runs speak, at
 * which moments, whoever recorded what and when.
 */
abstract class LineContract extends HistoryFixture {
  private static final String SHOP = MAIN.project();

  static final CommitFact ROOT = commit(1, 0, time(1).getEpochSecond());
  static final CommitFact SECOND = commit(2, 1, time(2).getEpochSecond());
  static final CommitFact THIRD = commit(3, 2, time(3).getEpochSecond());

  /** The second commit, amended. */
  private static final CommitFact AMENDED = commit(4, 1, time(4).getEpochSecond());

  static CommitFact commit(int number, int parent, long seconds) {
    return new CommitFact(
        revision(number),
        parent == 0 ? Optional.empty() : Optional.of(revision(parent)),
        seconds,
        "Ada");
  }

  static String revision(int number) {
    return "%040x".formatted(number);
  }

  /** A line of commits, the newest first. */
  static Optional<CommitLine> line(CommitFact... commits) {
    return commits.length == 0
        ? Optional.empty()
        : Optional.of(new CommitLine(SHOP, List.of(commits)));
  }

  /**
   * A run of a clean commit in a clone of the branch, which stands there since the run was made.
   *
   * @param news facts of commits
   */
  private static BranchRun look(
      int number, CommitFact commit, Facts facts, Optional<CommitLine> news, String... left) {
    return new BranchRun(
        number(number).of(commit.revision()).since(time(number)).run(),
        facts,
        news,
        Set.of(left)::contains);
  }

  private static CompletedRun read(CommitFact commit, Ruleset ruleset, Facts facts) {
    RunId id = RunId.ofCommit(MAIN, commit.revision(), ruleset);
    return new CompletedRun(
        number(50).called(id.hex()).by(ruleset).of(commit.revision()).from(Source.GIT).run(),
        facts);
  }

  static CompletedRun read(CommitFact commit, Facts facts) {
    return read(commit, RULES, facts);
  }

  /** What a backfill by a ruleset saw; the commits are the newest first and reach the root. */
  private static Optional<BackfilledTip> backfilled(
      int number, Ruleset ruleset, CommitFact... commits) {
    Map<String, CommitFact> byName = new HashMap<>();
    Stream.of(commits).forEach(commit -> byName.put(commit.revision(), commit));
    return Optional.of(
        new BackfilledTip(
            tip(number, commits[0], ruleset, time(number)),
            byName,
            commits[commits.length - 1].parent().isEmpty()));
  }

  private static Tip tip(int number, CommitFact commit, Ruleset ruleset, Instant since) {
    return new Tip(MAIN, commit.revision(), ruleset, since, time(number));
  }

  private static int backfill(
      History history,
      Optional<BackfilledTip> tip,
      Optional<CommitLine> line,
      CompletedRun... runs) {
    return history.log().recordAll(line.stream().toList(), List.of(runs), tip);
  }

  /** The commits that speak and their moments. */
  private List<Map.Entry<String, Instant>> spoken() {
    return history.stream(MAIN).moments(Instant.MIN).stream()
        .map(run -> Map.entry(run.run().revision().orElse(""), run.at()))
        .toList();
  }

  private List<String> speaking() {
    return spoken().stream().map(Map.Entry::getKey).toList();
  }

  private List<String> left() {
    return history.stream(MAIN).runs(99).stream()
        .filter(RecordedRun::left)
        .flatMap(run -> run.run().revision().stream())
        .toList();
  }

  @Test
  void runsComeInTheOrderOfTheirMomentsTheNewestFirst() {
    CommitFact behind = commit(3, 2, time(1).getEpochSecond());
    history.log().record(look(1, ROOT, PLANNED, line(ROOT)));
    history.log().record(look(2, SECOND, IMPLEMENTED, line(SECOND)));
    history.log().record(look(3, behind, PLANNED, line(behind)));

    assertThat(history.stream(MAIN).runs(2))
        .extracting(run -> run.run().revision().orElseThrow())
        .containsExactly(behind.revision(), SECOND.revision());
    assertThat(history.stream(MAIN).runs(9))
        .hasSize(3)
        .last()
        .extracting(RecordedRun::at)
        .isEqualTo(time(1));
  }

  @Test
  void aLineBeginsWithTheFirstCommitThatCouldBeRead() {
    Facts unread =
        SomeFacts.none().error("registry-unreadable", "plan.json", "is missing").unreadable();
    history.log().record(look(1, ROOT, unread, line(ROOT)));
    history.log().record(look(2, SECOND, unread, line(SECOND)));
    assertThat(speaking()).containsExactly(revision(1));

    history.log().record(look(3, THIRD, PLANNED, line(THIRD)));

    assertThat(speaking()).containsExactly(revision(3));
    assertThat(left()).isEmpty();
    assertThat(history.stream(MAIN).runs(9)).hasSize(3);
    assertThat(history.stream(MAIN).spans(Instant.MIN))
        .extracting(span -> span.since().at())
        .containsOnly(time(3));

    CommitFact broke = commit(5, 3, time(5).getEpochSecond());
    history.log().record(look(5, broke, unread, line(broke)));
    assertThat(speaking()).containsExactly(revision(3), revision(5));
  }

  @Test
  void commitsComeInTheOrderOfFirstParentsWhateverTheirClocksSay() {
    CommitFact behind = commit(2, 1, time(-5).getEpochSecond());

    assertThat(
            backfill(
                history,
                backfilled(9, RULES, THIRD, behind, ROOT),
                line(THIRD, behind, ROOT),
                read(THIRD, PLANNED),
                read(behind, IMPLEMENTED),
                read(ROOT, PLANNED)))
        .isEqualTo(3);
    reopen();

    assertThat(spoken())
        .containsExactly(
            Map.entry(revision(1), time(1)),
            Map.entry(revision(2), time(1).plusMillis(1)),
            Map.entry(revision(3), time(3)));
    assertThat(checkout())
        .extracting(span -> span.since().at(), span -> span.end().map(end -> end.until().at()))
        .containsExactly(
            tuple(time(1), Optional.of(time(1).plusMillis(1))),
            tuple(time(1).plusMillis(1), Optional.of(time(3))),
            tuple(time(3), Optional.empty()));
    assertThat(history.stream(MAIN).head().flatMap(head -> head.last().run().revision()))
        .hasValue(revision(3));
    assertThat(history.stream(MAIN).speaker(time(2)).map(RecordedRun::at))
        .hasValue(time(1).plusMillis(1));
  }

  @Test
  void aTimeThatCannotBeIsNoneAndLiesRightAfterItsParents() {
    // The last of these is more than a day after the backfill.
    List<Long> odd =
        List.of(
            -1L, Long.MIN_VALUE, 253_402_300_800L, Long.MAX_VALUE, time(9 + 25).getEpochSecond());
    List<CommitFact> commits = new ArrayList<>(List.of(ROOT));
    for (long seconds : odd) {
      commits.add(0, commit(1 + commits.size(), commits.size(), seconds));
    }
    commits.add(0, commit(1 + commits.size(), commits.size(), time(3).getEpochSecond()));
    CommitFact[] newestFirst = commits.toArray(CommitFact[]::new);
    List<CompletedRun> runs = new ArrayList<>();
    for (CommitFact commit : commits) {
      runs.add(read(commit, runs.size() % 2 == 0 ? PLANNED : IMPLEMENTED));
    }
    backfill(
        history,
        backfilled(9, RULES, newestFirst),
        line(newestFirst),
        runs.toArray(CompletedRun[]::new));
    reopen();

    assertThat(spoken())
        .extracting(Map.Entry::getValue)
        .containsExactly(
            time(1),
            time(1).plusMillis(1),
            time(1).plusMillis(2),
            time(1).plusMillis(3),
            time(1).plusMillis(4),
            time(1).plusMillis(5),
            time(3));
  }

  @Test
  void aRootWithoutATimeThatCanBeLiesRightBeforeWhatFollows() {
    CommitFact odd = commit(1, 0, -1);
    backfill(
        history,
        backfilled(9, RULES, SECOND, odd),
        line(SECOND, odd),
        read(odd, PLANNED),
        read(SECOND, IMPLEMENTED));

    assertThat(spoken())
        .extracting(Map.Entry::getValue)
        .containsExactly(time(2).minusMillis(1), time(2));
  }

  @Test
  void aCommitThatWasAbandonedHasLeftAndSpeaksAgainWhenItComesBack() {
    RecordedRun first = history.log().record(look(5, SECOND, IMPLEMENTED, line(SECOND, ROOT)));
    assertThat(first.left()).isFalse();
    assertThat(first.at()).isEqualTo(time(2));
    assertThat(first.position()).isEqualTo(2);

    RecordedRun reset = history.log().record(look(6, ROOT, PLANNED, line(), revision(2)));
    assertThat(reset.at()).isEqualTo(time(1));
    reopen();
    assertThat(speaking()).containsExactly(revision(1));
    assertThat(left()).containsExactly(revision(2));
    assertThat(history.stream(MAIN).head().map(head -> head.facts())).hasValue(PLANNED);
    assertThat(checkout()).hasSize(1);
    assertThat(history.runs().byPosition(2).map(RecordedRun::left)).hasValue(true);
    assertThat(history.runs().byPosition(2).map(RecordedRun::at))
        .hasValue(first.run().observedAt());
    // The line, two runs, and the tip that says where the branch was seen to stand.
    assertThat(history.log().checkpoint().entries()).isEqualTo(4);

    history.log().record(look(7, SECOND, IMPLEMENTED, line()));
    reopen();
    assertThat(speaking()).containsExactly(revision(1), revision(2));
    assertThat(left()).isEmpty();
  }

  @Test
  void anAmendedCommitTakesTheOthersPlace() {
    history.log().record(look(5, SECOND, IMPLEMENTED, line(SECOND, ROOT)));
    history.log().record(look(6, AMENDED, PLANNED, line(AMENDED), revision(2)));

    assertThat(speaking()).containsExactly(revision(4));
    assertThat(left()).containsExactly(revision(2));
  }

  @Test
  void aPushOnTopIsWhereTheBranchStandsWhateverClocksSay() {
    history.log().record(look(20, ROOT, PLANNED, line(ROOT)));
    // On a machine whose clock is hours behind.
    RecordedRun next = history.log().record(look(5, SECOND, IMPLEMENTED, line(SECOND)));
    reopen();

    assertThat(next.run().since()).hasValue(time(20).plusMillis(1));
    assertThat(spoken())
        .containsExactly(Map.entry(revision(1), time(1)), Map.entry(revision(2), time(2)));
    assertThat(history.log().checkpoint().entries()).isEqualTo(4);
  }

  @Test
  void anOldCheckoutChangesNothingOfWhatSpeaks() {
    backfill(
        history,
        backfilled(9, RULES, SECOND, ROOT),
        line(SECOND, ROOT),
        read(ROOT, PLANNED),
        read(SECOND, IMPLEMENTED));
    var before = spoken();
    var spans = checkout();

    RecordedRun again = history.log().record(look(30, ROOT, PLANNED, line()));
    reopen();

    assertThat(again.left()).isFalse();
    assertThat(again.at()).isEqualTo(time(1));
    assertThat(spoken()).hasSize(2).isEqualTo(before);
    assertThat(checkout()).isEqualTo(spans);
  }

  @Test
  void commitsThatSayTheSameAreOnePointAtTheFirst() {
    history.log().record(look(5, ROOT, PLANNED, line(ROOT)));
    RecordedRun same = history.log().record(look(6, SECOND, PLANNED, line(SECOND)));
    history.log().record(look(7, THIRD, IMPLEMENTED, line(THIRD)));
    reopen();

    assertThat(same.left()).isFalse();
    assertThat(same.at()).isEqualTo(time(2));
    assertThat(speaking()).containsExactly(revision(1), revision(3));
    assertThat(checkout())
        .containsExactly(
            span("planned", 1, 2, Cause.FIRST, 3, 6, Cause.CHANGE),
            span("implemented", 3, 6, Cause.CHANGE));
  }

  @Test
  void whatComesBetweenTwoThatSayTheSameMakesThemTwo() {
    backfill(
        history,
        backfilled(9, RULES, THIRD, SECOND, ROOT),
        line(THIRD, SECOND, ROOT),
        read(ROOT, PLANNED),
        read(THIRD, PLANNED));
    assertThat(speaking()).containsExactly(revision(1));

    backfill(
        history, backfilled(10, RULES, THIRD, SECOND, ROOT), line(), read(SECOND, IMPLEMENTED));
    reopen();

    assertThat(speaking()).containsExactly(revision(1), revision(2), revision(3));
    assertThat(checkout()).hasSize(3);
  }

  @Test
  void ofOneCommitAndRulesetTheRunThatReadTheCommitSpeaks() {
    RecordedRun live = history.log().record(look(5, ROOT, IMPLEMENTED, line(ROOT)));
    backfill(history, backfilled(9, RULES, ROOT), line(), read(ROOT, PLANNED));
    reopen();

    assertThat(history.stream(MAIN).moments(Instant.MIN))
        .singleElement()
        .satisfies(run -> assertThat(run.run().source()).isEqualTo(Source.GIT));
    assertThat(history.stream(MAIN).head().map(head -> head.facts())).hasValue(PLANNED);
    // It does not speak, but its commit is on the line.
    assertThat(history.runs().byPosition(live.position()))
        .hasValueSatisfying(
            run -> {
              assertThat(run.left()).isFalse();
              assertThat(run.at()).isEqualTo(time(1));
            });
  }

  @Test
  void runsOutsideVersionControlSpeakBeforeTheLineAndAreSilentBesideIt() {
    record(number(-1), PLANNED);
    record(number(6), IMPLEMENTED);
    assertThat(history.stream(MAIN).moments(Instant.MIN)).hasSize(2);

    history.log().record(look(7, SECOND, IMPLEMENTED, line(SECOND, ROOT)));
    record(number(0), PLANNED);
    RecordedRun silent = record(number(2), PLANNED);
    reopen();

    assertThat(spoken())
        .containsExactly(
            Map.entry("", time(-1)), Map.entry("", time(0)), Map.entry(revision(2), time(2)));
    assertThat(silent.left()).isFalse();
    assertThat(silent.at()).isEqualTo(time(2));
  }

  @Test
  void aStreamThatIsNoLineSpeaksInTheOrderOfRecording() {
    backfill(history, Optional.empty(), line(THIRD, SECOND, ROOT));
    int id = 0;
    for (String branch : List.of("pull/7", "merge-request/7", "tags/v1", "detached")) {
      StreamId stream = new StreamId(SHOP, branch);
      String name = "%031x".formatted(++id);
      RecordedRun first = record(seen(5, stream, 3).called("1" + name), PLANNED);
      record(seen(6, stream, 1).called("2" + name), IMPLEMENTED);
      RecordedRun last =
          history
              .log()
              .record(
                  new BranchRun(
                      seen(7, stream, 2).called("3" + name).since(time(4)).run(),
                      PLANNED,
                      Optional.empty(),
                      any -> true));
      record(seen(8, stream, 3).called("4" + name), PLANNED);
      reopen();

      assertThat(history.stream(stream).moments(Instant.MIN))
          .extracting(run -> run.run().revision().orElse(""), RecordedRun::at)
          .containsExactly(
              tuple(revision(3), time(5)),
              tuple(revision(1), time(6)),
              tuple(revision(2), time(7)));
      assertThat(history.stream(stream).runs(9)).hasSize(4).noneMatch(RecordedRun::left);
      assertThat(first.at()).isEqualTo(time(5));
      assertThat(last.at()).isEqualTo(time(7));
      assertThat(history.stream(stream).head().map(head -> head.facts())).hasValue(PLANNED);
    }
  }

  /** A run of the commit of a number, as it was seen when that was committed. */
  private static ARun seen(int number, StreamId stream, int commit) {
    return number(number).on(stream).of(revision(commit)).at(time(commit));
  }

  @Test
  void ofSettingsThatCameBackThoseOfTheLatestLookSpeak() {
    CompletedRun here = read(ROOT, PLANNED);
    CompletedRun there = read(ROOT, OTHER_SETTINGS, IMPLEMENTED);
    backfill(history, backfilled(9, RULES, ROOT), line(ROOT), here);
    backfill(history, backfilled(10, OTHER_SETTINGS, ROOT), line(), there);
    assertThat(history.stream(MAIN).head().map(head -> head.facts())).hasValue(IMPLEMENTED);

    assertThat(backfill(history, backfilled(11, RULES, ROOT), line(), here)).isZero();
    reopen();

    assertThat(history.stream(MAIN).head().map(head -> head.facts())).hasValue(PLANNED);
    assertThat(checkout()).singleElement().matches(span -> span.end().isEmpty());
  }

  @Test
  void newerRulesSpeakBeforeTheSettingsOfTheLatestLook() {
    backfill(
        history, backfilled(9, NEWER_RULES, ROOT), line(ROOT), read(ROOT, NEWER_RULES, PLANNED));
    backfill(history, backfilled(10, RULES, ROOT), line(), read(ROOT, IMPLEMENTED));

    assertThat(history.stream(MAIN).head().map(head -> head.facts())).hasValue(PLANNED);
  }

  @Test
  void aSecondBackfillRecordsNothing() {
    for (int i = 0; i < 2; i++) {
      backfill(
          history,
          backfilled(9 + i, RULES, SECOND, ROOT),
          line(SECOND, ROOT),
          read(ROOT, PLANNED),
          read(SECOND, IMPLEMENTED));
      assertThat(history.log().checkpoint().entries()).isEqualTo(4);
    }
    // What is known in other pieces is known.
    backfill(history, backfilled(20, RULES, SECOND, ROOT), line(ROOT));
    assertThat(history.log().checkpoint().entries()).isEqualTo(4);
  }

  @Test
  void aBackfillOfWhereTheBranchNowStandsPrevailsOverAllLooks() {
    history.log().record(look(40, THIRD, IMPLEMENTED, line(THIRD, SECOND, ROOT)));
    backfill(
        history,
        backfilled(9, RULES, AMENDED, ROOT),
        line(AMENDED),
        read(ROOT, PLANNED),
        read(AMENDED, IMPLEMENTED));
    reopen();

    assertThat(speaking()).containsExactly(revision(1), revision(4));
    assertThat(left()).containsExactly(revision(3));
  }

  @Test
  void entriesCountAndAreToldInTheOrderOfRecordingWhateverTheirKind() {
    backfill(
        history, backfilled(9, RULES, SECOND, ROOT), line(SECOND, ROOT), read(SECOND, PLANNED));
    RecordedRun run = history.log().record(look(10, THIRD, IMPLEMENTED, line(THIRD)));
    record(number(11).on(ELSEWHERE), PLANNED);
    reopen();

    List<LogEntry> told = told(history);
    RunLogContract.assertThatCheckpointsFollowFrom(told, history);
    assertThat(told)
        .extracting(entry -> entry.getClass().getSimpleName())
        .containsExactly("OfCommits", "OfRun", "OfTip", "OfCommits", "OfRun", "OfRun");
    assertThat(told.get(0)).isEqualTo(new LogEntry.OfCommits(line(SECOND, ROOT).orElseThrow()));
    assertThat(told.get(2)).isEqualTo(new LogEntry.OfTip(tip(9, SECOND, RULES, time(9))));
    assertThat(told.get(4)).extracting(LogEntry::id).isEqualTo(run.run().id());
    assertThat(run.position()).isEqualTo(5);
    assertThat(history.runs(SHOP).byPosition(5)).hasValue(run);
    assertThat(history.runs(SHOP).byPosition(4)).isEmpty();
  }

  @Test
  void commitsAreThoseOfAProjectAndTipsThoseOfAStream() {
    StreamId till = new StreamId(ELSEWHERE.project(), "main");
    history.log().record(look(5, SECOND, IMPLEMENTED, line(SECOND, ROOT)));
    history.log().record(number(6).on(till).of(revision(2)).at(time(6)).run(), PLANNED);
    StreamId next = new StreamId(SHOP, "next");
    history.log().record(number(7).on(next).of(revision(2)).at(time(7)).run(), PLANNED);
    history.log().record(look(8, ROOT, PLANNED, line(), revision(2)));
    reopen();

    assertThat(history.stream(till).last().map(RecordedRun::at)).hasValue(time(6));
    assertThat(history.stream(next).last().map(RecordedRun::at)).hasValue(time(2));
    assertThat(speaking()).containsExactly(revision(1));
  }

  /** Three logs that know different pieces of one branch, which was amended meanwhile. */
  private static List<List<LogEntry>> threeLogs() {
    InMemoryHistory shallow = new InMemoryHistory();
    shallow.log().record(look(5, SECOND, PLANNED, line(SECOND)));
    shallow.log().record(look(30, THIRD, IMPLEMENTED, line(THIRD)));
    InMemoryHistory whole = new InMemoryHistory();
    backfill(
        whole,
        backfilled(9, RULES, THIRD, SECOND, ROOT),
        line(THIRD, SECOND, ROOT),
        read(ROOT, PLANNED),
        read(SECOND, IMPLEMENTED),
        read(THIRD, PLANNED));
    InMemoryHistory amended = new InMemoryHistory();
    amended.log().record(look(6, SECOND, PLANNED, line(SECOND, ROOT)));
    amended.log().record(look(7, AMENDED, IMPLEMENTED, line(AMENDED), revision(2)));
    amended.log().record(number(-2).run(), PLANNED);
    return List.of(told(shallow), told(whole), told(amended));
  }

  @Test
  void logsThatAreTakenInOneAfterTheOtherSayTheSame() {
    assertThatLogsSayTheSameTakenIn(0, 1, 2);
  }

  @Test
  void logsThatAreTakenInInAnotherOrderSayTheSame() {
    assertThatLogsSayTheSameTakenIn(2, 0, 1);
  }

  @Test
  void logsThatAreTakenInFromTheLastOnSayTheSame() {
    assertThatLogsSayTheSameTakenIn(2, 1, 0);
  }

  private void assertThatLogsSayTheSameTakenIn(int... order) {
    InMemoryHistory expected = new InMemoryHistory();
    threeLogs().forEach(expected.log()::merge);

    for (int log : order) {
      history.log().merge(threeLogs().get(log));
    }
    reopen();

    assertThatItSaysTheSameAs(expected);
    assertThat(speaking()).contains(revision(3)).doesNotContain(revision(4));
  }

  @Test
  void entriesMayBeTakenInInAnyOrder() {
    InMemoryHistory expected = new InMemoryHistory();
    List<LogEntry> log = new ArrayList<>(threeLogs().get(2));
    log.addAll(threeLogs().get(0).subList(0, 1));
    expected.log().merge(log);
    List<LogEntry> tipsAndLinesLast = new ArrayList<>();
    log.stream().filter(LogEntry.OfRun.class::isInstance).forEach(tipsAndLinesLast::add);
    log.stream().filter(LogEntry.OfTip.class::isInstance).forEach(tipsAndLinesLast::add);
    log.stream().filter(LogEntry.OfCommits.class::isInstance).forEach(tipsAndLinesLast::add);

    assertThat(history.log().merge(tipsAndLinesLast))
        .isEqualTo(expected.log().checkpoint().entries());
    assertThat(history.log().merge(log)).isZero();

    assertThatItSaysTheSameAs(expected);
  }

  @Test
  void whatALogTellsMakesAnotherSayTheSame() {
    threeLogs().forEach(history.log()::merge);
    reopen();
    InMemoryHistory other = new InMemoryHistory();
    assertThat(other.log().merge(told(history)))
        .isPositive()
        .isEqualTo((int) history.log().checkpoint().entries());

    assertThatItSaysTheSameAs(other);
    assertThat(told(other)).extracting(LogEntry::id).isEqualTo(ids(history));
  }

  private static List<RunId> ids(History history) {
    return told(history).stream().map(LogEntry::id).toList();
  }

  static List<LogEntry> told(History history) {
    return RunLogContract.told(history, history.log().checkpoint().entries());
  }

  private void assertThatItSaysTheSameAs(History other) {
    assertThatItSaysTheSame(history, other);
  }

  /** The same at the same moments; the numbers of entries follow from the order of recording. */
  static void assertThatItSaysTheSame(History one, History other) {
    assertThat(one.streams()).isNotEmpty().isEqualTo(other.streams());
    for (StreamId stream : other.streams()) {
      assertThat(moments(one, stream)).isEqualTo(moments(other, stream));
      assertThat(spans(one, stream)).isEqualTo(spans(other, stream));
      assertThat(runs(one, stream)).isEqualTo(runs(other, stream));
      assertThat(one.stream(stream).stand()).isEqualTo(other.stream(stream).stand());
      assertThat(one.stream(stream).head().map(head -> head.state()))
          .isEqualTo(other.stream(stream).head().map(head -> head.state()));
    }
  }

  private static List<List<Object>> moments(History history, StreamId stream) {
    return history.stream(stream).moments(Instant.MIN).stream()
        .map(run -> List.<Object>of(run.run().id(), run.at()))
        .toList();
  }

  private static Map<RunId, List<Object>> runs(History history, StreamId stream) {
    Map<RunId, List<Object>> runs = new HashMap<>();
    for (RecordedRun run : history.stream(stream).runs(99)) {
      runs.put(run.run().id(), List.of(run.at(), run.left(), run.stream(), run.run()));
    }
    return runs;
  }

  private static List<List<Object>> spans(History history, StreamId stream) {
    return history.stream(stream).spans(Instant.MIN).stream()
        .map(
            span ->
                List.<Object>of(
                    span.fact(),
                    span.since().at(),
                    span.cause(),
                    span.end().map(end -> List.of(end.until().at(), end.cause()))))
        .toList();
  }

  private static List<CommitFact> otherwise() {
    return List.of(
        commit(2, 3, SECOND.seconds()),
        commit(2, 0, SECOND.seconds()),
        commit(2, 1, SECOND.seconds() + 1));
  }

  @Test
  void twoParentsOrTwoTimesOfOneCommitAreRefusedAndNothingIsRecorded() {
    history.log().record(look(5, SECOND, PLANNED, line(SECOND, ROOT)));
    Checkpoint before = history.log().checkpoint();

    for (CommitFact other : otherwise()) {
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> history.log().record(look(6, other, PLANNED, line(other))))
          .withMessageContaining(revision(2));
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(
              () ->
                  backfill(history, backfilled(9, RULES, other), line(other), read(other, PLANNED)))
          .withMessageContaining(revision(2));
      assertThatExceptionOfType(RefusedRunException.class)
          .isThrownBy(
              () ->
                  history
                      .log()
                      .merge(
                          List.of(
                              new LogEntry.OfTip(tip(9, SECOND, RULES, time(9))),
                              new LogEntry.OfCommits(line(other).orElseThrow()))))
          .withMessageContaining(revision(2));
    }

    reopen();
    assertThat(before.entries()).isEqualTo(2);
    assertThat(history.log().checkpoint()).isEqualTo(before);
    assertThat(history.log().record(look(6, THIRD, IMPLEMENTED, line(THIRD))).position())
        .isEqualTo(4);
  }

  @Test
  void whatTwoEntriesOfOneLogSayOfACommitHasToAgreeToo() {
    record(number(1), PLANNED);
    Checkpoint before = history.log().checkpoint();
    for (CommitFact other : otherwise()) {
      assertThatExceptionOfType(RefusedRunException.class)
          .isThrownBy(
              () ->
                  history
                      .log()
                      .merge(
                          List.of(
                              new LogEntry.OfCommits(line(SECOND).orElseThrow()),
                              new LogEntry.OfCommits(line(other).orElseThrow()))));
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(
              () ->
                  history
                      .log()
                      .recordAll(
                          List.of(line(SECOND).orElseThrow(), line(other).orElseThrow()),
                          List.of(),
                          Optional.empty()));
    }
    assertThat(before.entries()).isEqualTo(1);
    assertThat(history.log().checkpoint()).isEqualTo(before);
  }

  @Test
  void commitsOfAnotherProjectMayBeOtherwise() {
    history.log().record(look(5, SECOND, PLANNED, line(SECOND, ROOT)));

    for (CommitFact other : otherwise().subList(0, 1)) {
      assertThat(
              history
                  .log()
                  .merge(
                      List.of(
                          new LogEntry.OfCommits(
                              new CommitLine(ELSEWHERE.project(), List.of(other))))))
          .isEqualTo(1);
    }
  }

  @Test
  void aBranchRunThatIsKnownIsNotRecordedAgain() {
    RecordedRun first = history.log().record(look(5, ROOT, PLANNED, line(ROOT)));
    assertThat(history.log().record(look(5, ROOT, PLANNED, line(ROOT)))).isEqualTo(first);
    assertThat(first.position()).isEqualTo(2);

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> history.log().record(look(5, ROOT, IMPLEMENTED, line())));
    assertThat(history.log().checkpoint().entries()).isEqualTo(2);
  }

  /** On top of all others, again, below, beside, and off the line. */
  @Test
  void whatIsToldOfARunThatIsRecordedIsWhatIsFoundOfIt() {
    CommitFact side = commit(5, 1, time(4).getEpochSecond());
    List<BranchRun> looks =
        List.of(
            look(11, ROOT, PLANNED, line(ROOT)),
            look(12, ROOT, PLANNED, line(ROOT)),
            look(13, THIRD, IMPLEMENTED, line(THIRD, SECOND)),
            look(14, THIRD, PLANNED, line()),
            look(15, SECOND, PLANNED, line()),
            new BranchRun(
                number(16).of(THIRD.revision()).from(Source.DRAFT).run(),
                IMPLEMENTED,
                Optional.empty(),
                any -> false),
            look(18, AMENDED, UNREADABLE, line(AMENDED), THIRD.revision()),
            look(19, side, PLANNED, line(side), AMENDED.revision()),
            new BranchRun(
                number(20).on(PULL_REQUEST).of(THIRD.revision()).run(),
                PLANNED,
                Optional.empty(),
                any -> false));
    for (BranchRun look : looks) {
      RecordedRun recorded = history.log().record(look);

      assertThat(history.runs().byPosition(recorded.position())).contains(recorded);
    }
  }

  @Test
  void aHistoryOfOlderProgramsKeepsItsOrderUntilItLearnsItsLine() {
    CommitFact side = commit(5, 1, time(4).getEpochSecond());
    history.log().record(number(3).of(revision(2)).at(time(2)).run(), IMPLEMENTED);
    history.log().record(number(5).of(side.revision()).at(time(4)).run(), PLANNED);
    assertThat(spoken())
        .containsExactly(Map.entry(revision(2), time(2)), Map.entry(revision(5), time(4)));

    history.log().record(look(9, THIRD, PLANNED, line(THIRD, SECOND, ROOT)));
    reopen();

    assertThat(speaking()).startsWith(revision(2), revision(3));
    backfill(history, backfilled(10, RULES, THIRD, SECOND, ROOT), line());
    backfill(history, Optional.empty(), line(side));
    assertThat(speaking()).containsExactly(revision(2), revision(3));
    assertThat(left()).containsExactly(revision(5));
  }

  @Test
  void whatIsKnownOfCommitsIsFound() {
    backfill(
        history,
        Optional.empty(),
        Optional.of(new CommitLine(MAIN.project(), List.of(SECOND, ROOT))));
    reopen();

    assertThat(history.runs().commit(MAIN.project(), SECOND.revision())).hasValue(SECOND);
    assertThat(history.runs().commit("another", SECOND.revision())).isEmpty();
    assertThat(history.runs().commits(MAIN.project()))
        .containsOnly(Map.entry(SECOND.revision(), SECOND), Map.entry(ROOT.revision(), ROOT));
    assertThat(history.runs().commits("another")).isEmpty();
  }

  @Test
  void runsOfCommitsAreToldInTheOrderOfTheLogWithoutDrafts() {
    RecordedRun second = record(number(2).of(SECOND.revision()).from(Source.GIT), PLANNED);
    record(number(3), PLANNED);
    record(number(4).of(ROOT.revision()).from(Source.DRAFT), PLANNED);
    RecordedRun first = record(number(1).of(ROOT.revision()).from(Source.GIT), PLANNED);
    reopen();

    assertThat(history.stream(MAIN).ofCommits())
        .extracting(RecordedRun::run)
        .containsExactly(second.run(), first.run());
  }
}
