package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.commit.CheckoutContract;
import dev.scorekeeper.testkit.commit.MadeRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GitFolders.class)
class CheckoutWithoutProgramTest extends CheckoutContract {
  private GitFolder git;

  @BeforeEach
  void take(GitFolder folder) {
    git = folder;
  }

  @Override
  protected MadeRepository make(Past past) throws IOException {
    MadeRepository made = MadeByGit.of(past, git);
    return new MadeRepository(new WithoutProgram(made.repository()), made.revisions());
  }

  @Override
  protected Repository none() throws IOException {
    return new WithoutProgram(GitRepository.around(git.beside("plain").root()));
  }

  @Override
  protected Repository unreadable() throws IOException {
    return new WithoutProgram(GitRepository.around(Plans.damaged(git).root()));
  }

  private record WithoutProgram(Repository repository) implements Repository {
    @Override
    public String place() {
      return repository.place();
    }

    @Override
    public Checkout checkout(List<WorkspacePath> expected) {
      return TwoWays.withoutProgram(Path.of(place()), expected);
    }

    @Override
    public Optional<Commits> commits() {
      return repository.commits();
    }
  }
}
