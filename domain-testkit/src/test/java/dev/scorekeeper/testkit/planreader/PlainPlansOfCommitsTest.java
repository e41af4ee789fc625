package dev.scorekeeper.testkit.planreader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.testkit.commit.InMemoryRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans as tests of use cases write them, in the commits of a repository. */
class PlainPlansOfCommitsTest {
  private static final String REGISTRY = Layout.DEFAULT.registry().value();
  private static final WorkspaceFiles PLANNED = WorkspaceFiles.NONE.file(REGISTRY, "cart");
  private static final WorkspaceFiles BUILT =
      PLANNED.file(REGISTRY, "cart plans/cart").file("plans/cart", "2 5");

  @Test
  void whatBecameOfAPlanIsReadFromCommitToCommit() {
    InMemoryRepository repository =
        new InMemoryRepository(
            Past.NONE
                .commit("plan the cart", PLANNED)
                .commit("write about it", PLANNED.file("readme.txt", "cart"))
                .commit("build it", BUILT)
                .commit("break it", BUILT.file("plans/cart", "!")));
    SnapshotSeries series = new PlainSnapshots().series(Layout.DEFAULT);
    List<Verdict.Status> statuses = new ArrayList<>();
    List<SnapshotSeries.Inputs> inputs = new ArrayList<>();

    try (Commits commits = repository.commits().orElseThrow()) {
      for (Commit commit : commits.line(commits.head().orElseThrow(), found -> {})) {
        inputs.add(series.inputs(commits.tree(commit)));
        Assessment assessment = Assessment.of(series.snapshot(commits.tree(commit)));
        for (Domain domain : ((Assessment.Assessed) assessment).domains()) {
          statuses.add(domain.verdict().status());
        }
      }
    }

    assertThat(statuses)
        .containsExactly(
            Verdict.Status.PLANNED,
            Verdict.Status.PLANNED,
            Verdict.Status.IMPLEMENTED,
            Verdict.Status.BROKEN);
    assertThat(inputs.get(1)).isEqualTo(inputs.get(0));
    assertThat(inputs.stream().distinct()).hasSize(3);
  }
}
