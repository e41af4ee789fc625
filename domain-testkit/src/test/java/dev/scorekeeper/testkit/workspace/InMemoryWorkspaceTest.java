package dev.scorekeeper.testkit.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import org.junit.jupiter.api.Test;

class InMemoryWorkspaceTest extends WorkspaceContract {
  private static final WorkspacePath FILE = new WorkspacePath("docs/a.json");

  @Override
  protected Workspace workspace(String name, WorkspaceFiles files) {
    return new InMemoryWorkspace(name, files);
  }

  @Test
  void whatIsRefusedStaysAsItWasUntilAPersonChangesIt() {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace(
            "shop",
            WorkspaceFiles.NONE.file("docs/a.json", "before").link("link.json", "docs/a.json"));
    workspace.refuseWriting("docs/a.json");
    workspace.refuseWriting("docs/new.json");

    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> workspace.replace(FILE, new byte[0]));
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> workspace.put(FILE, new byte[0]));
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> workspace.replace(new WorkspacePath("link.json"), new byte[0]));
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> workspace.create(new WorkspacePath("docs/new.json"), new byte[0]));
    assertThat(workspace.text("docs/a.json")).contains("before");
    assertThat(workspace.holds(new WorkspacePath("docs/new.json"))).isFalse();

    workspace.write("docs/a.json", "after");
    assertThat(workspace.text("link.json")).contains("after");
    workspace.delete("docs/a.json");
    assertThat(workspace.text("link.json")).isEmpty();
  }

  @Test
  void aTreeStaysAsItWas() {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace("shop", WorkspaceFiles.NONE.file("docs/a.json", "before"));
    SourceTree tree = workspace.files();

    workspace.delete("docs/a.json");

    assertThat(tree.read(FILE)).isInstanceOf(SourceTree.Found.class);
    assertThat(workspace.files().read(FILE)).isEqualTo(new SourceTree.Missing());
  }
}
