package dev.scorekeeper.domain.branch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What follows from a run alone; that it follows rightly, {@link BranchLinePropertiesTest} says.
 */
final class StandTest {
  private static final long NOW = 1_767_225_600_000L;
  private static final Ruleset X = RulesetCodec.ruleset(2, "registry=a.json");

  private final Random random = new Random(7);
  private final SomeCommits commits = new SomeCommits(random);
  private final SomeEntries log = new SomeEntries(random);
  private final String root = commits.commit(List.of(), NOW / 1000 - 100, 0);
  private final SomeClone clone = new SomeClone(commits, root, SomeClone.WHOLE, NOW - 90_000);

  private Optional<Stand> quickly(String tip, long now) {
    Stand before = log.line().stand().orElseThrow();
    clone.fetch(tip);
    if (!clone.tip().equals(tip)) {
      clone.move(tip, now);
    }
    BranchRun next = log.run(clone, X, 0, now);
    SomeEntries after = log.shuffled();
    next.commits().ifPresent(after::put);
    Run run = next.run(next.saying(after.line().stand(), name -> after.below(tip).contains(name)));
    return before.after(run, next.commits().map(CommitLine::commits).orElse(List.of()), false);
  }

  @Test
  void aCommitOnTopIsWhereTheBranchStands() {
    log.validate(clone, X, NOW);
    String next = commits.commit(List.of(root), NOW / 1000, 1);

    assertThat(quickly(next, NOW + 1).map(Stand::tip)).hasValue(next);
  }

  @Test
  void theSameCommitAgainNeedsNoLookAtTheWholeLineWhateverTheRunsIdentity() {
    log.validate(clone, X, NOW);

    for (int i = 1; i < 20; i++) {
      assertThat(quickly(root, NOW + i)).isPresent();
    }
  }

  @Test
  void noneIsTheFirstTimeThatCountsSinceItMovesWhatComesBefore() {
    String odd = commits.commit(List.of(), -1, 0);
    clone.fetch(odd);
    clone.recreate(odd, NOW - 1);
    log.validate(clone, X, NOW);

    assertThat(quickly(commits.commit(List.of(odd), -5, 1), NOW + 1)).isPresent();
    assertThat(quickly(commits.commit(List.of(odd), NOW / 1000, 1), NOW + 1)).isEmpty();
  }

  @Test
  void whereTheClockOfTheLatestLookJudgesOtherwiseTheWholeLineCounts() {
    String late = commits.commit(List.of(root), (NOW + 86_400_000) / 1000 + 60, 1);
    clone.fetch(late);
    clone.move(late, NOW - 50);
    log.validate(clone, X, NOW);

    assertThat(quickly(commits.commit(List.of(late), NOW / 1000, 1), NOW + 1_000)).isPresent();
    assertThat(quickly(commits.commit(List.of(late), NOW / 1000, 1), NOW + 61_000)).isEmpty();
  }

  @Test
  void aRunOfACommitOnLinesWithoutFactsMayMakeItsMomentEarlier() {
    SomeEntries old = log;
    old.recordOld(commits.get(root), X, false, NOW - 10_000, NOW);
    Stand stand = old.line().stand().orElseThrow();
    Run earlier = old.run(clone, X, 0, NOW + 5).run();

    assertThat(stand.after(earlier, List.of(), false)).isEmpty();
    assertThat(stand.at()).isEqualTo(Instant.ofEpochMilli(NOW - 10_000));
  }
}
