package dev.scorekeeper;

import dev.scorekeeper.application.audit.Audit;
import dev.scorekeeper.application.audit.PluginScan;
import dev.scorekeeper.application.authoring.AddDomain;
import dev.scorekeeper.application.authoring.Init;
import dev.scorekeeper.application.backfill.AutoBackfill;
import dev.scorekeeper.application.backfill.Backfill;
import dev.scorekeeper.application.compare.BaselineCheck;
import dev.scorekeeper.application.compare.Compare;
import dev.scorekeeper.application.history.Exchange;
import dev.scorekeeper.application.history.Export;
import dev.scorekeeper.application.history.HistoryCare;
import dev.scorekeeper.application.history.Import;
import dev.scorekeeper.application.history.Rename;
import dev.scorekeeper.application.portfolio.ReadPortfolio;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.application.recording.StreamAccess;
import dev.scorekeeper.application.report.KnownNames;
import dev.scorekeeper.application.report.ReadLog;
import dev.scorekeeper.application.report.ReadReport;
import dev.scorekeeper.application.report.ReadStatus;
import dev.scorekeeper.application.report.ReadTrend;
import dev.scorekeeper.application.report.Show;
import dev.scorekeeper.application.validate.Validate;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.PluginScanner;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.json.catalog.JsonCatalogs;
import dev.scorekeeper.json.catalog.JsonPluginScanner;
import dev.scorekeeper.json.planreader.JsonSnapshots;
import dev.scorekeeper.json.registry.JsonRegistryEditor;
import dev.scorekeeper.json.settings.JsonSettings;

/**
 * Puts use cases and adapters together, the one place that does. Each part is made when it is asked
 * for, so that nobody waits for what is not used; the workspace's settings are read each time.
 */
final class Assembly {
  private final Setup setup;
  private final HistoryStore histories;

  Assembly(Setup setup) {
    this.setup = setup;
    this.histories = setup.histories().telling(setup.listener()::notice);
  }

  Setup setup() {
    return setup;
  }

  Snapshots snapshots() {
    return new JsonSnapshots();
  }

  SettingsFormat settingsFormat() {
    return new JsonSettings();
  }

  CatalogFormat catalogs() {
    return new JsonCatalogs();
  }

  PluginScanner scanner() {
    return new JsonPluginScanner();
  }

  RegistryEditor registries() {
    return new JsonRegistryEditor();
  }

  Settings settings() {
    try (SourceTree files = setup.workspace().files()) {
      return settingsFormat().read(files);
    }
  }

  OpenWorkspace workspace() {
    return new OpenWorkspace(
        setup.workspace(),
        settings(),
        settingsFormat(),
        setup.repository(),
        snapshots(),
        setup.choice(),
        setup.listener());
  }

  PluginScan pluginScan() {
    return new PluginScan(
        setup.workspace(), catalogs(), setup.plugins(), scanner(), setup.listener());
  }

  Validate validate() {
    OpenWorkspace workspace = workspace();
    return new Validate(
        workspace,
        histories,
        pluginScan(),
        new BaselineCheck(workspace, snapshots(), setup.clock()),
        setup.clock(),
        setup.random());
  }

  ReadStatus status() {
    OpenWorkspace workspace = workspace();
    return new ReadStatus(workspace, streams(workspace), setup.clock());
  }

  ReadTrend trend() {
    return new ReadTrend(streams(workspace()), setup.clock());
  }

  ReadReport report() {
    OpenWorkspace workspace = workspace();
    return new ReadReport(workspace, streams(workspace), setup.clock());
  }

  ReadLog log() {
    OpenWorkspace workspace = workspace();
    return new ReadLog(workspace, streams(workspace), setup.clock());
  }

  Show show() {
    OpenWorkspace workspace = workspace();
    return new Show(workspace, streams(workspace), snapshots(), setup.clock(), setup.listener());
  }

  Compare compare() {
    OpenWorkspace workspace = workspace();
    return new Compare(workspace, streams(workspace), histories, snapshots(), setup.clock());
  }

  private StreamAccess streams(OpenWorkspace workspace) {
    return new StreamAccess(
        workspace,
        histories,
        new AutoBackfill(workspace, histories, snapshots(), setup.clock(), setup.listener()),
        setup.listener());
  }

  Backfill backfill() {
    return new Backfill(
        setup.repository(),
        (commits, tip) ->
            setup.isElsewhere() ? settingsFormat().read(commits.tree(tip)) : settings(),
        () -> setup.isElsewhere() || workspace().isBegun(),
        setup.choice(),
        histories,
        snapshots(),
        setup.clock(),
        setup.listener());
  }

  Audit audit() {
    return new Audit(setup.workspace(), settings(), pluginScan(), catalogs(), setup.clock());
  }

  AddDomain addDomain() {
    return new AddDomain(setup.workspace(), settings(), registries(), snapshots());
  }

  Init init() {
    return new Init(setup.workspace(), settingsFormat(), setup.repository());
  }

  KnownNames names() {
    return new KnownNames(workspace(), histories);
  }

  Query query() {
    return new Query(workspace(), histories, setup.clock(), setup.listener());
  }

  ReadPortfolio portfolio() {
    return new ReadPortfolio(histories, setup.clock());
  }

  Export export() {
    return new Export(histories, setup.listener());
  }

  Import imports() {
    return new Import(histories);
  }

  Exchange exchange() {
    return new Exchange(histories, setup.listener());
  }

  Rename rename() {
    return new Rename(workspace(), histories, setup.clock());
  }

  HistoryCare care() {
    return new HistoryCare(histories, setup.listener());
  }
}
