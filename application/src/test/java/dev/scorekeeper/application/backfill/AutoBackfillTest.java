package dev.scorekeeper.application.backfill;

import static dev.scorekeeper.application.backfill.Project.REGISTRY;
import static dev.scorekeeper.application.backfill.Project.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.commit.ACommit;
import dev.scorekeeper.testkit.commit.InMemoryRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutoBackfillTest {
  private static final Past TWO =
      Past.NONE
          .commit("plan", plan("cart", "till"))
          .commit("less", plan("cart"))
          .cloneOf("example.org/acme/plans");
  private static final StreamId MAIN = new StreamId("example.org/acme/plans", "main");

  private final Project project = Project.of(TWO);

  /** How many runs of the workspace's stream speak afterwards; none where there is no history. */
  private Optional<Integer> moments() {
    OpenWorkspace opened = project.open();
    Optional<History> history =
        project.past(opened).open(Deferred.later("history", project.histories()::forReading));
    Optional<Integer> moments =
        history.map(known -> known.stream(opened.stream()).moments(Instant.EPOCH).size());
    history.ifPresent(History::close);
    assertThat(project.leftOpen()).isZero();
    return moments;
  }

  @Test
  void whereTheHistoryKnowsNoCommitsTheyAreReadFirstAndThatIsTold() {
    assertThat(moments()).contains(2);
    assertThat(project.notices())
        .containsExactly(
            "read 2 past commits of "
                + MAIN
                + ", and recorded the 2 that changed a file of the plan; this happens only once (--no-backfill skips it)");
  }

  @Test
  void onceCommitsAreKnownLaterOnesAreLeftToTheUser() {
    moments();
    project.past(TWO.commit("more", plan("cart", "menu")));

    assertThat(moments()).contains(2);
    assertThat(project.notices()).hasSize(1);
  }

  @Test
  void runsOfFilesAsTheyLieAreNoReasonNotTo() {
    project.validate(9);

    // They are silent beside the commits.
    assertThat(moments()).contains(2);
  }

  @Test
  void aRegistryThatIsNotUnderVersionControlHasNoPast() {
    project.past(TWO.commit("untrack", WorkspaceFiles.NONE));
    project.workspace().write(REGISTRY, "cart");

    assertThat(moments()).isEmpty();
    assertThat(project.notices()).isEmpty();
  }

  @Test
  void anotherProjectIsNotThisOne() {
    project.choose(Optional.of("other"), Optional.empty());
    assertThat(moments()).isEmpty();
    assertThat(project.notices()).isEmpty();

    project.choose(Optional.of(MAIN.project()), Optional.empty());
    assertThat(moments()).contains(2);
  }

  @Test
  void whatIsNoLineHasNoPast() {
    project.past(TWO.detachedAt("less"));
    assertThat(moments()).isEmpty();

    for (Map<String, String> variables :
        List.of(
            Map.of("GITHUB_REF", "refs/pull/7/merge"),
            Map.of("GITHUB_REF", "refs/tags/v1"),
            Map.of("CI_MERGE_REQUEST_IID", "7"))) {
      project.variables(variables);
      assertThat(moments()).isEmpty();
    }
    assertThat(project.notices()).isEmpty();

    project.variables(Map.of("GITHUB_REF", "refs/heads/main"));
    assertThat(moments()).contains(2);
  }

  @Test
  void aProjectThatHadAnotherNameIsToldOfIt() {
    project.settings("project plans");
    project.validate(9);
    project.settings("");

    assertThat(moments()).contains(2);
    assertThat(project.notices()).hasSize(2);
    assertThat(project.notices().get(0))
        .startsWith(
            "no run of "
                + MAIN
                + " is recorded yet; if plans is what this project was called before, ");
  }

  @Test
  void theBranchThatIsAskedForIsRead() {
    project.past(TWO.detachedAt("plan").on("next").on("main"));
    project.chooseBranch("next");

    assertThat(moments()).contains(1);
    assertThat(project.notices().get(0))
        .contains(
            "read 1 past commit of ",
            "on next, and recorded the 1 that changed a file of the plan;");
  }

  @Test
  void aBranchThatIsNoneHasNoPast() {
    project.chooseBranch("nothing");

    assertThat(moments()).isEmpty();
    assertThat(project.notices()).isEmpty();
  }

  @Test
  void whereNothingCanBeReadThatIsTold() {
    project.chooseBranch("notes");
    project.past(
        Past.NONE
            .commit("notes", WorkspaceFiles.NONE.file("notes.txt", "x"))
            .on("notes")
            .on("main")
            .commit("plan", plan("cart")));

    assertThat(moments()).contains(1);
    assertThat(project.notices().get(0)).contains("on notes, and recorded 1 run;");
  }

  @Test
  void commitsThatWereLeftOutAreTold() {
    project.past(
        Past.NONE
            .commit(ACommit.of("lacking", plan("cart")).lacking(REGISTRY))
            .commit("there", plan("cart", "till")));

    assertThat(moments()).contains(1);
    assertThat(project.notices()).hasSize(2);
    assertThat(project.notices().get(1)).startsWith("1 commit were left out");
  }

  @Test
  void whereNothingCanBeWrittenThatIsToldAndWhatIsRecordedIsShown() {
    project.validate(9);
    project.histories().setWritable(false);

    assertThat(moments()).contains(1);
    assertThat(project.notices())
        .containsExactly(
            "commits are not read first, because nothing can be written at history.db"
                + " (another place: --history FILE)");
  }

  @Test
  void aRepositoryThatCannotBeReadIsToldAndNoFailure() {
    project.validate(9);
    project.repository(new WithoutCommits(new InMemoryRepository(TWO)));

    assertThat(moments()).contains(1);
    assertThat(project.notices()).containsExactly("commits are not read first: it is damaged");
  }

  /** A repository that says what is checked out and cannot say more. */
  private record WithoutCommits(Repository repository) implements Repository {
    @Override
    public String place() {
      return repository.place();
    }

    @Override
    public Checkout checkout(List<WorkspacePath> expected) {
      return repository.checkout(expected);
    }

    @Override
    public Optional<Commits> commits() {
      throw new CommitsException("it is damaged");
    }
  }
}
