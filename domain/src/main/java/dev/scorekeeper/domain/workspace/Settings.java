package dev.scorekeeper.domain.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a workspace says about itself in its settings file; every part is optional there.
 *
 * @param layout where the three layers lie
 * @param project the project's name in history, when it is not to be derived
 * @param queries SQL by name, in the order of the file
 * @param backfill whether commands that show a history read commits into it where it has none
 * @param pluginFolders the folders that an audit scans; none where the settings leave that open.
 *     They are no part of the layout, since only a scan looks into them
 */
public record Settings(
    Layout layout,
    Optional<String> project,
    Map<String, String> queries,
    boolean backfill,
    List<FolderPattern> pluginFolders) {
  /** The settings of a workspace without a settings file. */
  public static final Settings DEFAULT =
      new Settings(Layout.DEFAULT, Optional.empty(), Map.of(), true);

  /** The settings file, at the workspace's root. */
  public static final WorkspacePath FILE = new WorkspacePath("scorekeeper.json");

  public Settings {
    queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
    pluginFolders = List.copyOf(pluginFolders);
  }

  /** Settings that leave open which folders an audit scans. */
  public Settings(
      Layout layout, Optional<String> project, Map<String, String> queries, boolean backfill) {
    this(layout, project, queries, backfill, List.of());
  }
}
