package dev.scorekeeper.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulesetTest {
  @Test
  void isTheProgramsRulesOverTheLayout() {
    assertThat(Ruleset.of(Layout.DEFAULT))
        .isEqualTo(new Ruleset(Ruleset.CURRENT_RULES, false, Layout.DEFAULT.canonical()));
  }

  @Test
  void ofAScanSpeaksBeforeTheSameRulesWithoutOneAndReadsLikeThem() {
    Ruleset plain = Ruleset.of(Layout.DEFAULT);
    Ruleset scanning =
        Ruleset.scanning(Layout.DEFAULT, List.of(new FolderPattern("a%"), new FolderPattern("b")));

    assertThat(RulesetCodec.number(scanning)).isGreaterThan(RulesetCodec.number(plain));
    assertThat(scanning.scanned()).isTrue();
    assertThat(plain.scanned()).isFalse();
    assertThat(scanning.readsLike(plain)).isTrue();
    assertThat(plain.readsLike(scanning)).isTrue();
    assertThat(scanning).isNotEqualTo(Ruleset.scanning(Layout.DEFAULT, List.of()));
    assertThat(scanning)
        .isNotEqualTo(
            Ruleset.scanning(
                Layout.DEFAULT, List.of(new FolderPattern("a"), new FolderPattern("%b"))));
  }

  @Test
  void ofOtherSettingsOrAnotherVersionDoesNotReadAlike() {
    assertThat(RulesetCodec.ruleset(2, "a").readsLike(RulesetCodec.ruleset(2, "b"))).isFalse();
    assertThat(RulesetCodec.ruleset(1, "a").readsLike(RulesetCodec.ruleset(2, "a"))).isFalse();
    assertThat(RulesetCodec.ruleset(3, "a").readsLike(RulesetCodec.ruleset(4, "a"))).isFalse();
    assertThat(RulesetCodec.ruleset(3, "a").readsLike(RulesetCodec.ruleset(2, "a"))).isTrue();
    assertThat(RulesetCodec.ruleset(1, "a").scanned()).isFalse();
  }

  @Test
  void isAnotherWhereTheLayoutIs() {
    Layout moved =
        new Layout(
            new WorkspacePath("plan.json"),
            Layout.DEFAULT.catalog(),
            Layout.DEFAULT.sequences(),
            Layout.DEFAULT.fields());

    assertThat(Ruleset.of(moved)).isNotEqualTo(Ruleset.of(Layout.DEFAULT));
  }
}
