package dev.scorekeeper.domain.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RulesetTest {
  @Test
  void isTheProgramsRulesOverTheLayout() {
    assertThat(Ruleset.of(Layout.DEFAULT))
        .isEqualTo(new Ruleset(Ruleset.CURRENT_RULES, false, Layout.DEFAULT.canonical()));
    assertThat(Ruleset.of(withoutCatalog()))
        .isEqualTo(new Ruleset(Ruleset.CURRENT_RULES, false, withoutCatalog().canonical()));
  }

  @Test
  void wasNoNewerWhereOnlyTheLayoutAskedForANewerVersion() {
    assertThat(RulesetCodec.ruleset(6, "a").generation())
        .isEqualTo(RulesetCodec.ruleset(4, "a").generation());
    assertThat(RulesetCodec.ruleset(2, "a").generation())
        .isLessThan(RulesetCodec.ruleset(6, "a").generation());
    assertThat(Ruleset.of(withoutCatalog()).generation())
        .isEqualTo(Ruleset.of(Layout.DEFAULT).generation())
        .isGreaterThan(RulesetCodec.ruleset(6, "a").generation());
  }

  @Test
  void tellsInWhichWordsResultsAreTold() {
    assertThat(Ruleset.of(Layout.DEFAULT).terms()).isEqualTo(Terms.USUAL);
    assertThat(Ruleset.of(withoutCatalog()).terms()).isEqualTo(new Terms(false, true, false));
    assertThat(Terms.of(with(new Evidence.Existing("/files"))))
        .isEqualTo(new Terms(true, false, false));
    assertThat(Terms.of(with(new Evidence.Claimed(WORDS)))).isEqualTo(new Terms(true, false, true));
    assertThat(new Terms(false, false, true).headline(new Tally(1, 2, 3, 0)))
        .isEqualTo("1 of 6 domains claimed to be implemented (17 %) · 2 planned · 3 broken");
  }

  private static final Evidence.Words WORDS =
      new Evidence.Words("/status", List.of("done"), List.of(), List.of());

  private static Layout with(Evidence evidence) {
    Layout usual = Layout.DEFAULT;
    return new Layout(
        usual.registries(),
        usual.catalog(),
        usual.sequences(),
        usual.fields(),
        evidence,
        Optional.empty());
  }

  private static Layout withoutCatalog() {
    Layout usual = Layout.DEFAULT;
    return new Layout(
        usual.registries(),
        Optional.empty(),
        usual.sequences(),
        usual.fields(),
        usual.evidence(),
        Optional.empty());
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
            Layout.DEFAULT.catalog().orElseThrow(),
            Layout.DEFAULT.sequences().orElseThrow(),
            Layout.DEFAULT.fields());

    assertThat(Ruleset.of(moved)).isNotEqualTo(Ruleset.of(Layout.DEFAULT));
  }

  @Test
  void itsSettingsAndItsNumberAreSuchAsCanBe() {
    Ruleset scanning = Ruleset.scanning(Layout.DEFAULT, List.of());

    assertThat(Ruleset.isSettings(Layout.DEFAULT.canonical())).isTrue();
    assertThat(Ruleset.isSettings(scanning.settings())).isTrue();
    assertThat(Ruleset.isNumber(RulesetCodec.number(scanning))).isTrue();
  }
}
