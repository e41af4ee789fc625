package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;

/**
 * The files that a scan looks at, and what of the plugin folders it does not.
 *
 * @param folders the folders in scope, sorted as their paths with a slash at the end; also those
 *     named one by one that do not exist
 * @param absent which of them do not exist
 * @param files the JSON files below the folders, sorted, each once, however many ways lead to it
 * @param unlisted what nobody knows the content of, sorted
 * @param uncovered folders of the default pattern that the scope leaves out, sorted
 */
public record PluginFiles(
    List<WorkspacePath> folders,
    List<WorkspacePath> absent,
    List<WorkspacePath> files,
    List<Unlisted> unlisted,
    List<Uncovered> uncovered) {
  /** Where plugins keep their sequences in a workspace that says nothing else. */
  public static final FolderPattern DEFAULT = new FolderPattern("packages/*/json-sequences");

  public PluginFiles {
    folders = List.copyOf(folders);
    absent = List.copyOf(absent);
    files = List.copyOf(files);
    unlisted = List.copyOf(unlisted);
    uncovered = List.copyOf(uncovered);
  }

  /**
   * A folder, or a link in place of one, that was not looked into.
   *
   * @param why a clause
   * @param outside whether it leads out of the workspace, so that nothing of it belongs here
   */
  public record Unlisted(WorkspacePath folder, String why, boolean outside) {}

  /**
   * A folder of plugins that the scope leaves out.
   *
   * @param files how many JSON files are known to be below it; none where it could not be looked
   *     into
   */
  public record Uncovered(WorkspacePath folder, int files) {}
}
