package dev.scorekeeper.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.testkit.surroundings.GitFolder;
import dev.scorekeeper.testkit.surroundings.GitFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The moment of a commit's state. */
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

  private static Instant at(long seconds, long millis) {
    return Instant.ofEpochSecond(seconds).plusMillis(millis);
  }

  private Optional<Instant> observedAt() {
    return TwoWays.look(repository).observedAt(revision -> Optional.empty());
  }

  @Test
  void isNotTheTimeOfItsAuthor() throws IOException {
    commits(T);
    repository.git(
        "-c", "user.name=x", "commit", "--quiet", "--allow-empty", "-mx", "--date=@" + (T + 900));

    assertThat(observedAt())
        .contains(at(Long.parseLong(repository.git("log", "-1", "--format=%ct").strip()), 0));
  }

  @Test
  void isAMillisecondAfterAParentOfTheSameTime() throws IOException {
    commits(T, T, T);

    assertThat(observedAt()).contains(at(T, 2));
  }

  @Test
  void isAMillisecondAfterAParentWhoseClockWasAhead() throws IOException {
    commits(T, T + 500, T + 10, T + 20);

    assertThat(observedAt()).contains(at(T + 500, 2));
  }

  @Test
  void followsFirstParentsOnly() throws IOException {
    String base = commits(T).get(0);
    String tree = repository.git("rev-parse", "main^{tree}").strip();
    String side = commit(tree, T + 5_000, base);
    String merge = commit(tree, T + 100, base, side);
    repository.git("reset", "--quiet", merge);

    assertThat(observedAt()).contains(at(T + 100, 0));
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

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "1, 1970-01-01T00:00:01Z",
    "253402300799, 9999-12-31T23:59:59Z",
    "253402300800, 9999-12-31T23:59:59.999Z",
    "99999999999999, 9999-12-31T23:59:59.999Z",
    "18446744073709551615, 9999-12-31T23:59:59.999Z",
  })
  void staysWithinTheYears1970To9999(String time, Instant moment) throws IOException {
    commits(T);
    String tree = repository.git("rev-parse", "main^{tree}").strip();
    repository.git("update-ref", "HEAD", commit(tree, time));

    assertThat(observedAt()).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "99999999999999999999999999", "soon"})
  void isSomeMomentOfThoseYearsWhateverTheCommitSays(String time) throws IOException {
    commits(T);
    String tree = repository.git("rev-parse", "main^{tree}").strip();
    repository.git("update-ref", "HEAD", commit(tree, time));

    assertThat(observedAt().orElseThrow())
        .isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999Z"));
  }

  @Test
  void staysWithinThemAlsoAfterAParentAtTheirEnd() throws IOException {
    commits(T);
    String tree = repository.git("rev-parse", "main^{tree}").strip();
    String crazy = commit(tree, "99999999999999");
    repository.git("update-ref", "HEAD", commit(tree, T, crazy));

    assertThat(observedAt()).contains(Instant.parse("9999-12-31T23:59:59.999Z"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 66, 128, 300})
  void countsFromTheBeginningOfALongLine(int length) throws IOException {
    long[] times = new long[length];
    Arrays.fill(times, T);
    commits(times);

    assertThat(observedAt()).contains(at(T, length - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 62, 63, 64, 65, 200})
  void countsFromAKnownCommitHoweverFarBack(int distance) throws IOException {
    long[] times = new long[250];
    Arrays.fill(times, T);
    List<String> names = commits(times);
    String known = names.get(names.size() - 1 - distance);

    assertThat(
            TwoWays.look(repository)
                .observedAt(
                    revision ->
                        revision.equals(known) ? Optional.of(at(T + 9, 0)) : Optional.empty()))
        .contains(at(T + 9, distance));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void isTheSameWhateverIsKnownOfTheMomentsBefore(long seed) throws IOException {
    Random random = new Random(seed);
    long[] times = new long[100];
    for (int i = 0; i < times.length; i++) {
      times[i] = T + i / 3 + random.nextInt(40);
    }
    List<String> names = commits(times);
    List<Instant> moments = new ArrayList<>();
    for (long time : times) {
      Instant own = Instant.ofEpochSecond(time);
      Instant soonest = moments.isEmpty() ? own : moments.get(moments.size() - 1).plusMillis(1);
      moments.add(own.isAfter(soonest) ? own : soonest);
    }
    int known = random.nextInt(names.size());

    assertThat(observedAt()).contains(moments.get(99));
    assertThat(
            TwoWays.look(repository)
                .observedAt(
                    revision ->
                        names.indexOf(revision) <= known
                            ? Optional.of(moments.get(names.indexOf(revision)))
                            : Optional.empty()))
        .contains(moments.get(99));
  }

  @Test
  void isThatOfTheCommitItselfAlsoWhereAnotherReplacesIt() throws IOException {
    String head = commits(T).get(0);
    String tree = repository.git("rev-parse", "main^{tree}").strip();
    repository.git("replace", head, commit(tree, T + 500));

    assertThat(observedAt()).contains(at(T, 0));
  }

  @Test
  void countsFromWhereAShallowHistoryBegins() throws IOException {
    commits(T + 900, T, T + 1);
    Path shallow = folder.resolve("shallow");
    repository.git(
        "clone", "--quiet", "--depth=2", repository.root().toUri().toString(), shallow.toString());

    Checkout checkout =
        GitCheckout.look(shallow, List.of(), repository::environment, Duration.ofSeconds(10));

    assertThat(checkout.observedAt(revision -> Optional.empty())).contains(at(T + 1, 0));
  }
}
