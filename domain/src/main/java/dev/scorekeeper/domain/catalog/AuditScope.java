package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.workspace.FolderPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which folders an audit scans.
 *
 * @param folders what it scans
 * @param from who says so
 * @param refused folders that the catalog names and that leave the workspace, or lie in one of
 *     git's or of the history, as written
 */
public record AuditScope(List<FolderPattern> folders, From from, List<String> refused) {
  public AuditScope {
    folders = List.copyOf(folders);
    refused = List.copyOf(refused);
  }

  /** Who says which folders. */
  public enum From {
    /** The settings of the workspace. */
    SETTINGS,
    /** The present catalog, which names the folders that it was made from. */
    CATALOG,
    /** Nobody. */
    DEFAULT
  }

  /**
   * The scope in a workspace: the settings' folders, else those of the present catalog, else the
   * default pattern.
   *
   * @param settings empty where the settings leave it open
   * @param all whether to take all folders of the default pattern besides
   */
  public static AuditScope of(
      List<FolderPattern> settings, Optional<ListedCatalog> catalog, boolean all) {
    List<FolderPattern> folders = new ArrayList<>(settings);
    List<String> refused = new ArrayList<>();
    From from = From.SETTINGS;
    if (folders.isEmpty() && catalog.isPresent()) {
      from = From.CATALOG;
      for (String name : catalog.get().sourceDirectories()) {
        FolderPattern.of(name)
            .filter(folder -> !folder.isReserved())
            .ifPresentOrElse(folders::add, () -> refused.add(name));
      }
    }
    if (folders.isEmpty()) {
      from = From.DEFAULT;
    }
    if (folders.isEmpty() || all) {
      folders.add(PluginFiles.DEFAULT);
    }
    return new AuditScope(folders, from, refused);
  }
}
