package dev.scorekeeper.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.fixture.GitFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the program of git says, which must be what is read where there is no such program. */
final class TwoWays implements Checkout {
  private final Checkout program;
  private final Checkout files;

  private TwoWays(Checkout program, Checkout files) {
    this.program = program;
    this.files = files;
  }

  static Checkout look(GitFolder repository) {
    return look(repository, "");
  }

  static Checkout look(GitFolder repository, String folder) {
    return look(
        repository.root().resolve(folder),
        Plans.INPUTS,
        repository::environment,
        Duration.ofSeconds(10));
  }

  static Checkout look(
      Path workspace,
      List<WorkspacePath> inputs,
      Supplier<Map<String, String>> environment,
      Duration patience) {
    return new TwoWays(
        GitCheckout.look(workspace, inputs, environment, patience),
        withoutProgram(workspace, inputs));
  }

  /** A checkout where no program of git is on the search path. */
  static Checkout withoutProgram(Path workspace, List<WorkspacePath> inputs) {
    return GitCheckout.look(workspace, inputs, () -> Map.of("PATH", ""), Duration.ofSeconds(10));
  }

  /** Whether the inputs that are always there, or the given files, differ from the commit. */
  static boolean differs(GitFolder repository, String... files) {
    return look(repository).differs(Plans.paths(files));
  }

  private <T> T agreed(Function<Checkout, T> question) {
    T said = question.apply(program);
    assertThat(question.apply(files)).as("read without the program").isEqualTo(said);
    return said;
  }

  @Override
  public Optional<String> project() {
    return agreed(Checkout::project);
  }

  @Override
  public Optional<String> branch() {
    return agreed(Checkout::branch);
  }

  @Override
  public Optional<String> revision() {
    return agreed(Checkout::revision);
  }

  @Override
  public boolean tracks(WorkspacePath file) {
    return agreed(checkout -> checkout.tracks(file));
  }

  @Override
  public boolean differs(Collection<WorkspacePath> inputs) {
    return agreed(checkout -> checkout.differs(inputs));
  }

  @Override
  public List<CommitFact> firstParents(Predicate<String> known) {
    return agreed(checkout -> checkout.firstParents(known));
  }

  @Override
  public boolean tracksOne(List<FilePattern> patterns) {
    return agreed(checkout -> checkout.tracksOne(patterns));
  }

  @Override
  public boolean differsWhere(List<FilePattern> patterns) {
    return agreed(checkout -> checkout.differsWhere(patterns));
  }

  @Override
  public Set<WorkspacePath> leftOut(Collection<WorkspacePath> missing) {
    return agreed(checkout -> checkout.leftOut(missing));
  }

  @Override
  public Optional<String> conversion(WorkspacePath file) {
    return agreed(checkout -> checkout.conversion(file));
  }

  @Override
  public Optional<Instant> standsSince() {
    return agreed(Checkout::standsSince);
  }

  @Override
  public boolean hasLeft(String revision) {
    return agreed(checkout -> checkout.hasLeft(revision));
  }
}
