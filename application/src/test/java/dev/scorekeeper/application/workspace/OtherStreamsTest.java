package dev.scorekeeper.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OtherStreamsTest {
  private static final StreamId MAIN = new StreamId("example.org/acme/shop", "main");
  private static final String ANOTHER_PROJECT =
      " (the same project by another name? choose it with --project and --branch, or name it as"
          + " \"project\" in scorekeeper.json; scorekeeper history streams shows them all)";
  private static final String ANOTHER_BRANCH =
      " (the same branch by another name? choose it with --branch; scorekeeper history streams"
          + " shows them all)";

  private final InMemoryHistoryStore histories = new InMemoryHistoryStore();
  private int runs;

  private void record(String project, String branch) {
    runs++;
    histories
        .history()
        .log()
        .record(
            ARun.number(runs).on(new StreamId(project, branch)).run(), SomeFacts.none().assessed());
  }

  private Optional<String> before(StreamId stream) {
    return OtherStreams.before(stream, StreamChoice.OPEN, histories.history());
  }

  @Test
  void nothingIsSaidOfAStreamThatHasRunsNorInAnEmptyHistory() {
    assertThat(before(MAIN)).isEmpty();
    record("shop", "main");
    record(MAIN.project(), MAIN.branch());

    assertThat(before(MAIN)).isEmpty();
  }

  @Test
  void aProjectThatTheHistoryDoesNotKnowMayHaveHadAnotherName() {
    record("shop", "main");
    record("shop", "next");

    assertThat(before(MAIN))
        .contains(
            "no run of example.org/acme/shop on main is recorded; there are runs of shop on main,"
                + " shop on next"
                + ANOTHER_PROJECT);
    assertThat(before(new StreamId(MAIN.project(), "pull/7"))).isPresent();
  }

  @Test
  void aBranchThatTheHistoryDoesNotKnowMayHaveHadAnotherName() {
    record("other", "main");
    record(MAIN.project(), "master");
    record(MAIN.project(), "pull/7");

    assertThat(before(MAIN))
        .contains(
            "no run of example.org/acme/shop on main is recorded; there are runs of"
                + " example.org/acme/shop on master"
                + ANOTHER_BRANCH);
  }

  @Test
  void ofAKnownProjectEachPullRequestBeginsAnewAndIsNoBranchsPast() {
    record(MAIN.project(), "pull/7");

    assertThat(before(MAIN)).isEmpty();
    record(MAIN.project(), "main");

    for (String branch : new String[] {"pull/8", "merge-request/8", "tags/v1", "detached"}) {
      assertThat(before(new StreamId(MAIN.project(), branch))).isEmpty();
    }
  }

  private Optional<String> before(Optional<String> project, Optional<String> branch) {
    StreamChoice choice = new StreamChoice(project, branch, Map.of());
    return OtherStreams.before(MAIN, choice, histories.history());
  }

  @Test
  void whoeverChoosesANameMeansIt() {
    Optional<String> project = Optional.of(MAIN.project());
    Optional<String> branch = Optional.of(MAIN.branch());
    record("shop", "main");

    assertThat(before(project, Optional.empty())).isEmpty();
    assertThat(before(Optional.empty(), branch)).isPresent();

    record(MAIN.project(), "master");

    assertThat(before(project, Optional.empty())).isPresent();
    assertThat(before(Optional.empty(), branch)).isEmpty();
  }

  @Test
  void whoeverAsksForRunsIsToldOfAllOthers() {
    record(MAIN.project(), "pull/7");

    assertThat(OtherStreams.none(MAIN, histories.history()))
        .isEqualTo(
            "no run of example.org/acme/shop on main is recorded; there are runs of"
                + " example.org/acme/shop on pull/7"
                + ANOTHER_BRANCH);
    assertThat(OtherStreams.none(MAIN, new InMemoryHistoryStore().history()))
        .isEqualTo("no run of example.org/acme/shop on main is recorded");
  }

  @Test
  void ofManyAFewAreNamed() {
    for (int i = 1; i <= 8; i++) {
      record("shop", "b" + i);
    }

    assertThat(before(MAIN).orElseThrow())
        .contains("shop on b5 and 3 more (the same project")
        .doesNotContain("shop on b6");
  }
}
