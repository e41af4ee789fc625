package dev.scorekeeper.cli;

import dev.scorekeeper.testkit.fixture.GitFolder;
import java.io.IOException;

/** The project {@code example.org/acme/shop}, to begin with. */
final class Shop {
  private Shop() {}

  /** Makes a repository that of the project; histories are kept out of it. */
  static GitFolder in(GitFolder repository) throws IOException {
    repository.git("remote", "add", "origin", "git@example.org:acme/shop.git");
    repository.write(".gitignore", ".scorekeeper\n");
    return repository;
  }
}
