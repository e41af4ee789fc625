package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Optional;
import java.util.Set;

/**
 * Files that tools keep for themselves under names of their own. They are no sequences, and many of
 * them are meant to have comments, so nobody needs to read them to tell. Only names that nothing
 * else would be given are among them.
 */
public final class ToolFiles {
  private static final String JSON = ".json";

  private static final Set<String> OF_A_PACKAGE =
      Set.of(
          "package.json",
          "package-lock.json",
          "npm-shrinkwrap.json",
          "bower.json",
          "composer.json");

  private static final Set<String> OF_A_TOOL =
      Set.of(
          ".babelrc.json",
          ".devcontainer.json",
          ".eslintrc.json",
          ".jshintrc.json",
          ".lintstagedrc.json",
          ".markdownlint.json",
          ".mocharc.json",
          ".prettierrc.json",
          ".stylelintrc.json",
          ".swcrc.json",
          "angular.json",
          "api-extractor.json",
          "babel.config.json",
          "biome.json",
          "deno.json",
          "devcontainer.json",
          "jest.config.json",
          "lerna.json",
          "nx.json",
          "renovate.json",
          "rush.json",
          "tslint.json",
          "turbo.json",
          "typedoc.json",
          "vercel.json");

  /** The editor's folder; what lies in it is the editor's, whatever its name. */
  private static final String OF_THE_EDITOR = ".vscode";

  private ToolFiles() {}

  /** Why a file is no sequence, where its name tells. */
  public static Optional<Scan.Reason> reason(WorkspacePath file) {
    String name = file.name();
    if (OF_A_PACKAGE.contains(name)) {
      return Optional.of(Scan.Reason.PACKAGE);
    }
    if (isOfCompiler(name, "tsconfig") || isOfCompiler(name, "jsconfig")) {
      return Optional.of(Scan.Reason.COMPILER);
    }
    return OF_A_TOOL.contains(name) || file.parent().name().equals(OF_THE_EDITOR)
        ? Optional.of(Scan.Reason.TOOL)
        : Optional.empty();
  }

  /** As in {@code tsconfig.json} and {@code tsconfig.build.json}. */
  private static boolean isOfCompiler(String name, String configuration) {
    return name.startsWith(configuration)
        && name.endsWith(JSON)
        && (name.length() == configuration.length() + JSON.length()
            || name.charAt(configuration.length()) == '.');
  }
}
