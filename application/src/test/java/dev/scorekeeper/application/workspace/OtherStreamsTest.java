package dev.scorekeeper.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OtherStreamsTest {
  private static final StreamId MAIN = new StreamId("example.org/acme/shop", "main");
  private static final String LISTED = " (scorekeeper history streams lists them all)";

  private final InMemoryHistoryStore histories = new InMemoryHistoryStore();
  private Set<String> branches = Set.of("main");
  private int runs;

  private void record(String project, String branch) {
    runs++;
    histories
        .history()
        .log()
        .record(
            ARun.number(runs).on(new StreamId(project, branch)).run(), SomeFacts.none().assessed());
  }

  private Set<String> here(Set<String> names) {
    Set<String> here = new HashSet<>(names);
    here.retainAll(branches);
    return here;
  }

  private Optional<String> before(StreamId stream) {
    return OtherStreams.before(stream, StreamChoice.OPEN, histories.history(), this::here);
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
            "no run of example.org/acme/shop on main is recorded yet; if shop is what this"
                + " project was called before, run scorekeeper history rename --from-project shop,"
                + " or write that name as \"project\" into scorekeeper.json"
                + LISTED);
    assertThat(before(new StreamId(MAIN.project(), "pull/7"))).isPresent();
  }

  @Test
  void aBranchThatTheHistoryDoesNotKnowMayHaveHadAnotherName() {
    record("other", "main");
    record(MAIN.project(), "master");
    record(MAIN.project(), "pull/7");

    assertThat(before(MAIN))
        .contains(
            "no run of example.org/acme/shop on main is recorded yet; if master is what this"
                + " branch was called before, run scorekeeper history rename master main"
                + LISTED);
  }

  @Test
  void aBranchThatIsStillHereWasNotRenamed() {
    record(MAIN.project(), "next");
    branches = Set.of("main", "next");

    assertThat(before(MAIN)).isEmpty();
  }

  @Test
  void whatWasRecordedBeforeTheFirstCommitIsSaidToBeSo() {
    record(MAIN.project(), "default");

    assertThat(before(MAIN).orElseThrow())
        .contains(
            "the runs from before its first commit are those of default: join them with"
                + " scorekeeper history rename default main");
  }

  @Test
  void inAHistoryOfManyOnlyAProjectThatIsCalledAlikeIsThePast() {
    record("github.com/a/lamps", "main");
    record("github.com/a/chairs", "main");

    assertThat(before(MAIN)).isEmpty();
    record("gitlab.com/b/shop", "main");

    assertThat(before(MAIN).orElseThrow())
        .contains("if gitlab.com/b/shop is what this project was called before")
        .doesNotContain("lamps");
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

  /** What is said of how to join the stream of these names with main. */
  private String joining(String... names) {
    for (int i = 0; i < names.length; i += 2) {
      record(names[i], names[i + 1]);
    }
    String said = before(MAIN).orElseThrow();
    int rename = said.indexOf("history rename");
    String command = said.substring(rename, said.indexOf(" (", rename));
    return command.replace(", or write that name as \"project\" into scorekeeper.json", "");
  }

  @Test
  void howToJoinABranchIsSaidAsItIsTyped() {
    assertThat(joining(MAIN.project(), "my work")).isEqualTo("history rename 'my work' main");
    assertThat(joining(MAIN.project(), "master")).isEqualTo("history rename FROM main");
  }

  @Test
  void howToJoinAProjectIsSaidAsItIsTyped() {
    String project = "my 'plan'";
    String typed = "history rename --from-project 'my '\\''plan'\\'''";

    assertThat(joining(project, "default")).isEqualTo(typed + " default main");
    assertThat(joining(project, "next")).isEqualTo(typed + " FROM main");
    assertThat(joining(project, "main")).isEqualTo(typed);
    assertThat(joining("shop", "main", "old/shop", "main"))
        .isEqualTo("history rename --from-project NAME");
  }

  @Test
  void nothingIsSaidOfAStreamThatHasRunsUnderItsOldName() {
    StreamId old = new StreamId("shop", "main");
    record(old.project(), old.branch());
    histories.history().log().rename(List.of(new Renaming(old, MAIN, ARun.time(1))));

    assertThat(before(MAIN)).isEmpty();
    assertThat(before(old)).isEmpty();
  }

  private Optional<String> before(Optional<String> project, Optional<String> branch) {
    StreamChoice choice = new StreamChoice(project, branch, Map.of());
    return OtherStreams.before(MAIN, choice, histories.history(), this::here);
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

    assertThat(none(MAIN))
        .isEqualTo(
            "no run of example.org/acme/shop on main is recorded; there are runs of"
                + " example.org/acme/shop on pull/7: choose with --branch"
                + LISTED);
    record(MAIN.project(), "master");
    assertThat(none(MAIN))
        .endsWith(
            "if master is what this branch was called before, run scorekeeper history rename master main"
                + LISTED);
    assertThat(none(new StreamId(MAIN.project(), "masterr")))
        .startsWith(
            "no run of example.org/acme/shop on masterr is recorded; did you mean master? there are")
        .doesNotContain("rename");
    assertThat(OtherStreams.none(MAIN, new InMemoryHistoryStore().history(), this::here))
        .isEqualTo("no run of example.org/acme/shop on main is recorded");
  }

  private String none(StreamId stream) {
    return OtherStreams.none(stream, histories.history(), this::here);
  }

  @Test
  void ofManyAFewAreNamed() {
    for (int i = 1; i <= 8; i++) {
      record("shop", "b" + i);
    }

    assertThat(none(MAIN))
        .contains("shop on b5 and 3 more: choose with --project and --branch")
        .doesNotContain("shop on b6");
  }
}
