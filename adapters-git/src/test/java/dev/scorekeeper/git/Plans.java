package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.fixture.CommitStream;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What lies in the repositories of these tests, and looks at it. */
final class Plans {
  /** The registry, the catalog and the sequences folder of these tests. */
  static final List<WorkspacePath> INPUTS = paths("registry.json", "catalog.json", "sequences");

  static final WorkspacePath REGISTRY = INPUTS.get(0);

  private Plans() {}

  /** With one commit of a registry, a catalog, and two sequences. */
  static GitFolder seeded(GitFolder repository) throws IOException {
    repository.write("registry.json", "{}");
    repository.write("catalog.json", "{}");
    repository.write("sequences/one.json", "{\"one\": 1}");
    repository.write("sequences/two.json", "{\"two\": 2}");
    repository.commit();
    return repository;
  }

  /** With one commit, and an index that nobody can read. */
  static GitFolder damaged(GitFolder repository) throws IOException {
    GitFolder damaged = seeded(repository.beside("damaged").init());
    damaged.write(".git/index", "DIRCnonsense");
    return damaged;
  }

  /** Commits a file in the work tree. */
  static void seededWith(GitFolder repository, String file) throws IOException {
    repository.write(file, "{}");
    repository.commit();
  }

  static List<WorkspacePath> paths(String... paths) {
    return List.of(paths).stream().map(path -> new WorkspacePath(path)).toList();
  }

  static Checkout look(GitFolder repository) {
    return look(repository, "");
  }

  /** Looks at a folder of the repository as a workspace. */
  static Checkout look(GitFolder repository, String folder) {
    return GitCheckout.look(
        repository.root().resolve(folder), INPUTS, repository::environment, Duration.ofSeconds(10));
  }

  /** Whether the inputs that are always there, or the given files, differ from the commit. */
  static boolean differs(GitFolder repository, String... files) {
    return look(repository).differs(paths(files));
  }

  /** Adds a commit of exactly these files and links to a branch, without a work tree. */
  static String commit(
      GitFolder repository, String branch, WorkspaceFiles files, long time, String... parents)
      throws IOException {
    CommitStream stream = new CommitStream();
    stream.commit("refs/heads/" + branch, "Ada", Instant.ofEpochSecond(time), "", files, parents);
    repository.make(stream);
    return repository.git("rev-parse", "refs/heads/" + branch).strip();
  }
}
