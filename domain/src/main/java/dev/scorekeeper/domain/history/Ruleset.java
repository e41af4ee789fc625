package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * Always even: the odd version after it is that of the same rules with a scan of the plugin
   * folders, which says more and so speaks first at a moment. (Version 1 knew no scan.)
   */
  public static final int CURRENT_RULES = 2;

  private static final int FIRST_SCANNING_RULES = 3;

  /** Begins what only a scan depends on, at the end of the settings. */
  private static final String PLUGIN_FOLDERS = "\npluginFolders=";

  /** More than the settings of any workspace come to. */
  private static final int LONGEST_SETTINGS = 1 << 20;

  /** Whether a text can be settings in their canonical form: lines without control characters. */
  public static boolean isSettings(String text) {
    if (text.length() > LONGEST_SETTINGS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\n' && Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** This program's rules over the given layout. */
  public static Ruleset of(Layout layout) {
    return new Ruleset(CURRENT_RULES, layout.canonical());
  }

  /**
   * This program's rules over the given layout, with a scan of the plugin folders.
   *
   * @param pluginFolders the settings' folders; none where the settings leave them open
   */
  public static Ruleset scanning(Layout layout, List<FolderPattern> pluginFolders) {
    StringBuilder settings = new StringBuilder(layout.canonical()).append(PLUGIN_FOLDERS);
    for (FolderPattern folder : pluginFolders) {
      settings.append(folder.value().replace("%", "%25").replace("\n", "%0A")).append('%');
    }
    return new Ruleset(CURRENT_RULES + 1, settings.toString());
  }

  /** Whether a run by this ruleset scanned the plugin folders. */
  public boolean scans() {
    return rules >= FIRST_SCANNING_RULES && rules % 2 == 1;
  }

  /** Whether both say the same of one state, apart from what only a scan of the folders can say. */
  public boolean readsLike(Ruleset other) {
    return rules / 2 == other.rules / 2
        && settingsWithoutScan().equals(other.settingsWithoutScan());
  }

  /** Written out, as is the other: a record's own are made at their first use, in each start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ruleset ruleset
        && rules == ruleset.rules
        && settings.equals(ruleset.settings);
  }

  @Override
  public int hashCode() {
    return 31 * rules + settings.hashCode();
  }

  private String settingsWithoutScan() {
    int end = scans() ? settings.lastIndexOf(PLUGIN_FOLDERS) : -1;
    return end < 0 ? settings : settings.substring(0, end);
  }
}
