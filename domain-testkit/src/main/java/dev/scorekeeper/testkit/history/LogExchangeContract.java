package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.history.LogExchange.Listed;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link LogExchange} must do. */
abstract class LogExchangeContract extends HistoryFixture {
  private static final StreamId FORMER = new StreamId("plan", "main");

  private LogExchange exchange() {
    return history.exchange();
  }

  /** An entry of each kind, of three projects. */
  private void recordAllKinds() {
    record(number(1), PLANNED);
    history
        .log()
        .merge(
            List.of(
                new LogEntry.OfCommits(
                    new CommitLine(
                        MAIN.project(),
                        List.of(
                            new CommitFact(
                                REVISION, Optional.empty(), time(2).getEpochSecond(), "Ada")))),
                new LogEntry.OfTip(new Tip(MAIN, REVISION, ARun.RULES, time(2), time(2)))));
    record(number(3).on(ELSEWHERE), IMPLEMENTED);
    record(number(4).on(FORMER), PLANNED);
    history.log().rename(List.of(new Renaming(FORMER, MAIN, time(5))));
  }

  /** All entries of some projects, in the order in which they are listed. */
  private List<Listed> listed(Set<String> projects) {
    List<Listed> all = new ArrayList<>();
    for (Set<String> together : exchange().together(projects)) {
      long last = exchange().chain(together.iterator().next()).entries();
      for (long after = 0; after < last; after += 2) {
        all.addAll(exchange().listed(together, after, Math.min(last, after + 2)));
      }
    }
    return all;
  }

  @Test
  void allProjectsAreNamedThatAnEntryNames() {
    recordAllKinds();
    reopen();

    assertThat(exchange().projects())
        .containsExactly(MAIN.project(), ELSEWHERE.project(), FORMER.project());
  }

  @Test
  void everyEntryIsListedOnceAndTold() {
    recordAllKinds();
    reopen();

    List<Listed> listed = listed(exchange().projects());

    assertThat(listed).hasSize(6).doesNotHaveDuplicates();
    List<LogEntry> told = exchange().told(listed);
    assertThat(told).extracting(LogEntry::id).isEqualTo(listed.stream().map(Listed::id).toList());
    assertThat(told)
        .extracting(LogEntry::project)
        .isEqualTo(listed.stream().map(Listed::project).toList());
    assertThat(told)
        .filteredOn(LogEntry.OfRun.class::isInstance)
        .hasSize(3)
        .allSatisfy(
            entry -> {
              LogEntry.OfRun run = (LogEntry.OfRun) entry;
              assertThat(run.told()).isPresent();
              assertThat(listed)
                  .filteredOn(one -> one.id().equals(run.id()))
                  .extracting(Listed::assessment)
                  .containsExactly(Optional.of(run.assessment()));
            });
  }

  @Test
  void ofOneProjectOnlyItsEntriesAreListed() {
    recordAllKinds();

    assertThat(listed(Set.of(ELSEWHERE.project())))
        .extracting(Listed::id)
        .containsExactly(number(3).run().id());
    assertThat(listed(Set.of(FORMER.project()))).hasSize(2);
  }

  @Test
  void entriesArePositionedInTheirChainAndListedFromThereOn() {
    recordAllKinds();
    Set<String> project = Set.of(MAIN.project());
    Checkpoint before = exchange().chain(MAIN.project());
    record(number(7), IMPLEMENTED);
    reopen();

    Checkpoint now = exchange().chain(MAIN.project());

    assertThat(now.entries()).isEqualTo(before.entries() + 1);
    assertThat(exchange().listed(project, before.entries(), now.entries()))
        .containsExactly(
            new Listed(
                MAIN.project(),
                now.entries(),
                number(7).run().id(),
                Optional.of(IMPLEMENTED.digest())));
  }

  @Test
  void aChainContinuesWhatItWasAndNothingElse() {
    recordAllKinds();
    Checkpoint before = exchange().chain(MAIN.project());
    record(number(7), IMPLEMENTED);
    Checkpoint now = exchange().chain(MAIN.project());
    reopen();

    String project = MAIN.project();
    assertThat(exchange().continues(project, Checkpoint.beginning(now.origin()))).isTrue();
    assertThat(exchange().continues(project, before)).isTrue();
    assertThat(exchange().continues(project, now)).isTrue();
    Digest other = PLANNED.digest();
    assertThat(exchange().continues(project, new Checkpoint(now.origin(), before.entries(), other)))
        .isFalse();
    assertThat(
            exchange()
                .continues(project, new Checkpoint(now.origin(), now.entries() + 1, now.head())))
        .isFalse();
    assertThat(exchange().continues(project, Checkpoint.beginning("ab".repeat(16)))).isFalse();
  }

  @Test
  void whatIsLackingIsSaid() {
    recordAllKinds();
    List<Listed> known = listed(exchange().projects());
    List<Listed> asked = new ArrayList<>(known);
    Listed fresh =
        new Listed(MAIN.project(), 1, number(9).run().id(), Optional.of(PLANNED.digest()));
    asked.add(fresh);
    reopen();

    assertThat(known).isNotEmpty();
    assertThat(exchange().missing(known)).isEmpty();
    assertThat(exchange().missing(asked)).containsExactly(fresh.id());
  }

  @Test
  void aKnownRunOfAnotherResultIsRefused() {
    record(number(1), PLANNED);
    Listed other =
        new Listed(MAIN.project(), 1, number(1).run().id(), Optional.of(IMPLEMENTED.digest()));

    assertThatExceptionOfType(RefusedRunException.class)
        .isThrownBy(() -> exchange().missing(List.of(other)))
        .withMessageContaining(number(1).run().id().hex());
  }

  @Test
  void assessmentsThatNobodyToldAreSaid() {
    record(number(1), PLANNED);
    record(number(2), UNREADABLE);

    assertThat(
            exchange().untold(List.of(PLANNED.digest(), IMPLEMENTED.digest(), UNREADABLE.digest())))
        .containsExactly(IMPLEMENTED.digest());
  }
}
