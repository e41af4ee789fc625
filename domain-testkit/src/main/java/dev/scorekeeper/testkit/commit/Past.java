package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A repository as a test tells it, whoever makes it: commits, what names them, and what is checked
 * out. Commits are called by labels, since each kind of repository names them in its own way.
 *
 * @param name of the folder that the repository lies in
 * @param commits in the order in which they were made
 * @param branches the labels of their newest commits, by name
 * @param originBranches the same for branches of the remote {@code origin} as they were fetched
 * @param tags labels by name
 * @param branch the branch that is checked out; empty when the head is detached
 * @param head the label of the commit that is checked out; empty before the first one
 * @param origin whose clone it is, as {@code host/owner/name}; empty where it is nobody's
 * @param folder the workspace's folder in the repository
 * @param beginning the label of the commit before which the history was cut off, if it was
 * @param workTree the files that lie in the repository's folder where they are not those of the
 *     head; the index is as the head has it
 */
public record Past(
    String name,
    List<Made> commits,
    SortedMap<String, String> branches,
    SortedMap<String, String> originBranches,
    SortedMap<String, String> tags,
    Optional<String> branch,
    Optional<String> head,
    Optional<String> origin,
    WorkspacePath folder,
    Optional<String> beginning,
    Optional<WorkspaceFiles> workTree) {
  /** A repository in a folder {@code shop}, on branch {@code main}, before its first commit. */
  public static final Past NONE =
      new Past(
          "shop",
          List.of(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          Optional.of("main"),
          Optional.empty(),
          Optional.empty(),
          WorkspacePath.ROOT,
          Optional.empty(),
          Optional.empty());

  private static final Instant FIRST = Instant.parse("2026-01-05T09:00:00Z");

  public Past {
    commits = List.copyOf(commits);
    branches = Collections.unmodifiableSortedMap(new TreeMap<>(branches));
    originBranches = Collections.unmodifiableSortedMap(new TreeMap<>(originBranches));
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /**
   * A commit in its place.
   *
   * @param parents labels, the first parent first
   * @param at the committer's time and the author's
   */
  public record Made(
      String label,
      List<String> parents,
      Instant at,
      String author,
      String message,
      WorkspaceFiles files,
      Set<String> lacking) {
    public Made {
      parents = List.copyOf(parents);
      lacking = Set.copyOf(lacking);
    }
  }

  /** With one more commit after what is checked out, and that checked out. */
  public Past commit(ACommit commit) {
    List<String> parents = new ArrayList<>();
    head.ifPresent(parents::add);
    parents.addAll(commit.merged());
    Instant usual =
        commits.isEmpty() ? FIRST : commits.get(commits.size() - 1).at().plus(Duration.ofHours(1));
    List<Made> more = new ArrayList<>(commits);
    more.add(
        new Made(
            commit.label(),
            parents,
            commit.at().orElse(usual),
            commit.author(),
            commit.message(),
            commit.files(),
            commit.lacking()));
    SortedMap<String, String> moved = new TreeMap<>(branches);
    branch.ifPresent(current -> moved.put(current, commit.label()));
    return new Past(
        name,
        more,
        moved,
        originBranches,
        tags,
        branch,
        Optional.of(commit.label()),
        origin,
        folder,
        beginning,
        workTree);
  }

  /** With one more commit of these files after what is checked out, and that checked out. */
  public Past commit(String label, WorkspaceFiles files) {
    return commit(ACommit.of(label, files));
  }

  /** With a branch checked out, which begins at what is checked out where it is new. */
  public Past on(String other) {
    SortedMap<String, String> more = new TreeMap<>(branches);
    head.ifPresent(commit -> more.putIfAbsent(other, commit));
    return new Past(
        name,
        commits,
        more,
        originBranches,
        tags,
        Optional.of(other),
        Optional.ofNullable(more.get(other)),
        origin,
        folder,
        beginning,
        workTree);
  }

  /** With a commit checked out and no branch. */
  public Past detachedAt(String label) {
    return new Past(
        name,
        commits,
        branches,
        originBranches,
        tags,
        Optional.empty(),
        Optional.of(label),
        origin,
        folder,
        beginning,
        workTree);
  }

  /** With a branch of the remote {@code origin}. */
  public Past originBranch(String other, String label) {
    SortedMap<String, String> more = new TreeMap<>(originBranches);
    more.put(other, label);
    return new Past(
        name, commits, branches, more, tags, branch, head, origin, folder, beginning, workTree);
  }

  /** With a tag. */
  public Past tag(String tag, String label) {
    SortedMap<String, String> more = new TreeMap<>(tags);
    more.put(tag, label);
    return new Past(
        name,
        commits,
        branches,
        originBranches,
        more,
        branch,
        head,
        origin,
        folder,
        beginning,
        workTree);
  }

  /** In a folder of another name. */
  public Past named(String other) {
    return new Past(
        other,
        commits,
        branches,
        originBranches,
        tags,
        branch,
        head,
        origin,
        folder,
        beginning,
        workTree);
  }

  /**
   * A clone of a repository elsewhere.
   *
   * @param identity as {@code host/owner/name}
   */
  public Past cloneOf(String identity) {
    return new Past(
        name,
        commits,
        branches,
        originBranches,
        tags,
        branch,
        head,
        Optional.of(identity),
        folder,
        beginning,
        workTree);
  }

  /** With the workspace in a folder of the repository. */
  public Past workspaceIn(String path) {
    return new Past(
        name,
        commits,
        branches,
        originBranches,
        tags,
        branch,
        head,
        origin,
        new WorkspacePath(path),
        beginning,
        workTree);
  }

  /** Fetched in part: the history begins with a commit. */
  public Past cutBefore(String label) {
    return new Past(
        name,
        commits,
        branches,
        originBranches,
        tags,
        branch,
        head,
        origin,
        folder,
        Optional.of(label),
        workTree);
  }

  /** With exactly these files in the repository's folder, by their paths in it. */
  public Past lying(WorkspaceFiles files) {
    return new Past(
        name,
        commits,
        branches,
        originBranches,
        tags,
        branch,
        head,
        origin,
        folder,
        beginning,
        Optional.of(files));
  }

  /** The files of a commit. */
  public WorkspaceFiles files(String label) {
    return commits.stream()
        .filter(made -> made.label().equals(label))
        .findFirst()
        .orElseThrow()
        .files();
  }

  /** The files that lie in the repository's folder. */
  public WorkspaceFiles lying() {
    return workTree.orElseGet(() -> head.map(this::files).orElse(WorkspaceFiles.NONE));
  }
}
