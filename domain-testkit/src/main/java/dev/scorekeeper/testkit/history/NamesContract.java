package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static dev.scorekeeper.testkit.history.LineContract.ROOT;
import static dev.scorekeeper.testkit.history.LineContract.SECOND;
import static dev.scorekeeper.testkit.history.LineContract.THIRD;
import static dev.scorekeeper.testkit.history.LineContract.assertThatItSaysTheSame;
import static dev.scorekeeper.testkit.history.LineContract.commit;
import static dev.scorekeeper.testkit.history.LineContract.revision;
import static dev.scorekeeper.testkit.history.LineContract.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every history must make of renamings: a stream keeps its past, and has one name everywhere,
 * whoever recorded what and when.
 */
abstract class NamesContract extends HistoryFixture {
  private static final StreamId TRUNK = new StreamId(MAIN.project(), "trunk");

  /** The same project before it had a remote. */
  private static final StreamId LOCAL = new StreamId("shop", "main");

  private static Renaming renaming(int number, StreamId from, StreamId to) {
    return new Renaming(from, to, time(number));
  }

  private void rename(int number, StreamId from, StreamId to) {
    history.log().rename(List.of(renaming(number, from, to)));
  }

  /** A run in a clone of the commit on which a branch stands, with facts of commits. */
  private static BranchRun look(
      int number, StreamId stream, CommitFact commit, Facts facts, CommitFact... news) {
    return new BranchRun(
        number(number).on(stream).of(commit.revision()).since(time(number)).run(),
        facts,
        news.length == 0
            ? Optional.empty()
            : Optional.of(new CommitLine(stream.project(), List.of(news))),
        any -> false);
  }

  private List<String> speaking(StreamId stream) {
    return history.stream(stream).moments(Instant.MIN).stream()
        .map(run -> run.run().revision().orElse("none"))
        .toList();
  }

  private List<LogEntry> entries() {
    return told(history);
  }

  @Test
  void whatWasRecordedUnderTheOldNameSpeaksUnderTheNewOne() {
    RecordedRun first = history.log().record(look(1, MAIN, ROOT, PLANNED, ROOT));
    history.log().record(look(2, MAIN, SECOND, IMPLEMENTED, SECOND));
    rename(3, MAIN, TRUNK);
    reopen();

    assertThat(history.streams()).containsExactly(TRUNK);
    assertThat(speaking(TRUNK)).containsExactly(revision(1), revision(2));
    assertThat(history.stream(TRUNK).head().map(head -> head.facts())).hasValue(IMPLEMENTED);
    assertThat(history.stream(TRUNK).stand().map(stand -> stand.tip())).hasValue(revision(2));
    assertThat(history.stream(TRUNK).spans(Instant.MIN)).isNotEmpty();
    assertThat(history.stream(TRUNK).runs(9))
        .hasSize(2)
        .allMatch(run -> run.stream().equals(TRUNK) && run.run().stream().equals(MAIN));
    assertThat(history.stream(TRUNK).ofCommits()).hasSize(2);
    assertThat(history.runs().byIdPrefix(first.run().id().hex(), 1))
        .singleElement()
        .satisfies(run -> assertThat(run.stream()).isEqualTo(TRUNK));
    // Nothing that was recorded is another.
    assertThat(entries().get(1))
        .isInstanceOfSatisfying(
            LogEntry.OfRun.class, run -> assertThat(run.run()).isEqualTo(first.run()));
    assertThat(entries().get(4)).isEqualTo(new LogEntry.OfRenaming(renaming(3, MAIN, TRUNK)));
  }

  @Test
  void whoeverAsksForTheOldNameIsAnsweredOfTheNewOne() {
    history.log().record(look(1, MAIN, ROOT, PLANNED, ROOT));
    assertThat(history.stream(MAIN).id()).isEqualTo(MAIN);
    rename(2, MAIN, TRUNK);
    reopen();

    assertThat(history.stream(MAIN).id()).isEqualTo(TRUNK);
    assertThat(history.names().now(MAIN)).isEqualTo(TRUNK);
    assertThat(history.names().formerly(TRUNK)).containsExactly(MAIN);
    assertThat(speaking(MAIN)).containsExactly(revision(1));
    assertThat(history.stream(ELSEWHERE).id()).isEqualTo(ELSEWHERE);
  }

