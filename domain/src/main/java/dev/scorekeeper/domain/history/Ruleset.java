package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.workspace.Layout;

/**
 * By what an assessment was made. Assessments of one state by two rulesets may differ without
 * anything having changed.
 *
 * @param rules the version of the reading rules, verdicts and findings
 * @param settings the effective settings, in their canonical form
 */
public record Ruleset(int rules, String settings) {
  /**
   * The version of the rules of this program; it grows when the same files can read differently.
   */
  public static final int CURRENT_RULES = 1;

  /** This program's rules over the given layout. */
  public static Ruleset of(Layout layout) {
    return new Ruleset(CURRENT_RULES, layout.canonical());
  }
}
