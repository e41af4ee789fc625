package dev.scorekeeper.git;

import static dev.scorekeeper.git.Plans.INPUTS;
import static dev.scorekeeper.git.Plans.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GitFolders.class)
class GitRepositoryTest {
  private Path folder;
  private GitFolder made;

  @BeforeEach
  void seed(GitFolder git) throws IOException {
    folder = git.around();
    made = Plans.seeded(git);
    Plans.seededWith(made, "products/one/registry.json");
  }

  @Test
  void aroundAWorkspaceItHasTheCheckoutAndTheCommits() throws IOException {
    Path workspace = made.root().resolve("products/one");
    GitRepository repository = GitRepository.around(workspace);

    Checkout checkout = repository.checkout(INPUTS);

    assertThat(repository.place()).isEqualTo(workspace.toString());
    assertThat(checkout.revision()).contains(made.head());
    assertThat(checkout.tracks(REGISTRY)).isTrue();
    try (Commits commits = repository.commits().orElseThrow()) {
      assertThat(commits.head()).contains(made.head());
      assertThat(commits.folderName()).isEqualTo("one");
    }
  }

  @Test
  void aBareOneHasCommitsButNoCheckout() throws IOException {
    Path bare = folder.resolve("bare.git");
    made.git("clone", "--quiet", "--bare", made.root().toString(), bare.toString());
    GitRepository repository = GitRepository.at(bare, "products/one");

    assertThat(repository.place()).isEqualTo(bare.toString());
    assertThat(repository.checkout(INPUTS).revision()).isEmpty();
    try (Commits commits = repository.commits().orElseThrow()) {
      assertThat(commits.head()).contains(made.head());
      assertThat(commits.folderName()).isEqualTo("one");
    }
    assertThat(GitRepository.around(bare).commits()).isEmpty();
  }

  @Test
  void atAWorkTreeItIsTheOneAround() throws IOException {
    Path workspace = made.root().resolve("products/one");
    GitRepository repository = GitRepository.at(workspace, "elsewhere");

    assertThat(repository.checkout(INPUTS).revision()).contains(made.head());
    try (Commits commits = repository.commits().orElseThrow()) {
      assertThat(commits.folderName()).isEqualTo("one");
    }
  }

  @Test
  void elsewhereThereIsNone() throws IOException {
    Path plain = Files.createDirectory(folder.resolve("plain"));

    assertThat(GitRepository.around(plain).commits()).isEmpty();
    assertThat(GitRepository.at(plain, "").commits()).isEmpty();
    assertThat(GitRepository.around(plain).checkout(INPUTS).revision()).isEmpty();
  }
}
