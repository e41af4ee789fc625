package dev.scorekeeper.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.Runs;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class RunTest {
  private static final RunId ID = new RunId("0123456789abcdef".repeat(2));
  private static final StreamId STREAM = new StreamId("renderx", "main");
  private static final Ruleset RULESET = RulesetCodec.ruleset(1, "settings");
  private static final Optional<String> REVISION = Optional.of("12397442");
  private static final Instant OBSERVED = Instant.ofEpochMilli(1_764_000_000_123L);
  private static final Instant RECORDED = Instant.ofEpochMilli(1_764_000_001_456L);
  private static final Run RUN =
      new Run(ID, STREAM, RULESET, Source.GIT, REVISION, OBSERVED, RECORDED);
  private static final Digest BEFORE = Digest.of(new byte[32]);
  private static final Digest ASSESSMENT = new Digest("f".repeat(64));

  @Test
  void keepsWholeMilliseconds() {
    Run run =
        new Run(
            ID,
            STREAM,
            RULESET,
            Source.GIT,
            REVISION,
            OBSERVED.plusNanos(999_999),
            RECORDED.plusNanos(1));

    assertThat(run).isEqualTo(RUN);
  }

  @Test
  void isChainedOverEverythingThatItRefersTo() {
    Instant later = OBSERVED.plusSeconds(60);
    List<Run> others =
        List.of(
            new Run(
                new RunId("f".repeat(32)),
                STREAM,
                RULESET,
                Source.GIT,
                REVISION,
                OBSERVED,
                RECORDED),
            changed(new StreamId("other", "main"), RULESET, Source.GIT, REVISION),
            changed(new StreamId("renderx", "other"), RULESET, Source.GIT, REVISION),
            changed(new StreamId("renderxmain", ""), RULESET, Source.GIT, REVISION),
            changed(STREAM, RulesetCodec.ruleset(2, "settings"), Source.GIT, REVISION),
            changed(STREAM, RulesetCodec.ruleset(1, "other"), Source.GIT, REVISION),
            changed(STREAM, RULESET, Source.WORKTREE, REVISION),
            changed(STREAM, RULESET, Source.DRAFT, REVISION),
            changed(STREAM, RULESET, Source.GIT, Optional.of("7c8b12aa")),
            changed(STREAM, RULESET, Source.GIT, Optional.empty()),
            new Run(ID, STREAM, RULESET, Source.GIT, REVISION, later, RECORDED),
            new Run(ID, STREAM, RULESET, Source.GIT, REVISION, OBSERVED, later),
            RUN.standingSince(OBSERVED),
            RUN.standingSince(later));

    List<Digest> links = new ArrayList<>();
    links.add(RUN.chained(BEFORE, ASSESSMENT));
    links.add(RUN.chained(ASSESSMENT, ASSESSMENT));
    links.add(RUN.chained(BEFORE, BEFORE));
    others.forEach(run -> links.add(run.chained(BEFORE, ASSESSMENT)));

    assertThat(links).doesNotHaveDuplicates();
  }

  @Test
  void isChainedTheSameForEver() {
    // The SHA-256 of the parts, each after its length in four bytes, numbers in eight.
    assertThat(RUN.chained(BEFORE, ASSESSMENT))
        .hasToString("ce9f2f339b5529964ca73c9cb93d205b43bc7a14d283361365bec5c9b7d550dc");
  }

  @Test
  void speaksAtItsMomentBeforeAnyByOlderRules() {
    Run older =
        Runs.run(
            id('a'), RulesetCodec.ruleset(1, ""), "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z");
    Run newer =
        Runs.run(
            id('b'), RulesetCodec.ruleset(2, ""), "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");

    assertThat(Collections.max(List.of(older, newer), Run.AT_ONE_MOMENT)).isEqualTo(newer);
    assertThat(Collections.max(List.of(newer, older), Run.AT_ONE_MOMENT)).isEqualTo(newer);
  }

  @Test
  void speaksAtItsMomentBeforeAnyRecordedEarlier() {
    Run early =
        Runs.run(
            id('b'), RulesetCodec.ruleset(1, "b"), "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
    Run late =
        Runs.run(
            id('a'), RulesetCodec.ruleset(1, "a"), "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z");

    assertThat(Collections.max(List.of(early, late), Run.AT_ONE_MOMENT)).isEqualTo(late);
    assertThat(Collections.max(List.of(late, early), Run.AT_ONE_MOMENT)).isEqualTo(late);
  }

  @Test
  void speaksAtItsMomentByItsIdentityWhereNothingElseDecides() {
    Run one = Runs.run(id('a'), RULESET, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
    Run other = Runs.run(id('b'), RULESET, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");

    assertThat(Collections.max(List.of(one, other), Run.AT_ONE_MOMENT)).isEqualTo(other);
    assertThat(Collections.max(List.of(other, one), Run.AT_ONE_MOMENT)).isEqualTo(other);
  }

  @Property
  void speaksAtItsMomentInWhateverOrderTheRunsWereMerged(
      @ForAll("runsOfOneMoment") List<Run> runs, @ForAll("runsOfOneMoment") List<Run> more) {
    List<Run> merged = new ArrayList<>(runs);
    merged.addAll(more);
    Run first = Collections.max(merged, Run.AT_ONE_MOMENT);
    Collections.reverse(merged);

    assertThat(Collections.max(merged, Run.AT_ONE_MOMENT)).isEqualTo(first);
  }

  @Provide
  Arbitrary<List<Run>> runsOfOneMoment() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2), Arbitraries.integers().between(0, 2))
        .as(
            (rules, second) -> {
              Ruleset ruleset = RulesetCodec.ruleset(rules, "");
              String recordedAt = "2026-02-01T00:00:0" + second + "Z";
              return Runs.run(
                  RunId.ofCommit(STREAM, recordedAt, ruleset),
                  ruleset,
                  "2026-01-01T00:00:00Z",
                  recordedAt);
            })
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static RunId id(char digit) {
    return new RunId(String.valueOf(digit).repeat(32));
  }

  private static Run changed(
      StreamId stream, Ruleset ruleset, Source source, Optional<String> revision) {
    return new Run(ID, stream, ruleset, source, revision, OBSERVED, RECORDED);
  }
}
