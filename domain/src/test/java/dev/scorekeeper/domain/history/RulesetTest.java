package dev.scorekeeper.domain.history;

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
        .isEqualTo(new Ruleset(Ruleset.CURRENT_RULES, Layout.DEFAULT.canonical()));
  }

  @Test
  void ofAScanSpeaksBeforeTheSameRulesWithoutOneAndReadsLikeThem() {
    Ruleset plain = Ruleset.of(Layout.DEFAULT);
    Ruleset scanning =
        Ruleset.scanning(Layout.DEFAULT, List.of(new FolderPattern("a%"), new FolderPattern("b")));

    assertThat(scanning.rules()).isGreaterThan(plain.rules());
    assertThat(scanning.scans()).isTrue();
    assertThat(plain.scans()).isFalse();
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
    assertThat(new Ruleset(2, "a").readsLike(new Ruleset(2, "b"))).isFalse();
    assertThat(new Ruleset(1, "a").readsLike(new Ruleset(2, "a"))).isFalse();
    assertThat(new Ruleset(3, "a").readsLike(new Ruleset(4, "a"))).isFalse();
    assertThat(new Ruleset(3, "a").readsLike(new Ruleset(2, "a"))).isTrue();
    assertThat(new Ruleset(1, "a").scans()).isFalse();
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
