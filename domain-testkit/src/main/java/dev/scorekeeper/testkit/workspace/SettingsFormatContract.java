package dev.scorekeeper.testkit.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsException;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SettingsProposal.Line;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the use cases rely on where settings are read and proposed, in whatever format they are. */
public abstract class SettingsFormatContract {
  private static final SettingsProposal PROPOSAL =
      new SettingsProposal(
          List.of(
              new Line("registry", "plan/registry.json", "why"),
              new Line("catalog", "plan/catalog.json", "why"),
              new Line("sequences", "plan/sequences", "why"),
              new Line("fields.items", "/items", "why"),
              new Line("fields.id", "/key", "why")));

  /** How settings are written down. */
  protected abstract SettingsFormat format();

  /** A text that is ill-formed in its third line. */
  protected abstract String illFormed();

  private Settings read(WorkspaceFiles files) {
    return format().read(new InMemoryTree(files));
  }

  private Settings written(SettingsProposal proposal) {
    return read(WorkspaceFiles.NONE.file(Settings.FILE.value(), format().text(proposal)));
  }

  @Test
  void aProposalIsReadAsItWasWritten() {
    Layout layout = written(PROPOSAL).layout();

    assertThat(layout.registry()).isEqualTo(new WorkspacePath("plan/registry.json"));
    assertThat(layout.catalog().orElseThrow()).isEqualTo(new WorkspacePath("plan/catalog.json"));
    assertThat(layout.sequences().orElseThrow()).isEqualTo(new WorkspacePath("plan/sequences"));
    assertThat(layout.fields().items()).isEqualTo("/items");
    assertThat(layout.fields().id()).isEqualTo("/key");
    assertThat(layout.fields().name()).isEqualTo(Layout.Fields.DEFAULT.name());
  }

  @Test
  void aProposalMayNameTheProjectBeforeAllElse() {
    Settings settings =
        written(PROPOSAL.after(new Line("project", "The shop", "somebody says so")));

    assertThat(settings.project()).contains("The shop");
    assertThat(settings.layout().registry()).isEqualTo(new WorkspacePath("plan/registry.json"));
  }

  @Test
  void whatTheFileDoesNotSayIsAsByDefault() {
    SettingsProposal little =
        new SettingsProposal(List.of(new Line("catalog", "plan/catalog.json", "why")));
    Layout usual = Layout.DEFAULT;

    assertThat(written(little))
        .isEqualTo(
            new Settings(
                new Layout(
                    usual.registry(),
                    new WorkspacePath("plan/catalog.json"),
                    usual.sequences().orElseThrow(),
                    usual.fields()),
                Optional.empty(),
                Settings.DEFAULT.queries(),
                Settings.DEFAULT.retired(),
                Settings.DEFAULT.backfill(),
                Settings.DEFAULT.pluginFolders(),
                Settings.DEFAULT.queryTimeout()));
    assertThat(read(WorkspaceFiles.NONE)).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void whatWasNotFoundIsNotWrittenDown() {
    SettingsProposal proposal =
        new SettingsProposal(
            List.of(
                Line.usual("registry", "elsewhere.json", "why"),
                new Line("pluginFolders", "plugins/a", "why"),
                new Line("pluginFolders", "plugins/*/flows", "why")));

    Settings settings = written(proposal);

    assertThat(settings.layout()).isEqualTo(Layout.DEFAULT);
    assertThat(settings.pluginFolders())
        .containsExactly(new FolderPattern("plugins/a"), new FolderPattern("plugins/*/flows"));
  }

  @Test
  void aFileThatCannotBeUsedIsRefusedInOneLineThatBeginsWithThePlace() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read(WorkspaceFiles.NONE.file(Settings.FILE.value(), illFormed())))
        .withMessageStartingWith("scorekeeper.json:3:")
        .withMessageNotContaining("\n");
  }

  @Test
  void aSettingThatNobodyKnowsIsRefused() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> written(new SettingsProposal(List.of(new Line("registri", "plan.json", "why")))))
        .withMessageContaining("registri");
  }

  @Test
  void aPathThatLeavesTheWorkspaceIsRefused() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () ->
                written(new SettingsProposal(List.of(new Line("registry", "../plan.json", "why")))))
        .withMessageContaining("registry");
  }

  @Test
  void aLinkThatLeadsOutOfTheWorkspaceIsRefused() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> read(WorkspaceFiles.NONE.link(Settings.FILE.value(), "../scorekeeper.json")))
        .withMessageContaining("scorekeeper.json");
  }

  @Test
  void whereNothingIsFoundTheDefaultsAreProposed() {
    SettingsProposal proposal = format().propose(new InMemoryTree(WorkspaceFiles.NONE), List.of());

    assertThat(proposal.lines()).extracting(Line::key).contains("registry", "catalog", "sequences");
    assertThat(proposal.lines()).allSatisfy(line -> assertThat(line.because()).isNotBlank());
    assertThat(proposal.isFound()).isFalse();
    assertThat(written(proposal)).isEqualTo(Settings.DEFAULT);
  }
}
