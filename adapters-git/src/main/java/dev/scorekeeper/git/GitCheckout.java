package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the git program knows of a workspace as it lies there. Nothing is known where there is no
 * such program (or one before 2.26), no repository, no commit yet, or anything that keeps git from
 * answering. The answers come from processes beside the caller, and whoever asks waits for them.
 */
final class GitCheckout implements Checkout {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<WorkspacePath> expected;
  private final Supplier<Optional<WorkTree>> workTree;

  private GitCheckout(List<WorkspacePath> expected, Supplier<Optional<WorkTree>> workTree) {
    this.expected = expected;
    this.workTree = workTree;
  }

  /**
   * Begins to ask git and returns at once.
   *
   * @param expected as {@link GitRepository#checkout} takes them
   */
  static GitCheckout look(Path workspace, List<WorkspacePath> expected) {
    return look(workspace, expected, () -> new ProcessBuilder().environment(), PATIENCE);
  }

  /** The same with the environment that git runs in and the time that it may take for a round. */
  static GitCheckout look(
      Path workspace,
      List<WorkspacePath> expected,
      Supplier<Map<String, String>> environment,
      Duration patience) {
    List<WorkspacePath> paths = List.copyOf(expected);
    GitTasks rounds = new GitTasks(patience);
    FutureTask<Optional<WorkTree>> round =
        rounds.begin(() -> WorkTree.look(workspace, paths, rounds, environment.get()));
    return new GitCheckout(paths, () -> rounds.answer(round));
  }

  @Override
  public Optional<String> project() {
    return workTree.get().flatMap(WorkTree::project);
  }

  @Override
  public Optional<String> branch() {
    return workTree.get().flatMap(WorkTree::branch);
  }

  @Override
  public Optional<String> revision() {
    return workTree.get().map(WorkTree::revision);
  }

  @Override
  public boolean tracks(WorkspacePath file) {
    return workTree.get().map(found -> found.tracks(file)).orElse(false);
  }

  @Override
  public boolean differs(Collection<WorkspacePath> inputs) {
    Set<WorkspacePath> all = new TreeSet<>(expected);
    all.addAll(inputs);
    return workTree.get().map(found -> found.differs(all)).orElse(false);
  }

  @Override
  public Optional<Instant> observedAt(Function<String, Optional<Instant>> known) {
    return workTree.get().flatMap(found -> found.observedAt(known));
  }
}
