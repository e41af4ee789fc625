package dev.scorekeeper.git;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.git.LinkResolver.Kind;
import dev.scorekeeper.git.LinkResolver.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What git knows of the work tree that a workspace is in, with at least one commit. */
final class WorkTree {
  /** The exit codes of {@code git config}: found, and not found. */
  private static final Set<Integer> FOUND_OR_NOT = Set.of(0, 1);

  /** Longer command lines are not to be had everywhere, in characters. */
  private static final int LONGEST_COMMAND = 16_000;

  private final Git git;
  private final LinkResolver trails;
  private final Configuration configuration;
  private final String prefix;
  private final Optional<String> project;
  private final Set<WorkspacePath> surveyed;
  private final GitStatus survey;

  private WorkTree(
      Git git,
      LinkResolver trails,
      Configuration configuration,
      String prefix,
      Set<WorkspacePath> surveyed,
      GitStatus survey) {
    this.git = git;
    this.trails = trails;
    this.configuration = configuration;
    this.prefix = prefix;
    this.project = project(configuration, prefix);
    this.surveyed = surveyed;
    this.survey = survey;
  }

  /**
   * Asks git all that one round can answer, and waits.
   *
   * @param paths that are likely to be asked for
   */
  static Optional<WorkTree> look(
      Path workspace,
      Collection<WorkspacePath> paths,
      GitTasks rounds,
      Map<String, String> environment)
      throws IOException {
    Path folder = workspace.toRealPath();
    Optional<Git> git =
        isBelowRepository(folder) ? Git.in(folder, rounds, environment) : Optional.empty();
    return git.isPresent() ? look(git.get(), folder, paths) : Optional.empty();
  }

  /** Where no folder above has a repository, git need not be started to say so. */
  private static boolean isBelowRepository(Path folder) {
    for (Path above = folder; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<WorkTree> look(Git git, Path workspace, Collection<WorkspacePath> paths) {
    // First, since the status has to wait for it.
    Git.Question configured = git.ask(List.of(), "config", Configuration.QUESTION);
    Git.Question placed = git.ask(List.of(), "rev-parse", List.of("--show-prefix"));
    LinkResolver trails = new LinkResolver(workspace);
    Set<WorkspacePath> asks = asks(trails, paths);
    Git.Question listed = list(git, asks);
    Optional<Configuration> configuration =
        configured.answer(FOUND_OR_NOT).flatMap(Configuration::of);
    Optional<Git.Question> stated = configuration.map(found -> state(git, found, asks));
    Optional<String> prefix =
        placed.answer(Git.DONE).map(line -> line.substring(0, line.length() - 1));
    Optional<String> listing = listed.answer(Git.DONE);
    Optional<String> status = stated.flatMap(question -> question.answer(Git.DONE));
    if (prefix.isEmpty() || listing.isEmpty() || status.isEmpty()) {
      return Optional.empty();
    }
    GitStatus survey = GitStatus.of(prefix.get(), listing.get(), status.get());
    return survey.revision().isEmpty()
        ? Optional.empty()
        : Optional.of(new WorkTree(git, trails, configuration.get(), prefix.get(), asks, survey));
  }

  private static Optional<String> project(Configuration configuration, String prefix) {
    Optional<String> origin = configuration.origin().flatMap(Origin::identity);
    return prefix.isEmpty()
        ? origin
        : origin.map(identity -> identity + "/" + prefix.substring(0, prefix.length() - 1));
  }

  /** Its identity, and the folder of the workspace in it. */
  Optional<String> project() {
    return project;
  }

  /** The branch that is checked out; empty when none is. */
  Optional<String> branch() {
    return survey.branch();
  }

  /** The commit that is checked out, in full. */
  String revision() {
    return survey.revision().orElseThrow();
  }

  /** Whether the commit or the index has a path, and all that it leads through. */
  boolean tracks(WorkspacePath path) {
    Trail trail = trails.of(path);
    List<GitStatus> surveys = surveys(List.of(path));
    if (trail.kind() == Kind.REPOSITORY || !anyTracks(surveys, trail.end())) {
      return false;
    }
    for (WorkspacePath link : trail.links()) {
      if (!anyTracks(surveys, link)) {
        return false;
      }
    }
    return true;
  }

  private static boolean anyTracks(List<GitStatus> surveys, WorkspacePath path) {
    for (GitStatus survey : surveys) {
      if (survey.tracks(path)) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything that a path leads to is not what the commit has. */
  boolean differs(Collection<WorkspacePath> paths) {
    List<GitStatus> surveys = surveys(paths);
    if (surveys.isEmpty()) {
      return true; // git answers no more, so nobody knows
    }
    Map<WorkspacePath, List<WorkspacePath>> elsewhere = new TreeMap<>();
    for (WorkspacePath path : paths) {
      Trail trail = trails.of(path);
      for (WorkspacePath link : trail.links()) {
        if (anyDiffers(surveys, link, true)) {
          return true;
        }
      }
      if (anyDiffers(surveys, trail.end(), trail.kind() != Kind.MISSING)) {
        return true;
      }
      if (trail.kind() == Kind.REPOSITORY) {
        elsewhere.computeIfAbsent(trail.end(), root -> new ArrayList<>()).add(trail.within());
      }
    }
    for (Map.Entry<WorkspacePath, List<WorkspacePath>> other : elsewhere.entrySet()) {
      if (otherDiffers(other.getKey(), other.getValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyDiffers(List<GitStatus> surveys, WorkspacePath path, boolean exists) {
    for (GitStatus survey : surveys) {
      if (survey.differs(path, exists)) {
        return true;
      }
    }
    return false;
  }

  /** The commit pins that of a submodule; whether its files are those is for its own git to say. */
  private boolean otherDiffers(WorkspacePath root, List<WorkspacePath> paths) {
    Path folder = trails.workspace().resolve(root.value());
    Git there = git.in(folder);
    return git.rounds()
        .answer(git.rounds().begin(() -> look(there, folder, paths)))
        .map(other -> other.differs(paths))
        .orElse(true);
  }

  /** The surveys that together cover the paths; none when git does not answer. */
  private List<GitStatus> surveys(Collection<WorkspacePath> paths) {
    Set<WorkspacePath> asks = asks(trails, paths);
    asks.removeIf(this::isSurveyed);
    if (asks.isEmpty()) {
      return List.of(survey);
    }
    return git.rounds()
        .answer(git.rounds().begin(() -> survey(asks)))
        .map(further -> List.of(survey, further))
        .orElse(List.of());
  }

  private boolean isSurveyed(WorkspacePath path) {
    WorkspacePath above = path;
    while (!surveyed.contains(above)) {
      if (above.value().isEmpty()) {
        return false;
      }
      above = above.parent();
    }
    return true;
  }

  private Optional<GitStatus> survey(Set<WorkspacePath> asks) {
    Git.Question listed = list(git, asks);
    Git.Question stated = state(git, configuration, asks);
    Optional<String> listing = listed.answer(Git.DONE);
    return stated
        .answer(Git.DONE)
        .flatMap(status -> listing.map(found -> GitStatus.of(prefix, found, status)));
  }

  /** The moment of the commit's state. */
  Optional<Instant> observedAt(Function<String, Optional<Instant>> known) {
    return new FirstParents(git, revision()).observedAt(known);
  }

  private static Set<WorkspacePath> asks(LinkResolver trails, Collection<WorkspacePath> paths) {
    Set<WorkspacePath> asks = new TreeSet<>();
    for (WorkspacePath path : paths) {
      asks.addAll(trails.of(path).asks());
    }
    return asks;
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
