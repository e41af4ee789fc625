package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.testkit.workspace.SourceTreeContract;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;

class InMemoryCommitTreeTest extends SourceTreeContract {
  @Override
  protected SourceTree tree(WorkspaceFiles files) {
    InMemoryRepository repository = new InMemoryRepository(Past.NONE.commit("only", files));
    try (Commits commits = repository.commits().orElseThrow()) {
      return commits.tree(repository.revision("only"));
    }
  }
}