  @Test
  void aRunOfAnOldCheckoutSpeaksUnderTheNewNameToo() {
    history.log().record(look(1, MAIN, ROOT, PLANNED, ROOT));
    rename(2, MAIN, TRUNK);
    RecordedRun later = history.log().record(look(3, MAIN, SECOND, IMPLEMENTED, SECOND));
    history.log().record(look(4, TRUNK, THIRD, PLANNED, THIRD));
    RecordedRun draft = record(number(5).on(MAIN), UNREADABLE);
    reopen();

    assertThat(later.stream()).isEqualTo(TRUNK);
    assertThat(later.run().stream()).isEqualTo(MAIN);
    assertThat(draft.stream()).isEqualTo(TRUNK);
    assertThat(history.streams()).containsExactly(TRUNK);
    assertThat(speaking(TRUNK)).containsExactly(revision(1), revision(2), revision(3));
    assertThat(history.stream(TRUNK).runs(2))
        .extracting(RecordedRun::position)
        .containsExactly(draft.position(), draft.position() - 1);
  }

  @Test
  void namesThatBothHaveRunsBecomeOneLine() {
    history.log().record(look(1, MAIN, ROOT, PLANNED, ROOT));
    history.log().record(look(2, TRUNK, SECOND, IMPLEMENTED, SECOND));
    assertThat(history.streams()).containsExactly(MAIN, TRUNK);

    rename(3, MAIN, TRUNK);
    reopen();

    assertThat(history.streams()).containsExactly(TRUNK);
    assertThat(speaking(TRUNK)).containsExactly(revision(1), revision(2));
    assertThat(history.stream(TRUNK).head().map(head -> head.facts())).hasValue(IMPLEMENTED);
  }

  @Test
  void whatIsKnownOfCommitsOfAProjectCountsForTheOneThatItIsCalledSince() {
    history.log().record(look(1, LOCAL, SECOND, IMPLEMENTED, SECOND, ROOT));
    // A clone that was cut knows of the last commit only.
    history.log().record(look(2, MAIN, THIRD, PLANNED, THIRD));
    assertThat(history.runs().commit(MAIN.project(), revision(1))).isEmpty();

    rename(3, LOCAL, MAIN);
    reopen();

    assertThat(history.streams()).containsExactly(MAIN);
    assertThat(history.stream(MAIN).stand())
        .hasValueSatisfying(
            stand -> {
              assertThat(stand.root()).isTrue();
              assertThat(stand.stretches()).isEqualTo(1);
            });
    assertThat(speaking(MAIN)).containsExactly(revision(2), revision(3));
    for (String project : List.of(MAIN.project(), LOCAL.project())) {
      assertThat(history.runs().commit(project, revision(1))).hasValue(ROOT);
      assertThat(history.runs().commit(project, revision(3))).hasValue(THIRD);
      assertThat(history.runs().commits(project)).hasSize(3);
      assertThat(history.runs().byRevisionPrefix(project, "00000", 9))
          .extracting(run -> run.run().revision().orElse(""))
          .containsExactly(revision(3), revision(2));
      assertThat(history.runs().observedAt(project, revision(2))).hasValue(time(2));
    }
  }

  @Test
  void runsOnTopOfAJoinedLineSayWhatOneLookAtTheWholeSays() {
    history.log().record(look(1, LOCAL, ROOT, PLANNED, ROOT));
    rename(2, LOCAL, MAIN);
    history.log().record(look(3, MAIN, SECOND, IMPLEMENTED, SECOND));
    history.log().record(look(4, LOCAL, THIRD, PLANNED, THIRD));
    CommitFact fourth = commit(4, 3, time(4).getEpochSecond());
    // Known under the other name already.
    history.log().record(look(5, LOCAL, fourth, IMPLEMENTED, fourth, THIRD, SECOND));
    history.log().record(look(6, MAIN, fourth, IMPLEMENTED));
    reopen();

    assertThat(speaking(MAIN)).containsExactly(revision(1), revision(2), revision(3), revision(4));
    InMemoryHistory whole = new InMemoryHistory();
    whole.log().merge(entries());
    assertThatItSaysTheSame(history, whole);
  }

