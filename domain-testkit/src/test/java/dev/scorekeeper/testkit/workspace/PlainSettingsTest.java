package dev.scorekeeper.testkit.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainSettingsTest extends SettingsFormatContract {
  @Override
  protected SettingsFormat format() {
    return new PlainSettings();
  }

  @Override
  protected String illFormed() {
    return "project shop\n\n!\n";
  }

  @Test
  void allThatSettingsSayCanBeWritten() {
    Settings settings =
        new PlainSettings()
            .read(
                new InMemoryTree(
                    WorkspaceFiles.NONE.file(
                        "scorekeeper.json",
                        """
                        # as a test writes it
                        project The shop
                        query slow SELECT run FROM runs WHERE project = :project
                        retired cart
                        retired menu
                        backfill false
                        pluginFolders packages/*/plans
                        """)));

    assertThat(settings.project()).contains("The shop");
    assertThat(settings.queries())
        .containsEntry("slow", "SELECT run FROM runs WHERE project = :project");
    assertThat(settings.retired()).containsExactlyInAnyOrder("cart", "menu");
    assertThat(settings.backfill()).isFalse();
    assertThat(settings.pluginFolders()).containsExactly(new FolderPattern("packages/*/plans"));
  }

  @Test
  void whatIsCalledAsALayerIsProposed() {
    SettingsProposal proposal =
        format()
            .propose(
                new InMemoryTree(WorkspaceFiles.NONE),
                List.of(new WorkspacePath("plan/orchestration-domains.json")));

    assertThat(proposal.lines())
        .extracting(SettingsProposal.Line::value)
        .contains("plan/orchestration-domains.json");
  }

  @Test
  void whatATestWantsIsProposed() {
    SettingsProposal wanted =
        new SettingsProposal(
            List.of(new SettingsProposal.Line("registry", "plan.json", "it is wanted")));

    assertThat(new PlainSettings(wanted).propose(new InMemoryTree(WorkspaceFiles.NONE), List.of()))
        .isEqualTo(wanted);
  }
}
