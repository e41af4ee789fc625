package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What git knows of the working tree. The program of that name is asked, in processes beside the
 * caller, and whoever asks waits for it. Where it does not answer (there is none, or one before
 * 2.26; the repository is another user's; it takes too long) the repository's files are read in its
 * place. Nothing is known where there is no repository, or no commit yet.
 */
final class GitCheckout implements Checkout {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path workspace;
  private final List<WorkspacePath> expected;
  private final GitTasks rounds;
  private final FutureTask<Optional<WorkTree>> round;

  /** What has begun to look at what will be asked for. */
  private @Nullable FutureTask<Boolean> hint;

  /** Why the program is asked no more. */
  private @Nullable NoAnswerException silence;

  private boolean isRead;
  private Optional<WorkTree> read = Optional.empty();
  private @Nullable CommitsException failure;

  private GitCheckout(
      Path workspace,
      List<WorkspacePath> expected,
      GitTasks rounds,
      FutureTask<Optional<WorkTree>> round) {
    this.workspace = workspace;
    this.expected = expected;
    this.rounds = rounds;
    this.round = round;
  }

  /**
   * Begins to ask git and returns at once.
   *
   * @param expected as {@link GitRepository#checkout} takes them
   */
  static GitCheckout look(Path workspace, List<WorkspacePath> expected) {
    return look(workspace, expected, new Inherited(), PATIENCE);
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
        rounds.begin(new Look(workspace, paths, rounds, environment));
    return new GitCheckout(workspace, paths, rounds, round);
  }

  /** The environment of this process; no lambda, since a start would pay for linking it. */
  private static final class Inherited implements Supplier<Map<String, String>> {
    @Override
    public Map<String, String> get() {
      return new ProcessBuilder().environment();
    }
  }

  private record Look(
      Path workspace,
      List<WorkspacePath> paths,
      GitTasks rounds,
      Supplier<Map<String, String>> environment)
      implements Callable<Optional<WorkTree>> {
    @Override
    public Optional<WorkTree> call() throws IOException {
      return GitProgram.look(workspace, paths, rounds, environment.get());
    }
  }

  @Override
  public Optional<String> project() {
    Optional<WorkTree> known = known();
    return known.isPresent() ? known.get().project() : Optional.empty();
  }

  @Override
  public Optional<String> branch() {
    Optional<WorkTree> known = known();
    return known.isPresent() ? known.get().branch() : Optional.empty();
  }

  @Override
  public Optional<String> revision() {
    Optional<WorkTree> known = known();
    return known.isPresent() ? Optional.of(known.get().revision()) : Optional.empty();
  }

  @Override
  public boolean tracks(WorkspacePath file) {
    Optional<WorkTree> known = known();
    return known.isPresent() && known.get().tracks(file);
  }

  @Override
  public boolean differs(Collection<WorkspacePath> inputs) {
    Set<WorkspacePath> all = withExpected(inputs);
    awaitHint();
    return ask(found -> found.differs(all)).orElse(false);
  }

  @Override
  public synchronized void anticipate(Collection<WorkspacePath> inputs) {
    Set<WorkspacePath> all = withExpected(inputs);
    hint =
        rounds.begin(
            () -> {
              rounds.answer(round).ifPresent(found -> found.anticipate(all));
              return true;
            });
  }

  /** Until what was anticipated has begun, so that nothing is looked at twice. */
  private synchronized void awaitHint() {
    if (hint != null) {
      try {
        rounds.answer(hint);
      } catch (NoAnswerException e) {
        // Whoever asks is told.
      }
      hint = null;
    }
  }

  private Set<WorkspacePath> withExpected(Collection<WorkspacePath> inputs) {
    Set<WorkspacePath> all = new TreeSet<>(expected);
    all.addAll(inputs);
    return all;
  }

  @Override
  public boolean tracksOne(List<FilePattern> patterns) {
    return ask(found -> found.tracksOne(patterns)).orElse(false);
  }

  @Override
  public boolean differsWhere(List<FilePattern> patterns) {
    return ask(found -> found.differsWhere(patterns)).orElse(false);
  }

  @Override
  public Set<WorkspacePath> leftOut(Collection<WorkspacePath> missing) {
    return ask(found -> found.leftOut(missing)).orElse(Set.of());
  }

  @Override
  public Optional<String> conversion(WorkspacePath file) {
    return ask(found -> found.conversion(file)).flatMap(conversion -> conversion);
  }

  @Override
  public List<CommitFact> firstParents(Predicate<String> known) {
    return ask(found -> found.firstParents(known)).orElse(List.of());
  }

  @Override
  public Optional<Instant> standsSince() {
    return ask(WorkTree::standsSince).flatMap(time -> time);
  }

  @Override
  public boolean hasLeft(String revision) {
    return ask(found -> found.hasLeft(revision)).orElse(false);
  }

  /** Asks the program, or where it does not answer, the files. */
  private synchronized <T> Optional<T> ask(Function<WorkTree, T> question) {
    Optional<WorkTree> found = known();
    try {
      return found.isPresent() ? Optional.of(question.apply(found.get())) : Optional.empty();
    } catch (NoAnswerException e) {
      if (silence == null) {
        silence = e;
        return ask(question);
      }
      failure = neither(silence, e);
      throw failure;
    }
  }

  /** What was found at first, for what is answered without another question. */
  private synchronized Optional<WorkTree> known() {
    if (silence == null) {
      try {
        return rounds.answer(round);
      } catch (NoAnswerException e) {
        silence = e;
      }
    }
    return read(silence);
  }

  /** What the files say, where the program does not. */
  private Optional<WorkTree> read(NoAnswerException why) {
    if (failure != null) {
      throw failure;
    }
    try {
      if (!isRead) {
        read =
            why.saysThereIsNone(workspace) ? Optional.empty() : GitFiles.look(workspace, expected);
        isRead = true;
      }
      return read;
    } catch (NoAnswerException e) {
      failure = neither(why, e);
      throw failure;
    }
  }

  private CommitsException neither(NoAnswerException program, NoAnswerException files) {
    return new CommitsException(
        workspace
            + ": git does not say what is checked out: "
            + program.reason()
            + "; nor can it be read without git: "
            + files.reason()
            + "; "
            + program.cure(workspace.toString()),
        program);
  }
}
