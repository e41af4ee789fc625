package dev.scorekeeper.testkit.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryRepositoryTest {
  private static final WorkspaceFiles FILES = WorkspaceFiles.NONE.file("plan.txt", "cart");
  private static final WorkspacePath PLAN = new WorkspacePath("plan.txt");

  @Test
  void theFilesOfTheWorkspaceAreThoseThatLieThere() {
    InMemoryWorkspace workspace = new InMemoryWorkspace("shop", FILES);
    Checkout checkout =
        InMemoryRepository.around(workspace, Past.NONE.commit("first", FILES))
            .checkout(List.of(PLAN));
    assertThat(checkout.differs(List.of())).isFalse();

    workspace.replace(PLAN, "menu".getBytes(StandardCharsets.UTF_8));

    assertThat(checkout.differs(List.of())).isTrue();
  }

  @Test
  void aPastThatGoesOnKnowsTheCommitsBefore() {
    Past past = Past.NONE.commit("first", FILES);

    assertThat(new InMemoryRepository(past.commit("second", FILES)).revision("first"))
        .isEqualTo(new InMemoryRepository(past).revision("first"));
  }

  @Test
  void openedCommitsAreCounted() {
    InMemoryRepository repository = new InMemoryRepository(Past.NONE.commit("first", FILES));

    Commits commits = repository.commits().orElseThrow();
    commits.again();
    assertThat(repository.open()).isEqualTo(2);
    commits.close();
    commits.close();

    assertThat(repository.open()).isEqualTo(1);
    assertThatIllegalStateException().isThrownBy(commits::head);
  }

  @Test
  void aBeginningThatSeveralNamesHaveIsNotFound() {
    Past past = Past.NONE;
    for (int i = 0; i < 400; i++) {
      past = past.commit("c" + i, FILES);
    }
    InMemoryRepository repository = new InMemoryRepository(past);
    List<String> digits =
        repository.revisions().values().stream().map(name -> name.substring(0, 4)).toList();
    long several = digits.stream().distinct().count();

    try (Commits commits = repository.commits().orElseThrow()) {
      assertThat(several).isLessThan(digits.size());
      assertThat(digits.stream().filter(name -> commits.find(name).isEmpty()).distinct().count())
          .isEqualTo(
              digits.stream()
                  .filter(name -> digits.indexOf(name) != digits.lastIndexOf(name))
                  .distinct()
                  .count());
    }
  }

  @Test
  void oneThatCannotBeReadSaysWhy() {
    InMemoryRepository repository = InMemoryRepository.unreadable("it is damaged");

    assertThatExceptionOfType(CommitsException.class)
        .isThrownBy(repository::commits)
        .withMessageContaining("it is damaged");
    assertThatExceptionOfType(CommitsException.class)
        .isThrownBy(() -> repository.checkout(List.of(PLAN)).revision())
        .withMessageContaining("it is damaged");
  }
}
