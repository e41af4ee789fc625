package dev.scorekeeper.domain.run;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import java.util.List;

/**
 * The form in which rulesets are stored, told and digested: a number and the settings. An even
 * number is the version of rules that did not scan; the odd one after it is that of the same rules
 * with a scan, whose settings end with the plugin folders. Version 1 knew no scan.
 */
public final class RulesetCodec {
  /** Begins what only a scan depends on, at the end of the settings. */
  private static final String PLUGIN_FOLDERS = "\npluginFolders=";

  private RulesetCodec() {}

  /** The number of a ruleset, as the log, the views and exports have it. */
  public static int number(Ruleset ruleset) {
    return ruleset.scanned() ? ruleset.rules() + 1 : ruleset.rules();
  }

  /** The ruleset of a number and settings. */
  public static Ruleset ruleset(int number, String settings) {
    boolean scanned = number % 2 == 1 && canScan(number - 1);
    return new Ruleset(scanned ? number - 1 : number, scanned, settings);
  }

  /** An order of rulesets, for where nothing else tells which comes first. */
  public static int compare(Ruleset one, Ruleset other) {
    int byNumber = Integer.compare(number(one), number(other));
    return byNumber != 0 ? byNumber : one.settings().compareTo(other.settings());
  }

  static boolean canScan(int rules) {
    return rules >= 2 && rules % 2 == 0;
  }

  static String settings(Layout layout, List<FolderPattern> pluginFolders) {
    StringBuilder settings = new StringBuilder(layout.canonical()).append(PLUGIN_FOLDERS);
    for (FolderPattern folder : pluginFolders) {
      settings.append(folder.value().replace("%", "%25").replace("\n", "%0A")).append('%');
    }
    return settings.toString();
  }

  static String settingsWithoutScan(Ruleset ruleset) {
    String settings = ruleset.settings();
    int end = ruleset.scanned() ? settings.lastIndexOf(PLUGIN_FOLDERS) : -1;
    return end < 0 ? settings : settings.substring(0, end);
  }
}
