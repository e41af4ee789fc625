package dev.scorekeeper.domain.workspace;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a workspace says about itself in its settings file; every part is optional there.
 *
 * @param layout where the three layers lie
 * @param project the project's name in history, when it is not to be derived
 * @param queries SQL by name, in the order of the file
 * @param retired ids of domains that are meant to be gone: their leaving is no regression
 * @param backfill whether commands that show a history read commits into it where it has none
 * @param pluginFolders the folders that an audit scans; none where the settings leave that open.
 *     They are no part of the layout, since only a scan looks into them
 * @param queryTimeout how long a query may take
 */
public record Settings(
    Layout layout,
    Optional<String> project,
    Map<String, String> queries,
    Set<String> retired,
    boolean backfill,
    List<FolderPattern> pluginFolders,
    Duration queryTimeout) {
  /** How long a query may take where nobody says. */
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

  /** The names of the queries that there are without settings; no other query is called so. */
  public static final List<String> BUILT_IN_QUERIES =
      List.of("progress", "planned", "broken", "largest", "changes", "ledger", "open-findings");

  /** The settings of a workspace without a settings file. */
  public static final Settings DEFAULT =
      new Settings(
          Layout.DEFAULT, Optional.empty(), Map.of(), Set.of(), true, List.of(), USUAL_TIMEOUT);

  /** The settings file, at the workspace's root. */
  public static final WorkspacePath FILE = new WorkspacePath("scorekeeper.json");

  public Settings {
    queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
    retired = Set.copyOf(retired);
    pluginFolders = List.copyOf(pluginFolders);
  }
}
