package dev.scorekeeper.domain.workspace;

import java.util.List;

/** Port: how settings are written down, and which ones fit a workspace. */
public interface SettingsFormat {
  /**
   * The settings of a workspace; the defaults where it has no settings file.
   *
   * @throws SettingsException when the file cannot be read, or says something that is no setting
   */
  Settings read(SourceTree tree);

  /**
   * Proposes settings for a workspace. It is never refused: what is not found keeps its default,
   * and the line says so.
   *
   * @param planFiles the files to look at; of equals the first decides
   * @param wish what somebody chose, of which nothing is to be guessed
   */
  SettingsProposal propose(
      SourceTree tree, List<WorkspacePath> planFiles, SettingsProposal.Wish wish);

  /** The same where nobody chose anything. */
  default SettingsProposal propose(SourceTree tree, List<WorkspacePath> planFiles) {
    return propose(tree, planFiles, SettingsProposal.Wish.NONE);
  }

  /** Those of the proposed settings that were found, as the text of their file. */
  String text(SettingsProposal proposal);
}
