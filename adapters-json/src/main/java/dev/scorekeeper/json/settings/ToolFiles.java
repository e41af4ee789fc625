package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Locale;
import java.util.Set;

/** JSON files by whose name everybody knows which tool they are for, and that they are no plan. */
final class ToolFiles {
  private static final Set<String> NAMES =
      Set.of(
          "angular.json",
          "biome.json",
          "bower.json",
          "composer.json",
          "deno.json",
          "lerna.json",
          "npm-shrinkwrap.json",
          "nx.json",
          "package-lock.json",
          "package.json",
          "renovate.json",
          "turbo.json",
          "vercel.json");

  /** Of names that people vary, such as {@code tsconfig.build.json}. */
  private static final String[] BEGINNINGS = {"package.", "tsconfig.", "jsconfig.", "."};

  private static final String[] ENDS = {"manifest.json", ".schema.json"};

  private ToolFiles() {}

  /** Whether a file is one of them, or a manifest or schema. */
  static boolean isOne(WorkspacePath file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    boolean isOne = NAMES.contains(name);
    for (String beginning : BEGINNINGS) {
      isOne |= name.startsWith(beginning);
    }
    for (String end : ENDS) {
      isOne |= name.endsWith(end);
    }
    return isOne;
  }
}
