package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A repository that knows nothing, whatever it was made of. */
final class NoRepository implements Repository {
  static MadeRepository of(Past past) {
    Map<String, String> revisions = new HashMap<>();
    past.commits().forEach(commit -> revisions.put(commit.label(), "0".repeat(40)));
    return new MadeRepository(new NoRepository(), revisions);
  }

  @Override
  public String place() {
    return "";
  }

  @Override
  public Checkout checkout(List<WorkspacePath> expected) {
    return new Nothing();
  }

  @Override
  public Optional<Commits> commits() {
    return Optional.of(new None());
  }

  private static final class Nothing implements Checkout {
    @Override
    public Optional<String> project() {
      return Optional.empty();
    }

    @Override
    public Optional<String> branch() {
      return Optional.empty();
    }

    @Override
    public Optional<String> revision() {
      return Optional.empty();
    }

    @Override
    public boolean tracks(WorkspacePath file) {
      return false;
    }

    @Override
    public boolean differs(Collection<WorkspacePath> inputs) {
      return false;
    }

    @Override
    public boolean tracksOne(List<FilePattern> patterns) {
      return false;
    }

    @Override
    public boolean differsWhere(List<FilePattern> patterns) {
      return false;
    }

    @Override
    public Set<WorkspacePath> leftOut(Collection<WorkspacePath> missing) {
      return Set.of();
    }

    @Override
    public Optional<String> conversion(WorkspacePath file) {
      return Optional.empty();
    }

    @Override
    public List<CommitFact> firstParents(Predicate<String> known) {
      return List.of();
    }

    @Override
    public Optional<Instant> standsSince() {
      return Optional.empty();
    }

    @Override
    public boolean hasLeft(String revision) {
      return false;
    }
  }

  private static final class None implements Commits {
    @Override
    public Optional<String> project() {
      return Optional.empty();
    }

    @Override
    public String folderName() {
      return "";
    }

    @Override
    public Optional<String> branch() {
      return Optional.empty();
    }

    @Override
    public Optional<String> head() {
      return Optional.empty();
    }

    @Override
    public Optional<String> branchTip(String branch) {
      return Optional.empty();
    }

    @Override
    public List<String> branches() {
      return List.of();
    }

    @Override
    public Optional<String> find(String name) {
      return Optional.empty();
    }

    @Override
    public List<Commit> line(String revision, Consumer<Step> found) {
      return List.of();
    }

    @Override
    public Optional<String> parent(String revision) {
      return Optional.empty();
    }

    @Override
    public boolean isCut(String revision) {
      return false;
    }

    @Override
    public Meeting meeting(String one, String other) {
      return new Meeting(List.of(), false);
    }

    @Override
    public Map<String, String> merges(String tip, Set<String> revisions) {
      return Map.of("", tip);
    }

    @Override
    public boolean isShallow() {
      return false;
    }

    @Override
    public Commits again() {
      return this;
    }

    @Override
    public Optional<CommitNote> note(String revision) {
      return Optional.empty();
    }

    @Override
    public CommitTree tree(Step step) {
      return new Empty();
    }

    @Override
    public CommitTree tree(String revision) {
      return new Empty();
    }

    @Override
    public void close() {}
  }

  private static final class Empty implements CommitTree {
    @Override
    public Optional<String> lacks() {
      return Optional.empty();
    }

    @Override
    public Optional<CommitTree> answering(CommitTree earlier) {
      return Optional.empty();
    }

    @Override
    public String address(WorkspacePath path) {
      return "";
    }

    @Override
    public Content read(WorkspacePath path) {
      return new Missing();
    }

    @Override
    public Listing list(WorkspacePath folder) {
      return new Missing();
    }
  }
}
