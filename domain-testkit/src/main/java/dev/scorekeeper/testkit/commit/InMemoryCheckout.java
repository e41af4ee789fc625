package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is checked out of a past, and whether the files that lie there are still those. */
final class InMemoryCheckout implements Checkout {
  private final NamedCommits commits;
  private final Supplier<WorkspaceFiles> lying;
  private final List<WorkspacePath> expected;
  private final Set<String> left;

  InMemoryCheckout(
      NamedCommits commits,
      Supplier<WorkspaceFiles> lying,
      List<WorkspacePath> expected,
      Set<String> left) {
    this.commits = commits;
    this.lying = lying;
    this.expected = List.copyOf(expected);
    this.left = Set.copyOf(left);
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
  public boolean tracksOne(List<FilePattern> patterns) {
    return committed().filter(files -> !matching(patterns, files).isEmpty()).isPresent();
  }

  @Override
  public boolean differsWhere(List<FilePattern> patterns) {
    return committed()
        .filter(files -> !matching(patterns, files).equals(matching(patterns, lying.get())))
        .isPresent();
  }

  private static List<AddressedTree.Addressed> matching(
      List<FilePattern> patterns, WorkspaceFiles files) {
    return ((Outcome.Known<List<AddressedTree.Addressed>>)
            new InMemoryTree(files).matching(patterns))
        .found();
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

  /** All of a commit lies there. */
  @Override
  public Set<WorkspacePath> leftOut(Collection<WorkspacePath> missing) {
    return Set.of();
  }

  /** Files lie there as commits have them. */
  @Override
  public Optional<String> conversion(WorkspacePath file) {
    return Optional.empty();
  }

  @Override
  public List<CommitFact> firstParents(Predicate<String> known) {
    List<CommitFact> facts = new ArrayList<>();
    for (String revision : revision().map(commits::line).orElse(List.of())) {
      if (known.test(revision)) {
        return facts;
      }
      facts.add(commits.fact(revision));
    }
    return facts;
  }

  @Override
  public Optional<Instant> standsSince() {
    return Optional.empty();
  }

  @Override
  public boolean hasLeft(String revision) {
    return left.contains(revision);
  }
}