  @Test
  void aRenamingToTheSameNameTakesTheOneBeforeBack() {
    history.log().record(look(1, MAIN, ROOT, PLANNED, ROOT));
    history.log().record(look(2, TRUNK, SECOND, IMPLEMENTED, SECOND));
    rename(3, MAIN, TRUNK);
    rename(4, MAIN, MAIN);
    reopen();

    assertThat(history.streams()).containsExactly(MAIN, TRUNK);
    assertThat(speaking(MAIN)).containsExactly(revision(1));
    assertThat(speaking(TRUNK)).containsExactly(revision(2));
    assertThat(history.stream(MAIN).runs(9)).allMatch(run -> run.stream().equals(MAIN));
  }

  @Test
  void renamingsAreFollowedAndTheLatestOfANameCounts() {
    StreamId next = new StreamId(MAIN.project(), "next");
    StreamId dev = new StreamId(MAIN.project(), "dev");
    history.log().record(look(1, MAIN, ROOT, PLANNED, ROOT));
    rename(3, MAIN, dev);
    rename(2, MAIN, next);
    rename(4, dev, TRUNK);
    reopen();

    assertThat(history.streams()).containsExactly(TRUNK);
    assertThat(history.stream(dev).id()).isEqualTo(TRUNK);
    assertThat(history.stream(next).id()).isEqualTo(next);
    assertThat(history.stream(next).runs(9)).isEmpty();
  }

  @Test
  void whatIsNoLineKeepsTheOrderOfRecordingUnderItsNewName() {
    StreamId other = new StreamId(LOCAL.project(), "pull/7");
    record(number(1).on(other).of(revision(3)), PLANNED);
    record(number(3).on(PULL_REQUEST).of(revision(1)), PLANNED);
    record(number(2).on(other).of(revision(2)), IMPLEMENTED);
    rename(4, other, PULL_REQUEST);
    reopen();

    assertThat(history.streams()).containsExactly(PULL_REQUEST);
    assertThat(speaking(PULL_REQUEST)).containsExactly(revision(3), revision(2), revision(1));
  }

  @Test
  void aRenamingThatIsKnownIsNotRecordedAgain() {
    history.log().record(look(1, MAIN, ROOT, PLANNED, ROOT));
    rename(2, MAIN, TRUNK);
    Checkpoint before = history.log().checkpoint();
    rename(2, MAIN, TRUNK);
    reopen();

    assertThat(before.entries()).isEqualTo(3);
    assertThat(history.log().checkpoint()).isEqualTo(before);
    assertThat(history.log().merge(List.of(new LogEntry.OfRenaming(renaming(2, MAIN, TRUNK)))))
        .isZero();
  }

  @Test
  void aBackfillUnderTheNewNameKnowsWhatWasReadUnderTheOld() {
    history.log().record(look(1, MAIN, SECOND, IMPLEMENTED, SECOND, ROOT));
    rename(2, MAIN, TRUNK);
    Tip tip = new Tip(TRUNK, revision(2), ARun.RULES, time(3), time(3));
    history
        .log()
        .recordAll(
            List.of(),
            List.of(),
            Optional.of(
                new BackfilledTip(tip, Map.of(revision(1), ROOT, revision(2), SECOND), true)));
    reopen();

    // The branch stands where it is known to stand, so there is nothing to say.
    assertThat(history.log().checkpoint().entries()).isEqualTo(3);
    assertThat(history.stream(TRUNK).runs(9)).hasSize(1);
  }

