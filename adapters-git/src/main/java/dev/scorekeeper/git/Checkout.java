package dev.scorekeeper.git;

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
 * What git knows of a workspace as it lies there: which commit is checked out, and whether the
 * files are still that commit's. Nothing is known where there is no git program (or one before
 * 2.26), no repository, no commit yet, or anything that keeps git from answering; that is never an
 * error. The answers come from processes beside the caller, and whoever asks waits for them.
 */
public final class Checkout {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<WorkspacePath> expected;
  private final Supplier<Optional<Repository>> repository;

  private Checkout(List<WorkspacePath> expected, Supplier<Optional<Repository>> repository) {
    this.expected = expected;
    this.repository = repository;
  }

  /**
   * Begins to ask git and returns at once.
   *
   * @param expected the files and folders of the workspace that are inputs whatever they hold; git
   *     is asked for them at once, so that {@link #differs} finds them answered
   */
  public static Checkout look(Path workspace, List<WorkspacePath> expected) {
    return look(workspace, expected, () -> new ProcessBuilder().environment(), PATIENCE);
  }

  /** The same with the environment that git runs in and the time that it may take for a round. */
  static Checkout look(
      Path workspace,
      List<WorkspacePath> expected,
      Supplier<Map<String, String>> environment,
      Duration patience) {
    List<WorkspacePath> paths = List.copyOf(expected);
    Rounds rounds = new Rounds(patience);
    FutureTask<Optional<Repository>> round =
        rounds.begin(() -> Repository.look(workspace, paths, rounds, environment.get()));
    return new Checkout(paths, () -> rounds.answer(round));
  }

  /**
   * The identity of the project: {@code host/owner/name} of the remote {@code origin}, and the
   * workspace's folder in the repository when it is not the root. Empty without such a remote, or
   * when it is a path of this machine.
   */
  public Optional<String> project() {
    return repository.get().flatMap(Repository::project);
  }

  /** The branch that is checked out; empty when the head is detached. */
  public Optional<String> branch() {
    return repository.get().flatMap(Repository::branch);
  }

  /** The commit that is checked out, in full. */
  public Optional<String> revision() {
    return repository.get().map(Repository::revision);
  }

  /**
   * Whether the commit or the index has a file. What the other methods say is about the workspace
   * only where this holds for its registry: a repository above may have nothing to do with it.
   */
  public boolean tracks(WorkspacePath file) {
    return repository.get().map(found -> found.tracks(file)).orElse(false);
  }

  /**
   * Whether any of the inputs is not what the commit has in its place: changed, staged or not;
   * gone; new, ignored or not; another kind of thing; or something that git was told not to look
   * at. Links and submodules on the way count. A folder stands for the files that the commit has
   * directly in it: it differs when one of them is gone.
   *
   * @param inputs beside those that were expected: files that were read, files that were looked for
   *     in vain, folders that were listed
   * @return {@code false} also when nothing is known
   */
  public boolean differs(Collection<WorkspacePath> inputs) {
    Set<WorkspacePath> all = new TreeSet<>(expected);
    all.addAll(inputs);
    return repository.get().map(found -> found.differs(all)).orElse(false);
  }

  /**
   * The moment of the commit's state: its committer's time, but at least a millisecond after that
   * of its first parent, whose moment follows from its own in the same way. A history that was
   * fetched in part counts from where it begins.
   *
   * @param known the moments of commits that were observed before, by their full names; it is asked
   *     for the newest first, and for no parent of one that it knows
   * @return a moment in the years 1970 to 9999, or as it was known
   */
  public Optional<Instant> observedAt(Function<String, Optional<Instant>> known) {
    return repository.get().flatMap(found -> found.observedAt(known));
  }
}
