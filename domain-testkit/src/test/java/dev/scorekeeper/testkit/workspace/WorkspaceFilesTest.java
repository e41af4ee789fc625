package dev.scorekeeper.testkit.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import org.junit.jupiter.api.Test;

class WorkspaceFilesTest {
  private static final WorkspacePath PLANS = new WorkspacePath("plans");

  @Test
  void filesCanBeMovedIntoAFolderAndTakenOutOfIt() {
    WorkspaceFiles files = WorkspaceFiles.NONE.file("a.json", "a").link("docs/b.json", "../a.json");

    WorkspaceFiles moved = files.in(PLANS).file("plans.json", "beside");

    assertThat(moved.files()).containsOnlyKeys("plans/a.json", "plans.json");
    assertThat(moved.links()).containsOnlyKeys("plans/docs/b.json");
    assertThat(moved.below(PLANS)).isEqualTo(files);
    assertThat(moved.below(WorkspacePath.ROOT)).isEqualTo(moved);
    assertThat(files.in(WorkspacePath.ROOT)).isEqualTo(files);
  }

  @Test
  void filesAndLinksCanBeTakenAway() {
    WorkspaceFiles files = WorkspaceFiles.NONE.file("a.json", "a").link("b.json", "a.json");

    assertThat(files.without("a.json").without("b.json")).isEqualTo(WorkspaceFiles.NONE);
  }
}
