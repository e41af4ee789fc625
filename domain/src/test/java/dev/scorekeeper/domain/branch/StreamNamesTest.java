package dev.scorekeeper.domain.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scorekeeper.domain.run.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What streams are called, as a function of the set of renamings. */
final class StreamNamesTest {
  private static final int SETS = 2_000;
  private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);
  private static final StreamId MAIN = stream("main");
  private static final StreamId TRUNK = stream("trunk");
  private static final StreamId DEV = stream("dev");

  private static StreamId stream(String branch) {
    return new StreamId("shop", branch);
  }

  private static Renaming renaming(int number, StreamId from, StreamId to) {
    return new Renaming(from, to, NOW.plusMillis(number));
  }

  private static StreamNames names(Renaming... renamings) {
    return StreamNames.of(List.of(renamings));
  }

  @Test
  void withoutRenamingsStreamsAreCalledAsTheyWereRecorded() {
    assertThat(names()).isSameAs(StreamNames.AS_RECORDED);
    assertThat(names().now(MAIN)).isEqualTo(MAIN);
    assertThat(names().formerly(MAIN)).isEmpty();
    assertThat(names().joined("shop")).containsExactly("shop");
  }

  @Test
  void theLatestOfANameCountsAndIsFollowed() {
    StreamNames names =
        names(renaming(2, MAIN, TRUNK), renaming(1, MAIN, stream("x")), renaming(0, TRUNK, DEV));

    assertThat(names.now(MAIN)).isEqualTo(DEV);
    assertThat(names.now(TRUNK)).isEqualTo(DEV);
    assertThat(names.now(stream("x"))).isEqualTo(stream("x"));
    assertThat(names.formerly(DEV)).containsExactly(MAIN, TRUNK);
    assertThat(names.formerly(TRUNK)).isEmpty();
  }

  @Test
  void aRenamingToTheSameNameTakesTheOneBeforeBackAndALaterOneCountsAgain() {
    Renaming first = renaming(0, MAIN, TRUNK);
    Renaming back = renaming(1, MAIN, MAIN);

    assertThat(names(first, back).now(MAIN)).isEqualTo(MAIN);
    assertThat(names(first, back, renaming(2, MAIN, DEV)).now(MAIN)).isEqualTo(DEV);
  }

  @Test
  void ofACircleTheOldestDoesNotCount() {
    StreamNames names =
        names(renaming(2, MAIN, TRUNK), renaming(3, TRUNK, DEV), renaming(1, DEV, MAIN));

    assertThat(List.of(names.now(MAIN), names.now(TRUNK), names.now(DEV))).containsOnly(DEV);
  }

  @Test
  void whatWouldCloseACircleIsSeenAndWhatTakesBackDoesNot() {
    StreamNames names = names(renaming(2, MAIN, TRUNK), renaming(3, TRUNK, DEV));

    assertThat(names.wouldCircle(DEV, MAIN)).isTrue();
    assertThat(names.wouldCircle(TRUNK, MAIN)).isTrue();
    assertThat(names.wouldCircle(MAIN, DEV)).isFalse();
    assertThat(names.wouldCircle(MAIN, MAIN)).isFalse();
    assertThat(names.wouldCircle(DEV, DEV)).isFalse();
  }

  @Test
  void oneMoreRenamingCountsBeforeAllOthersWhateverTheClockSays() {
    StreamNames names = names(renaming(50, MAIN, TRUNK));

    Renaming next = names.renaming(MAIN, DEV, NOW);
    assertThat(names(renaming(50, MAIN, TRUNK), next).now(MAIN)).isEqualTo(DEV);
    assertThat(next.recordedAt()).isEqualTo(NOW.plusMillis(51));
    assertThat(names.renaming(MAIN, DEV, NOW.plusMillis(70)).recordedAt())
        .isEqualTo(NOW.plusMillis(70));
  }

  @Test
  void projectsAreJoinedThroughOthersAndWhatIsTakenBackJoinsNothing() {
    StreamId local = new StreamId("plan", "main");
    StreamId moved = new StreamId("example.org/shop", "main");

    StreamNames names = names(renaming(1, local, MAIN), renaming(2, MAIN, moved));
    for (String project : List.of("plan", "shop", "example.org/shop")) {
      assertThat(names.joined(project)).containsExactly("example.org/shop", "plan", "shop");
    }
    assertThat(names.joined("till")).containsExactly("till");
    assertThat(names(renaming(1, local, MAIN), renaming(2, local, local)).joined("plan"))
        .containsExactly("plan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pull/7", "merge-request/7", "tags/v1", "detached"})
  void aLineIsJoinedWithLinesOnly(String other) {
    assertThat(Renaming.canJoin(MAIN, stream(other))).isFalse();
    assertThat(Renaming.canJoin(stream(other), stream("pull/8"))).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> renaming(1, MAIN, stream(other)));
    assertThatIllegalArgumentException().isThrownBy(() -> renaming(1, stream(other), MAIN));
  }

  @Test
  void eachPartOfARenamingIsPartOfItsIdentity() {
    List<Renaming> some =
        List.of(
            renaming(1, MAIN, TRUNK),
            renaming(2, MAIN, TRUNK),
            renaming(1, TRUNK, MAIN),
            renaming(1, MAIN, DEV),
            renaming(1, new StreamId("till", "main"), TRUNK),
            renaming(1, MAIN, new StreamId("till", "trunk")));

    assertThat(some).extracting(Renaming::id).doesNotHaveDuplicates();
    assertThat(new Renaming(MAIN, TRUNK, NOW.plusNanos(1)).id())
        .isEqualTo(renaming(0, MAIN, TRUNK).id());
  }

  /** Few names and few times, so that there are circles, and renamings that are as new. */
  private static List<Renaming> some(Random random) {
    List<Renaming> renamings = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      renamings.add(
          new Renaming(
              new StreamId("p" + random.nextInt(2), "b" + random.nextInt(3)),
              new StreamId("p" + random.nextInt(2), "b" + random.nextInt(3)),
              NOW.plusMillis(random.nextInt(6))));
    }
    return renamings;
  }

  private static List<StreamId> all() {
    List<StreamId> all = new ArrayList<>();
    for (int project = 0; project < 2; project++) {
      for (int branch = 0; branch < 3; branch++) {
        all.add(new StreamId("p" + project, "b" + branch));
      }
    }
    return all;
  }

  @Test
  void theSetOfRenamingsDecidesAndNothingLeadsInACircle() {
    Random random = new Random(42);
    for (int i = 0; i < SETS; i++) {
      List<Renaming> renamings = some(random);
      StreamNames names = StreamNames.of(renamings);
      List<Renaming> shuffled = new ArrayList<>(renamings);
      shuffled.addAll(renamings.subList(0, renamings.size() / 2));
      Collections.shuffle(shuffled, random);
      StreamNames others = StreamNames.of(shuffled);
      for (StreamId stream : all()) {
        StreamId now = names.now(stream);
        assertThat(others.now(stream)).as("%s of %s", stream, renamings).isEqualTo(now);
        assertThat(names.now(now)).isEqualTo(now);
        assertThat(names.joined(stream.project()))
            .contains(now.project())
            .isEqualTo(names.joined(now.project()));
        Set<StreamId> there = new HashSet<>(names.formerly(now));
        there.add(now);
        assertThat(there).contains(stream);
      }
    }
  }

  @Test
  void whatIsNotRefusedCountsAndWhatIsRefusedWouldNotHave() {
    Random random = new Random(43);
    for (int i = 0; i < SETS; i++) {
      List<Renaming> renamings = some(random);
      StreamNames names = StreamNames.of(renamings);
      StreamId from = all().get(random.nextInt(6));
      StreamId to = all().get(random.nextInt(6));
      List<Renaming> more = new ArrayList<>(renamings);
      more.add(names.renaming(from, to, NOW));
      StreamNames after = StreamNames.of(more);
      if (!names.wouldCircle(from, to)) {
        assertThat(after.now(from)).isEqualTo(after.now(to));
      } else {
        assertThat(names.now(to)).isEqualTo(names.now(from));
      }
    }
  }
}
