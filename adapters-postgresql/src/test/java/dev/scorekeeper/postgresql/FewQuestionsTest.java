package dev.scorekeeper.postgresql;

import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** To wait for a server takes longer than what it does, so a run that is recorded rarely waits. */
class FewQuestionsTest {
  private static final String PROJECT = ARun.MAIN.project();

  private final CuttingProxy proxy = new CuttingProxy(TestServer.port());
  private final String address = proxy.address(TestServer.fresh());

  @AfterEach
  void close() {
    proxy.close();
  }

  private static String commit(int number) {
    return "%040x".formatted(number);
  }

  /** A run of a commit that is on top of the one before. */
  private static BranchRun run(int number, Facts facts) {
    CommitFact commit =
        new CommitFact(
            commit(number),
            number == 1 ? Optional.empty() : Optional.of(commit(number - 1)),
            time(number).getEpochSecond(),
            "Ada");
    return new BranchRun(
        number(number).of(commit(number)).since(time(number)).run(),
        facts,
        Optional.of(new CommitLine(PROJECT, List.of(commit))),
        any -> false);
  }

  private static Facts facts(int size) {
    SomeFacts facts = SomeFacts.none().planned("cart");
    for (int i = 0; i < 9; i++) {
      facts.implemented("domain-" + i, 1, i == 0 ? size : 1);
    }
    return facts.assessed();
  }

  private int questions(History history, BranchRun run) {
    proxy.mend();
    history.log().record(run);
    return proxy.questions();
  }

  @Test
  void aRunThatIsRecordedWaitsForTheServerAFewTimesOnly() {
    try (History history = Pushes.at(address).forWriting()) {
      for (int i = 1; i <= 10; i++) {
        history.log().record(run(i, facts(i)));
      }

      assertThat(questions(history, run(11, facts(10)))).as("nothing changed").isLessThan(7);
      assertThat(questions(history, run(12, facts(12)))).as("a size changed").isLessThan(8);
    }
  }

  /** More rows than are fetched at once. */
  @Test
  void aPlanOfThousandsIsComparedWithTheLastOneInFull() {
    HistoryStore store = Pushes.at(address);
    try (History history = store.forWriting()) {
      history.log().record(run(1, planned(1_500)));
      history.log().record(run(2, planned(1_499)));
      int questions = questions(history, run(3, planned(1_498)));

      assertThat(questions).isLessThan(25);
      assertThat(history.stream(ARun.MAIN).head().orElseThrow().facts()).isEqualTo(planned(1_498));
    }
    assertThat(store.verify(List.of(), ProgressListener.NONE).orElseThrow().breaks()).isEmpty();
  }

  private static Facts planned(int number) {
    SomeFacts many = SomeFacts.none();
    for (int i = 0; i < number; i++) {
      many.planned("planned-" + i);
    }
    return many.assessed();
  }

  @Test
  void manyRowsThatArriveTogetherWaitForTheServerAFewTimesOnly() {
    try (History history = Pushes.at(address).forWriting()) {
      history.log().record(run(1, facts(1)));

      assertThat(questions(history, run(2, planned(200))))
          .as("200 names are asked for, and get numbers")
          .isLessThan(80);
    }
  }
}
