package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A repository without a disk or a program. Commits that say the same have the same name, so one of
 * a past that goes on knows all commits of the one before.
 */
public final class InMemoryRepository implements Repository {
  private final NamedCommits commits;
  private final Supplier<WorkspaceFiles> lying;
  private final boolean exists;
  private final Optional<String> flaw;

  /** Why the commits alone cannot be read. */
  private final Optional<String> locked;

  private final AtomicInteger open = new AtomicInteger();
  private final Set<String> left = new TreeSet<>();

  private InMemoryRepository(
      Past past,
      Supplier<WorkspaceFiles> lying,
      boolean exists,
      Optional<String> flaw,
      Optional<String> locked) {
    this.commits = new NamedCommits(past);
    this.lying = lying;
    this.exists = exists;
    this.flaw = flaw;
    this.locked = locked;
  }

  /** A repository of this past, with the files that lie there as it says. */
  public InMemoryRepository(Past past) {
    this(past, () -> past.lying().below(past.folder()), true, Optional.empty(), Optional.empty());
  }

  /** A repository of this past, whose workspace is this one, as it is when it is asked about. */
  public static InMemoryRepository around(InMemoryWorkspace workspace, Past past) {
    return new InMemoryRepository(
        past, workspace::content, true, Optional.empty(), Optional.empty());
  }

  /** No repository. */
  public static InMemoryRepository none() {
    return new InMemoryRepository(
        Past.NONE, () -> WorkspaceFiles.NONE, false, Optional.empty(), Optional.empty());
  }

  /** A repository that cannot be read, neither its commits nor what is checked out. */
  public static InMemoryRepository unreadable(String why) {
    return new InMemoryRepository(
        Past.NONE, () -> WorkspaceFiles.NONE, true, Optional.of(why), Optional.empty());
  }

  /** The same repository, which says what is checked out, and whose commits cannot be read. */
  public InMemoryRepository locked(String why) {
    return new InMemoryRepository(commits.past(), lying, exists, flaw, Optional.of(why));
  }

  /** The name of the commit that the past calls so. */
  public String revision(String label) {
    return commits.revision(label);
  }

  /** The names of all commits by what the past calls them. */
  public Map<String, String> revisions() {
    return commits.revisions();
  }

  /** The branch stood on these commits before, by what the past calls them, and moved away. */
  public InMemoryRepository havingLeft(String... labels) {
    for (String label : labels) {
      left.add(revision(label));
    }
    return this;
  }

  /** How many times its commits were opened and not closed. */
  public int open() {
    return open.get();
  }

  @Override
  public String place() {
    return commits.past().name();
  }

  @Override
  public Checkout checkout(List<WorkspacePath> expected) {
    return flaw.isPresent()
        ? new Unreadable(unreadable())
        : new InMemoryCheckout(commits, lying, expected, left);
  }

  @Override
  public Optional<Commits> commits() {
    if (flaw.isPresent()) {
      throw unreadable();
    }
    if (locked.isPresent()) {
      throw new CommitsException(locked.get());
    }
    return exists ? Optional.of(new InMemoryCommits(commits, open)) : Optional.empty();
  }

  private CommitsException unreadable() {
    return new CommitsException(place() + ": the repository cannot be read: " + flaw.orElseThrow());
  }

  /** A checkout of which nothing can be known. */
  private record Unreadable(CommitsException why) implements Checkout {
    @Override
    public Optional<String> project() {
      throw why;
    }

    @Override
    public Optional<String> branch() {
      throw why;
    }

    @Override
    public Optional<String> revision() {
      throw why;
    }

    @Override
    public boolean tracks(WorkspacePath file) {
      throw why;
    }

    @Override
    public boolean differs(Collection<WorkspacePath> inputs) {
      throw why;
    }

    @Override
    public boolean tracksOne(List<FilePattern> patterns) {
      throw why;
    }

    @Override
    public boolean differsWhere(List<FilePattern> patterns) {
      throw why;
    }

    @Override
    public Set<WorkspacePath> leftOut(Collection<WorkspacePath> missing) {
      throw why;
    }

    @Override
    public Optional<String> conversion(WorkspacePath file) {
      throw why;
    }

    @Override
    public List<CommitFact> firstParents(Predicate<String> known) {
      throw why;
    }

    @Override
    public Optional<Instant> standsSince() {
      throw why;
    }

    @Override
    public boolean hasLeft(String revision) {
      throw why;
    }
  }
}
