package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.git.LinkResolver.Kind;
import dev.scorekeeper.git.LinkResolver.Trail;
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
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What git knows of the work tree that a workspace is in, with at least one commit. What was not
 * asked at the beginning is asked when it is needed; all methods throw {@link NoAnswerException}
 * where that is not answered.
 */
final class WorkTree {
  /** What was long before is not looked at. */
  private static final int MOST_MOVES = 100;

  private final Surveyor surveyor;
  private final LinkResolver trails;
  private final Optional<String> project;
  private final Set<WorkspacePath> surveyed;
  private final GitStatus survey;
  private final Path reflog;
  private Optional<Anticipated> anticipated = Optional.empty();

  /** A survey that was begun before anybody asked for it. */
  private record Anticipated(Set<WorkspacePath> paths, Supplier<GitStatus> survey) {}

  /**
   * A work tree.
   *
   * @param surveyor who is asked what is not known yet
   * @param project its identity, and the folder of the workspace in it
   * @param surveyed what the survey is about, with all that is below
   * @param survey of a commit
   * @param reflog the file in which this clone notes how its branch moved
   */
  WorkTree(
      Surveyor surveyor,
      LinkResolver trails,
      Optional<String> project,
      Set<WorkspacePath> surveyed,
      GitStatus survey,
      Path reflog) {
    this.reflog = reflog;
    this.surveyor = surveyor;
    this.trails = trails;
    this.project = project;
    this.surveyed = surveyed;
    this.survey = survey;
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
    try {
      return surveyor
          .other(trails.workspace().resolve(root.value()), paths)
          .map(other -> other.differs(paths))
          .orElse(true);
    } catch (NoAnswerException e) {
      return true; // nobody knows that its files are the commit's
    }
  }

  /** Whether the commit or the index has a file that a pattern matches. */
  boolean tracksOne(List<FilePattern> patterns) {
    for (GitStatus one : surveys(bases(patterns))) {
      if (one.tracksOne(patterns)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file that a pattern matches, there or in the commit, is not what the commit has. */
  boolean differsWhere(List<FilePattern> patterns) {
    for (GitStatus one : surveys(bases(patterns))) {
      if (one.differsWhere(patterns)) {
        return true;
      }
    }
    return false;
  }

  private static List<WorkspacePath> bases(List<FilePattern> patterns) {
    List<WorkspacePath> bases = new ArrayList<>();
    for (FilePattern pattern : patterns) {
      bases.add(pattern.base());
    }
    return bases;
  }

  /** Which of some paths the index has and the checkout leaves out. */
  Set<WorkspacePath> leftOut(Collection<WorkspacePath> missing) {
    Set<WorkspacePath> leftOut = new TreeSet<>();
    List<GitStatus> surveys = surveys(missing);
    for (WorkspacePath path : missing) {
      for (GitStatus one : surveys) {
        if (one.leavesOut(path)) {
          leftOut.add(path);
        }
      }
    }
    return leftOut;
  }

  /** The attribute by which git changes a file when it checks it out. */
  Optional<String> conversion(WorkspacePath file) {
    Trail trail = trails.of(file);
    return trail.kind() == Kind.FILE ? surveyor.conversion(trail.end()) : Optional.empty();
  }

  /** Begins to look at paths that will be asked for. */
  synchronized void anticipate(Collection<WorkspacePath> paths) {
    Set<WorkspacePath> asks = unsurveyed(paths);
    if (!asks.isEmpty()) {
      anticipated = Optional.of(new Anticipated(asks, surveyor.begin(asks)));
    }
  }

  /** The surveys that together cover the paths. */
  private List<GitStatus> surveys(Collection<WorkspacePath> paths) {
    Optional<Supplier<GitStatus>> other = beyond(paths);
    return other.isPresent() ? List.of(survey, other.get().get()) : List.of(survey);
  }

  /** The survey of what the first does not cover; empty where it covers all. */
  private synchronized Optional<Supplier<GitStatus>> beyond(Collection<WorkspacePath> paths) {
    Set<WorkspacePath> asks = unsurveyed(paths);
    if (asks.isEmpty()) {
      return Optional.empty();
    }
    return anticipated.isPresent() && anticipated.get().paths().containsAll(asks)
        ? Optional.of(anticipated.get().survey())
        : Optional.of(surveyor.begin(asks));
  }

  private Set<WorkspacePath> unsurveyed(Collection<WorkspacePath> paths) {
    Set<WorkspacePath> asks = trails.asks(paths);
    asks.removeIf(this::isSurveyed);
    return asks;
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

  /** The commits of the line, as {@link dev.scorekeeper.domain.commit.Checkout} says them. */
  List<CommitFact> firstParents(Predicate<String> known) {
    return surveyor.firstParents(revision(), known);
  }

  /** When the branch came to the commit. */
  Optional<Instant> standsSince() {
    return Reflog.lately(reflog).cameTo(revision());
  }

  /** Whether the branch stood on a commit, or above it, and moved away. */
  boolean hasLeft(String other) {
    Set<String> before = Reflog.of(reflog).before();
    if (before.contains(other)) {
      return true;
    }
    List<String> some = before.stream().limit(MOST_MOVES).toList();
    return !some.isEmpty() && surveyor.lead(some, revision(), other);
  }

  /**
   * Who says what a repository has in a workspace: the program, or what reads its files in its
   * place. All methods throw {@link NoAnswerException} where it cannot be said.
   */
  interface Surveyor {
    /**
     * Begins to look at the paths and at what is below them.
     *
     * @return what the repository says of them, as soon as it is known
     */
    Supplier<GitStatus> begin(Set<WorkspacePath> paths);

    /**
     * What a commit and its first parents say of themselves.
     *
     * @param known as {@link dev.scorekeeper.domain.commit.Checkout#firstParents} takes it
     */
    List<CommitFact> firstParents(String revision, Predicate<String> known);

    /**
     * Whether first parents lead from one of some commits to another.
     *
     * @param revision a commit whose line the other is not on
     */
    boolean lead(List<String> from, String revision, String to);

    /** The attribute by which git changes a file when it checks it out. */
    Optional<String> conversion(WorkspacePath file);

    /**
     * The work tree of another repository in this one; empty where that has no commit.
     *
     * @param paths in it that are likely to be asked for
     */
    Optional<WorkTree> other(Path folder, Collection<WorkspacePath> paths);
  }
}
