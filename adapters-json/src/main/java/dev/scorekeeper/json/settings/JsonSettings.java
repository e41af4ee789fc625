package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;

/** Settings as JSON. */
public final class JsonSettings implements SettingsFormat {
  @Override
  public Settings read(SourceTree tree) {
    return SettingsReader.read(tree);
  }

  @Override
  public SettingsProposal propose(
      SourceTree tree, List<WorkspacePath> planFiles, SettingsProposal.Wish wish) {
    return WorkspaceProbe.of(tree, planFiles, wish);
  }

  @Override
  public String text(SettingsProposal proposal) {
    return SettingsText.of(proposal);
  }
}
