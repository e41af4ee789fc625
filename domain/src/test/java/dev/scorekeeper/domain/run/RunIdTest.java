package dev.scorekeeper.domain.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class RunIdTest {
  private static final StreamId STREAM = new StreamId("renderx", "main");
  private static final Ruleset RULESET = RulesetCodec.ruleset(1, "settings");

  @Test
  void ofACommitIsTheSameWheneverItIsRead() {
    assertThat(RunId.ofCommit(STREAM, "12397442", RULESET))
        .isEqualTo(RunId.ofCommit(new StreamId("renderx", "main"), "12397442", RULESET));
  }

  @Test
  void ofACommitNeverChanges() {
    // The first 16 bytes of the SHA-256 of the parts, each after its length in four bytes.
    assertThat(RunId.ofCommit(STREAM, "12397442", RULESET))
        .hasToString("4df5eac98a1a86d0850612d00f259b6d");
  }

  @Test
  void ofACommitDiffersByProjectBranchRevisionAndRuleset() {
    assertThat(
            new RunId[] {
              RunId.ofCommit(STREAM, "12397442", RULESET),
              RunId.ofCommit(new StreamId("other", "main"), "12397442", RULESET),
              RunId.ofCommit(new StreamId("renderx", "other"), "12397442", RULESET),
              RunId.ofCommit(new StreamId("renderxmain", ""), "12397442", RULESET),
              RunId.ofCommit(STREAM, "7c8b12aa", RULESET),
              RunId.ofCommit(STREAM, "12397442", RulesetCodec.ruleset(2, "settings")),
              RunId.ofCommit(STREAM, "12397442", RulesetCodec.ruleset(1, "other"))
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void ofFilesAsTheyLieIsFresh() {
    Random random = new Random(7);

    assertThat(RunId.random(random)).isNotEqualTo(RunId.random(random));
    assertThat(RunId.random(new Random(7))).isEqualTo(RunId.random(new Random(7)));
  }

  @Test
  void hasThirtyTwoLowerCaseHexadecimalDigits() {
    RunId id = new RunId("0123456789abcdef".repeat(2));

    assertThat(id.brief()).isEqualTo("01234567");
    assertThat(id.bytes()).hasSize(16).startsWith(0x01, 0x23);
    assertThatIllegalArgumentException().isThrownBy(() -> new RunId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new RunId("a".repeat(31)));
    assertThatIllegalArgumentException().isThrownBy(() -> new RunId("g".repeat(32)));
  }

  @Test
  void isNotAlsoWrittenInUpperCase() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RunId("AB".repeat(16)));
  }
}
