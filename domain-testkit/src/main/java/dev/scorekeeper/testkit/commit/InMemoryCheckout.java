package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is checked out of a past, and whether the files that lie there are still those. */
final class InMemoryCheckout implements Checkout {
  private final NamedCommits commits;
  private final Supplier<WorkspaceFiles> lying;
  private final List<WorkspacePath> expected;

  InMemoryCheckout(
      NamedCommits commits, Supplier<WorkspaceFiles> lying, List<WorkspacePath> expected) {
    this.commits = commits;
    this.lying = lying;
    this.expected = List.copyOf(expected);
  }

  @Override
  public Optional<String> project() {
    return revision().flatMap(head -> InMemoryCommits.project(commits.past()));
  }

  @Override
  public Optional<String> branch() {
    return revision().flatMap(head -> commits.past().branch());
  }

  @Override
  public Optional<String> revision() {
    return commits.head();
  }

  private Optional<WorkspaceFiles> committed() {
    return commits
        .past()
        .head()
        .map(label -> commits.past().files(label).below(commits.past().folder()));
  }

  @Override
  public boolean tracks(WorkspacePath file) {
    return committed()
        .filter(files -> new InMemoryTree(files).read(file) instanceof SourceTree.Found)
        .isPresent();
  }

  @Override
  public boolean differs(Collection<WorkspacePath> inputs) {
    Optional<WorkspaceFiles> committed = committed();
    if (committed.isEmpty()) {
      return false;
    }
    Set<WorkspacePath> all = new TreeSet<>(expected);
    all.addAll(inputs);
    WorkspaceFiles now = lying.get();
    return all.stream().anyMatch(path -> differs(path, committed.get(), now));
  }

  private static boolean differs(WorkspacePath path, WorkspaceFiles before, WorkspaceFiles now) {
    for (WorkspacePath here = path; !here.value().isEmpty(); here = here.parent()) {
      String name = here.value();
      if (!Objects.equals(before.links().get(name), now.links().get(name))) {
        return true;
      }
    }
    InMemoryTree was = new InMemoryTree(before);
    InMemoryTree is = new InMemoryTree(now);
    if (!was.address(path).equals(is.address(path))) {
      return true;
    }
    return was.list(path) instanceof SourceTree.Folder had
        && !(is.list(path) instanceof SourceTree.Folder has && has.files().containsAll(had.files()))
        && !had.files().isEmpty();
  }

  @Override
  public Optional<Instant> observedAt(Function<String, Optional<Instant>> known) {
    if (revision().isEmpty()) {
      return Optional.empty();
    }
    List<String> line = new ArrayList<>();
    Optional<Instant> before = Optional.empty();
    for (String revision : commits.line(revision().get())) {
      line.add(revision);
      before = known.apply(revision);
      if (before.isPresent()) {
        break;
      }
    }
    Collections.reverse(line);
    String oldest = line.get(0);
    Optional<Instant> moment = before;
    List<Instant> moments =
        commits.moments(
            line, revision -> revision.equals(oldest) ? moment : Optional.<Instant>empty());
    return Optional.of(moments.get(moments.size() - 1));
  }
}
