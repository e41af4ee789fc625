package dev.scorekeeper.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import org.junit.jupiter.api.Test;

final class RulesetTest {
  @Test
  void isTheProgramsRulesOverTheLayout() {
    assertThat(Ruleset.of(Layout.DEFAULT))
        .isEqualTo(new Ruleset(Ruleset.CURRENT_RULES, Layout.DEFAULT.canonical()));
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
