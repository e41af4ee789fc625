package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.git.WorkTree.Surveyor;
import dev.scorekeeper.git.gitconfig.Configuration;
import dev.scorekeeper.git.gitconfig.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The program of git, asked about one workspace. */
final class GitProgram implements Surveyor {
  /** The exit codes of {@code git config}: found, and not found. */
  private static final Set<Integer> FOUND_OR_NOT = Set.of(0, 1);

  /** Where git notes how the head moved, in its own folder of the work tree. */
  private static final String LOG = "logs/HEAD";

  /** The attributes by which files are written otherwise than commits have them. */
  static final String ENCODING = "working-tree-encoding";

  static final String FILTER = "filter";

  /** What git says of an attribute that names nothing. */
  private static final Set<String> UNTOLD = Set.of("unspecified", "unset", "set");

  /** Longer command lines are not to be had everywhere, in characters. */
  private static final int LONGEST_COMMAND = 16_000;

  private final Git git;
  private final Configuration configuration;
  private final String prefix;

  private GitProgram(Git git, Configuration configuration, String prefix) {
    this.git = git;
    this.configuration = configuration;
    this.prefix = prefix;
  }

  /**
   * Asks git all that one round can answer, and waits; empty where there is no repository, or no
   * commit yet.
   *
   * @param paths that are likely to be asked for
   * @throws NoAnswerException where there is a repository and git does not say
   */
  static Optional<WorkTree> look(
      Path workspace,
      Collection<WorkspacePath> paths,
      GitTasks rounds,
      Map<String, String> environment)
      throws IOException {
    Path folder = workspace.toRealPath();
    // Where no folder above has a repository, git need not be started to say so.
    return RepositoryFolder.around(folder).isPresent()
        ? look(Git.in(folder, rounds, environment), folder, paths)
        : Optional.empty();
  }

  private static Optional<WorkTree> look(Git git, Path workspace, Collection<WorkspacePath> paths) {
    // First, since the status has to wait for it.
    Git.Question configured = git.ask(List.of(), "config", Configuration.QUESTION);
    Git.Question placed =
        git.ask(List.of(), "rev-parse", List.of("--git-path", LOG, "--show-prefix"));
    LinkResolver trails = new LinkResolver(workspace);
    Set<WorkspacePath> asks = trails.asks(paths);
    Git.Question listed = list(git, asks);
    Configuration configuration =
        Configuration.of(configured.answer(FOUND_OR_NOT))
            .orElseThrow(
                () ->
                    new NoAnswerException(
                        "its configuration names a filter that cannot be kept from running"));
    Git.Question stated = state(git, configuration, asks);
    String line = placed.answer(Git.DONE);
    int log = line.indexOf(LOG + "\n");
    if (log < 0 || !line.endsWith("\n")) {
      throw new NoAnswerException("its answer is not understood");
    }
    String prefix =
        line.substring(Math.min(line.length() - 1, log + LOG.length() + 1), line.length() - 1);
    Path repository = workspace.resolve(line.substring(0, log));
    GitStatus survey = GitStatus.of(prefix, listed.answer(Git.DONE), stated.answer(Git.DONE));
    Optional<String> origin = configuration.origin().flatMap(Origin::identity);
    return survey.revision().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WorkTree(
                new GitProgram(git, configuration, prefix),
                trails,
                prefix.isEmpty()
                    ? origin
                    : origin.map(
                        identity -> identity + "/" + prefix.substring(0, prefix.length() - 1)),
                asks,
                survey,
                Reflog.file(repository, survey.branch())));
  }

  @Override
  public Supplier<GitStatus> begin(Set<WorkspacePath> paths) {
    FutureTask<GitStatus> round =
        git.rounds()
            .begin(
                () -> {
                  Git.Question listed = list(git, paths);
                  Git.Question stated = state(git, configuration, paths);
                  String listing = listed.answer(Git.DONE);
                  return GitStatus.of(prefix, listing, stated.answer(Git.DONE));
                });
    return () -> git.rounds().answer(round);
  }

  @Override
  public List<CommitFact> firstParents(String revision, Predicate<String> known) {
    return new FirstParents(git, revision).facts(known);
  }

  @Override
  public boolean lead(List<String> from, String revision, String to) {
    return FirstParents.lead(git, from, revision, to);
  }

  @Override
  public Optional<String> conversion(WorkspacePath file) {
    String answer =
        git.rounds()
            .answer(
                git.rounds()
                    .begin(
                        () ->
                            git.ask(
                                    List.of(),
                                    "check-attr",
                                    List.of("-z", ENCODING, FILTER, "--", file.value()))
                                .answer(Git.DONE)));
    String[] fields = answer.split("\0", -1);
    for (int i = 0; i + 2 < fields.length; i += 3) {
      if (!UNTOLD.contains(fields[i + 2])) {
        return Optional.of(fields[i + 1] + "=" + fields[i + 2]);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<WorkTree> other(Path folder, Collection<WorkspacePath> paths) {
    Git there = git.in(folder);
    return git.rounds().answer(git.rounds().begin(() -> look(there, folder, paths)));
  }

  /** Which of the paths and what is below them the index has, and what git does not look at. */
  private static Git.Question list(Git git, Set<WorkspacePath> asks) {
    List<String> arguments = new ArrayList<>(List.of("-v", "-s", "-z", "--full-name", "--"));
    arguments.addAll(pathspecs(asks));
    return git.ask(List.of(), "ls-files", arguments);
  }

  /** How the paths and what is below them differ from the commit. */
  private static Git.Question state(Git git, Configuration configuration, Set<WorkspacePath> asks) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--porcelain=v2",
                "--branch",
                "--no-ahead-behind",
                "-z",
                "--no-renames",
                "--untracked-files=all",
                "--ignored=matching",
                "--ignore-submodules=dirty",
                "--"));
    arguments.addAll(pathspecs(asks));
    return git.ask(configuration.withoutFilters(), "status", arguments);
  }

  private static Collection<String> pathspecs(Set<WorkspacePath> asks) {
    Set<String> pathspecs = new TreeSet<>();
    int length = 0;
    for (WorkspacePath path : asks) {
      WorkspacePath plain = path;
      while (!isPlain(plain.value())) {
        plain = plain.parent();
      }
      if (pathspecs.add(plain.value().isEmpty() ? "." : plain.value())) {
        length += plain.value().length() + 1;
      }
    }
    // Nothing to ask for would ask for everything, from the repository's root.
    return length > LONGEST_COMMAND || pathspecs.isEmpty() ? List.of(".") : pathspecs;
  }

  /** Other names may reach git as something else, depending on the system and its locale. */
  private static boolean isPlain(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c < ' ' || c > '~' || c == '"') {
        return false;
      }
    }
    return true;
  }
}
