package dev.scorekeeper.domain.run;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what an assessment was made. Assessments of one state by two rulesets may differ without
 * anything having changed.
 *
 * @param rules the version of the reading rules, verdicts and findings
 * @param scanned whether the plugin folders were scanned, which says more
 * @param settings the effective settings, in their canonical form
 */
public record Ruleset(int rules, boolean scanned, String settings) {
  /**
   * The version of the rules of this program; it grows, by two since {@link RulesetCodec} has a use
   * for odd numbers, when the same files can read differently.
   */
  public static final int CURRENT_RULES = 10;

  /** The two versions that a layout once chose from. */
  private static final int FOR_USUAL_LAYOUTS = 4;

  private static final int FOR_OTHER_LAYOUTS = 6;

  public Ruleset {
    if (scanned && !RulesetCodec.canScan(rules)) {
      throw new IllegalArgumentException("rules of version " + rules + " know no scan");
    }
  }

  /** More than the settings of any workspace come to. */
  private static final int LONGEST_SETTINGS = 1 << 20;

  /** Whether a number can be that of a ruleset, scan and all. */
  public static boolean isNumber(long number) {
    return number >= 1 && number <= Integer.MAX_VALUE;
  }

  /**
   * Whether a text can be settings in their canonical form, of this program or of a newer one: the
   * registry comes first, each line says what it sets, and there are no control characters.
   */
  public static boolean isSettings(String text) {
    if (text.length() > LONGEST_SETTINGS || !text.startsWith(Layout.FIRST)) {
      return false;
    }
    boolean named = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' ? !named : Character.isISOControl(c)) {
        return false;
      }
      named = c != '\n' && (named || c == '=');
    }
    return named;
  }

  /** This program's rules over the given layout. */
  public static Ruleset of(Layout layout) {
    return new Ruleset(CURRENT_RULES, false, layout.canonical());
  }

  /**
   * This program's rules over the given layout, with a scan of the plugin folders.
   *
   * @param pluginFolders the settings' folders; none where the settings leave them open
   */
  public static Ruleset scanning(Layout layout, List<FolderPattern> pluginFolders) {
    return new Ruleset(CURRENT_RULES, true, RulesetCodec.settings(layout, pluginFolders));
  }

  /**
   * How new the rules are, for where runs of one moment disagree. Versions that a layout chose from
   * are equally new: by them, whoever changed the settings last decides.
   */
  public int generation() {
    return rules == FOR_OTHER_LAYOUTS ? FOR_USUAL_LAYOUTS : rules;
  }

  /** In which words results by it are told. */
  public Terms terms() {
    return Terms.of(settings);
  }

  /** Whether both say the same of one state, apart from what only a scan of the folders can say. */
  public boolean readsLike(Ruleset other) {
    return rules == other.rules
        && RulesetCodec.settingsWithoutScan(this).equals(RulesetCodec.settingsWithoutScan(other));
  }

  /** Written out, as is the other: a record's own are made at their first use, in each start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ruleset ruleset
        && rules == ruleset.rules
        && scanned == ruleset.scanned
        && settings.equals(ruleset.settings);
  }

  @Override
  public int hashCode() {
    return 31 * RulesetCodec.number(this) + settings.hashCode();
  }
}
