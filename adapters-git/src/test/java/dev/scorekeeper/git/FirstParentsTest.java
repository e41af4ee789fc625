package dev.scorekeeper.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commits say of themselves, along first parents. */
@ExtendWith(GitFolders.class)
class FirstParentsTest {
  private static final long T = 1_700_000_000;

  private Path folder;
  private GitFolder repository;

  @BeforeEach
  void take(GitFolder git) {
    folder = git.around();
    repository = git;
  }

  /** Makes a line of commits with the given times, in seconds; their names, the oldest first. */
  private List<String> commits(long... times) throws IOException {
    StringBuilder stream = new StringBuilder();
    for (long time : times) {
      stream.append("commit refs/heads/main\n");
      stream.append("committer Ada <ada@example.org> ").append(time).append(" +0100\n");
      stream.append("data 0\n\n");
    }
    repository.gitOf(stream.toString(), "fast-import", "--quiet");
    List<String> names =
        new ArrayList<>(repository.git("rev-list", "--first-parent", "main").lines().toList());
    Collections.reverse(names);
    return names;
  }

  private List<CommitFact> facts() {
    return TwoWays.look(repository).firstParents(known -> false);
  }

  private String commit(String tree, Object time, String... parents) throws IOException {
    StringBuilder commit = new StringBuilder("tree " + tree + "\n");
    for (String parent : parents) {
      commit.append("parent ").append(parent).append("\n");
    }
    String person = "Ada <ada@example.org> " + time + " +0000\n";
    commit.append("author ").append(person).append("committer ").append(person).append("\nx\n");
    return repository
        .gitOf(commit.toString(), "hash-object", "-t", "commit", "-w", "--literally", "--stdin")
        .strip();
  }

  @Test
  void theTimeIsThatOfTheCommitter() throws IOException {
    commits(T);
    repository.git(
        "-c", "user.name=x", "commit", "--quiet", "--allow-empty", "-mx", "--date=@" + (T + 900));

    assertThat(facts().get(0).seconds())
        .isEqualTo(Long.parseLong(repository.git("log", "-1", "--format=%ct").strip()));
  }

  @Test
  void secondParentsAreNotFollowed() throws IOException {
    String base = commits(T).get(0);
    String tree = repository.git("rev-parse", "main^{tree}").strip();
    String side = commit(tree, T + 5_000, base);
    String merge = commit(tree, T + 100, base, side);
    repository.git("reset", "--quiet", merge);

    assertThat(facts()).extracting(CommitFact::revision).containsExactly(merge, base);
    assertThat(facts().get(0).parent()).contains(base);
    assertThat(facts().get(1).parent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "253402300800, 253402300800",
    "99999999999999, 99999999999999",
    "18446744073709551615, 9223372036854775807",
    "99999999999999999999999999, 9223372036854775807",
    "-5, -5",
    "soon, 0"
  })
  void theTimeIsAsItIsWritten(String time, long seconds) throws IOException {
    commits(T);
    String tree = repository.git("rev-parse", "main^{tree}").strip();
    repository.git("update-ref", "HEAD", commit(tree, time));

    assertThat(facts().get(0).seconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 66, 128, 300})
  void aLongLineIsToldToItsBeginning(int length) throws IOException {
    long[] times = new long[length];
    Arrays.fill(times, T);
    List<String> names = new ArrayList<>(commits(times));
    Collections.reverse(names);

    assertThat(facts()).extracting(CommitFact::revision).containsExactlyElementsOf(names);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 62, 63, 64, 65, 200})
  void aLineIsToldToAKnownCommitHoweverFarBack(int distance) throws IOException {
    long[] times = new long[250];
    Arrays.fill(times, T);
    List<String> names = commits(times);
    String known = names.get(names.size() - 1 - distance);

    List<CommitFact> facts = TwoWays.look(repository).firstParents(known::equals);

    assertThat(facts).hasSize(distance);
    assertThat(facts.get(distance - 1).parent()).contains(known);
  }

  @Test
  void aCommitIsItselfAlsoWhereAnotherReplacesIt() throws IOException {
    String head = commits(T).get(0);
    String tree = repository.git("rev-parse", "main^{tree}").strip();
    repository.git("replace", head, commit(tree, T + 500));

    assertThat(facts()).extracting(CommitFact::seconds).containsExactly(T);
  }

  @Test
  void aCommitNamesItsParentAlsoWhereAShallowHistoryBegins() throws IOException {
    List<String> names = commits(T + 900, T, T + 1);
    Path shallow = folder.resolve("shallow");
    repository.git(
        "clone", "--quiet", "--depth=2", repository.root().toUri().toString(), shallow.toString());

    List<CommitFact> facts =
        TwoWays.look(shallow, List.of(), repository::environment, Duration.ofSeconds(10))
            .firstParents(known -> false);

    assertThat(facts).extracting(CommitFact::revision).containsExactly(names.get(2), names.get(1));
    assertThat(facts.get(1).parent()).contains(names.get(0));
  }

  @Test
  void aLongMessageOrOneWithAZeroByteIsNoCommit() throws IOException {
    commits(T);
    repository.git("commit", "--quiet", "--allow-empty", "-m", "x".repeat(100_000));

    assertThat(facts()).hasSize(2);
    assertThat(facts().get(1).seconds()).isEqualTo(T);
  }

  @Test
  void aCloneNotesWhenItsBranchCameAndWhatItLeft() throws IOException {
    repository.write("registry.json", "{}");
    repository.commit();
    String first = repository.git("rev-parse", "HEAD").strip();
    repository.write("registry.json", "{\"a\":1}");
    repository.commit();
    String second = repository.git("rev-parse", "HEAD").strip();
    repository.write("registry.json", "{\"a\":2}");
    repository.commit();
    String third = repository.git("rev-parse", "HEAD").strip();
    assertThat(TwoWays.look(repository).hasLeft(third)).isFalse();
    repository.git("reset", "--quiet", "--hard", first);

    Checkout checkout = TwoWays.look(repository);

    assertThat(checkout.standsSince()).isPresent();
    assertThat(checkout.hasLeft(third)).isTrue();
    assertThat(checkout.hasLeft(second)).isTrue();
    assertThat(checkout.hasLeft("1".repeat(40))).isFalse();
  }

  @Test
  void aCommitBelowOneThatWasLeftWasLeftToo() throws IOException {
    List<String> names = commits(T, T + 1, T + 2);
    repository.git("checkout", "--quiet", "-B", "other", names.get(0));
    repository.git("reset", "--quiet", "--hard", names.get(2));
    repository.git("reset", "--quiet", "--hard", names.get(0));

    assertThat(TwoWays.look(repository).hasLeft(names.get(1))).isTrue();
  }

  @Test
  void whatIsNoReflogSaysNothing() throws IOException {
    commits(T);
    Path log = repository.root().resolve(".git/logs/refs/heads/main");
    Files.deleteIfExists(log);
    assertThat(TwoWays.look(repository).standsSince()).isEmpty();
    Files.createDirectories(log.getParent());
    Files.writeString(log, "\u0000\n> \n" + "a".repeat(200) + "> 12\n");
    assertThat(TwoWays.look(repository).standsSince()).isEmpty();
    assertThat(TwoWays.look(repository).hasLeft("1".repeat(40))).isFalse();
  }
}
