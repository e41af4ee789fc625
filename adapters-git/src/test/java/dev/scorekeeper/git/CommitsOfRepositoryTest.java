package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.testkit.commit.CommitsContract;
import dev.scorekeeper.testkit.commit.MadeRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GitFolders.class)
class CommitsOfRepositoryTest extends CommitsContract {
  private GitFolder git;

  @BeforeEach
  void take(GitFolder folder) {
    git = folder;
  }

  @Override
  protected MadeRepository make(Past past) throws IOException {
    return MadeByGit.of(past, git);
  }

  @Override
  protected Repository none() throws IOException {
    return GitRepository.around(git.beside("plain").root());
  }
}