  /** Three logs of one project that know it by three names, two of which go in a circle. */
  private static List<LogEntry> log() {
    InMemoryHistory log = new InMemoryHistory();
    log.log().record(look(1, LOCAL, ROOT, PLANNED, ROOT));
    log.log().record(look(2, MAIN, SECOND, IMPLEMENTED, SECOND));
    log.log().record(look(3, TRUNK, THIRD, PLANNED, THIRD));
    log.log().record(number(4).on(ELSEWHERE).run(), PLANNED);
    log.log().record(number(5).on(TRUNK).run(), PLANNED);
    log.log()
        .rename(
            List.of(
                renaming(6, LOCAL, MAIN),
                renaming(7, MAIN, TRUNK),
                renaming(5, TRUNK, LOCAL),
                renaming(8, ELSEWHERE, TRUNK),
                renaming(9, ELSEWHERE, ELSEWHERE)));
    return told(log);
  }

  @Test
  void inWhateverOrderEntriesAreTakenInTheSameIsSaid() {
    List<LogEntry> log = new ArrayList<>(log());
    InMemoryHistory expected = new InMemoryHistory();
    expected.log().merge(log);
    assertThat(expected.streams()).containsExactly(TRUNK, ELSEWHERE);
    // What another entry tells of an assessment has to come before; a run tells by itself here.
    for (LogEntry entry : shuffled(log)) {
      history.log().merge(List.of(entry));
    }
    reopen();

    assertThatItSaysTheSame(history, expected);
    assertThat(speaking(TRUNK)).containsExactly(revision(1), revision(2), revision(3));
  }

  private static List<LogEntry> shuffled(List<LogEntry> log) {
    List<LogEntry> runs = new ArrayList<>();
    List<LogEntry> others = new ArrayList<>();
    for (LogEntry entry : log) {
      (entry instanceof LogEntry.OfRun ? runs : others).add(entry);
    }
    List<LogEntry> mixed = new ArrayList<>();
    Collections.shuffle(others, new Random(7));
    while (!runs.isEmpty() || !others.isEmpty()) {
      if (!others.isEmpty()) {
        mixed.add(others.remove(0));
      }
      if (!runs.isEmpty()) {
        mixed.add(runs.remove(0));
      }
    }
    return mixed;
  }

  @Test
  void renamingsMayComeBeforeTheRunsThatTheyAreOf() {
    List<LogEntry> log = new ArrayList<>(log());
    InMemoryHistory expected = new InMemoryHistory();
    expected.log().merge(log);
    List<LogEntry> renamingsFirst = new ArrayList<>();
    log.stream().filter(LogEntry.OfRenaming.class::isInstance).forEach(renamingsFirst::add);
    log.stream().filter(LogEntry.OfRun.class::isInstance).forEach(renamingsFirst::add);
    log.stream().filter(LogEntry.OfCommits.class::isInstance).forEach(renamingsFirst::add);

    assertThat(history.log().merge(renamingsFirst)).isEqualTo(log.size());

    assertThatItSaysTheSame(history, expected);
  }

  @Test
  void twoProjectsMayHaveKnownACommitOtherwise() {
    CommitFact other = commit(2, 0, SECOND.seconds());
    history.log().record(look(1, LOCAL, other, PLANNED, other));
    history.log().record(look(2, MAIN, SECOND, IMPLEMENTED, SECOND, ROOT));
    rename(3, LOCAL, MAIN);
    reopen();

    // Each believes itself first.
    assertThat(history.runs().commit(MAIN.project(), revision(2))).hasValue(SECOND);
    assertThat(history.runs().commit(LOCAL.project(), revision(2))).hasValue(other);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> history.log().record(look(4, MAIN, other, PLANNED, other)));
    InMemoryHistory whole = new InMemoryHistory();
    whole.log().merge(entries());
    assertThatItSaysTheSame(history, whole);
    assertThat(Set.copyOf(history.streams())).containsExactly(MAIN);
  }

  @Test
  void whatALogTellsOfNamesMakesAnotherSayTheSame() {
    history.log().merge(log());
    reopen();
    History other = new InMemoryHistory();
    other.log().merge(entries());

    assertThatItSaysTheSame(history, other);
    assertThat(entries()).filteredOn(LogEntry.OfRenaming.class::isInstance).hasSize(5);
    RunLogContract.assertThatCheckpointsFollowFrom(entries(), history);
  }
}
