package dev.scorekeeper.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.HeardWork;
import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginScanner;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.catalog.InMemoryPluginFolders;
import dev.scorekeeper.testkit.catalog.PlainCatalog;
import dev.scorekeeper.testkit.catalog.PlainScanner;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluginScanTest {
  private static final String CATALOG = Layout.DEFAULT.catalog().orElseThrow().value();
  private static final Settings NAMING =
      new Settings(
          Layout.DEFAULT,
          Optional.empty(),
          Map.of(),
          Set.of(),
          true,
          List.of(new FolderPattern("packages")),
          Settings.USUAL_TIMEOUT);

  private final HeardWork heard = new HeardWork();
  private final InMemoryWorkspace workspace =
      new InMemoryWorkspace(
          "shop",
          WorkspaceFiles.NONE
              .file("packages/shop/json-sequences/open.json", "shop-open 1 2")
              .file("packages/till/json-sequences/pay.json", "till-pay 1 2")
              .file(Layout.DEFAULT.sequences().orElseThrow() + "/cart.json", "cart 1 2"));

  private PluginAudit scan(Settings settings, boolean all) {
    return scan(settings, all, new PlainScanner());
  }

  private PluginAudit scan(Settings settings, boolean all, PluginScanner scanner) {
    return new PluginScan(
            workspace, new PlainCatalog(), new InMemoryPluginFolders(workspace), scanner, heard)
        .run(settings, all);
  }

  private static List<String> ids(PluginAudit audit) {
    return audit.scan().sequences().stream().map(found -> found.sequence().id()).toList();
  }

  @Test
  void looksWherePluginsLieByDefault() {
    PluginAudit audit = scan(Settings.DEFAULT, false);

    assertThat(audit.scope().from()).isEqualTo(AuditScope.From.DEFAULT);
    assertThat(audit.scope().folders()).containsExactly(PluginFiles.DEFAULT);
    assertThat(ids(audit)).containsExactly("shop-open", "till-pay");
    assertThat(audit.catalog()).isInstanceOf(Layer.Absent.class);
    assertThat(audit.drift().exists()).isFalse();
  }

  @Test
  void looksWhereTheCatalogSaysAndTellsWhatThatLeavesOut() {
    workspace.write(CATALOG, "@from packages/shop/json-sequences/\nshop-open 1 2");

    PluginAudit audit = scan(Settings.DEFAULT, false);

    assertThat(audit.scope().from()).isEqualTo(AuditScope.From.CATALOG);
    assertThat(ids(audit)).containsExactly("shop-open");
    assertThat(audit.scan().looked().uncovered())
        .containsExactly(
            new PluginFiles.Uncovered(new WorkspacePath("packages/till/json-sequences"), 1));
    assertThat(audit.drift().isStale()).isFalse();
  }

  @Test
  void takesTheUsualFoldersBesidesWhenAllAreWanted() {
    workspace.write(CATALOG, "@from packages/shop/json-sequences\nshop-open 1 2");

    PluginAudit audit = scan(Settings.DEFAULT, true);

    assertThat(ids(audit)).containsExactly("shop-open", "till-pay");
    assertThat(audit.scan().looked().uncovered()).isEmpty();
  }

  @Test
  void looksWhereTheSettingsSayWhateverTheCatalogSays() {
    workspace.write(CATALOG, "@from packages/shop/json-sequences\nshop-open 1 2");

    PluginAudit audit = scan(NAMING, false);

    assertThat(audit.scope().from()).isEqualTo(AuditScope.From.SETTINGS);
    assertThat(ids(audit)).containsExactly("shop-open", "till-pay");
  }

  @Test
  void takesTheThreeLayersAndTheSettingsForNoFilesOfPlugins() {
    workspace.write(CATALOG, "listed 1 2");
    workspace.write("scorekeeper.json", "project 1");
    workspace.write("orchestration-domains.json", "cart");
    Settings everywhere =
        new Settings(
            Layout.DEFAULT,
            Optional.empty(),
            Map.of(),
            Set.of(),
            true,
            List.of(new FolderPattern("")),
            Settings.USUAL_TIMEOUT);

    PluginAudit audit = scan(everywhere, false);

    assertThat(audit.scan().looked().files())
        .containsExactly(
            new WorkspacePath("packages/shop/json-sequences/open.json"),
            new WorkspacePath("packages/till/json-sequences/pay.json"));
  }

  @Test
  void refusesFoldersOfTheCatalogThatLeaveTheWorkspace() {
    workspace.write(CATALOG, "@from ../elsewhere\n@from packages/shop/json-sequences");

    PluginAudit audit = scan(Settings.DEFAULT, false);

    assertThat(audit.scope().refused()).containsExactly("../elsewhere");
    assertThat(ids(audit)).containsExactly("shop-open");
  }

  @Test
  void comparesWithNothingWhereTheCatalogCannotBeRead() {
    workspace.write(CATALOG, "!");

    PluginAudit audit = scan(Settings.DEFAULT, false);

    assertThat(audit.catalog()).isInstanceOf(Layer.Flawed.class);
    assertThat(audit.scope().from()).isEqualTo(AuditScope.From.DEFAULT);
    assertThat(audit.drift().exists()).isFalse();
    assertThat(audit.drift().onlyInFolders()).hasSize(2);
  }

  @Test
  void tellsHowFarItIsAndThatItIsOver() {
    scan(Settings.DEFAULT, false);

    assertThat(heard.heard())
        .containsExactly(
            "SCANNING_PLUGINS",
            "SCANNING_PLUGINS 1/2",
            "SCANNING_PLUGINS 2/2",
            "SCANNING_PLUGINS over");
  }

  @Test
  void tellsThatItIsOverAlsoWhereItFails() {
    assertThatThrownBy(
            () ->
                scan(
                    Settings.DEFAULT,
                    false,
                    (tree, files, progress) -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    assertThat(heard.heard()).containsExactly("SCANNING_PLUGINS", "SCANNING_PLUGINS over");
  }
}
