package dev.scorekeeper;

import com.google.inject.AbstractModule;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.audit.Audit;
import dev.scorekeeper.application.audit.PluginScan;
import dev.scorekeeper.application.authoring.AddDomain;
import dev.scorekeeper.application.authoring.Init;
import dev.scorekeeper.application.backfill.Backfill;
import dev.scorekeeper.application.compare.Compare;
import dev.scorekeeper.application.history.Exchange;
import dev.scorekeeper.application.history.Export;
import dev.scorekeeper.application.history.HistoryCare;
import dev.scorekeeper.application.history.Import;
import dev.scorekeeper.application.history.Rename;
import dev.scorekeeper.application.portfolio.ReadPortfolio;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.application.report.KnownNames;
import dev.scorekeeper.application.report.ReadLog;
import dev.scorekeeper.application.report.ReadReport;
import dev.scorekeeper.application.report.ReadStatus;
import dev.scorekeeper.application.report.ReadTrend;
import dev.scorekeeper.application.report.Show;
import dev.scorekeeper.application.validate.Validate;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.catalog.PluginScanner;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsFormat;
import dev.scorekeeper.domain.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Scorekeeper for programs that are put together by Guice: binds {@link Scorekeeper}, every use
 * case, and the ports beneath. Bound to providers only: reflection and generated classes would cost
 * more at start-up than all of the rest of Guice.
 */
public final class ScorekeeperModule extends AbstractModule {
  private final Supplier<Setup> setup;

  /** For a workspace and its usual history. */
  public ScorekeeperModule(Path workspace) {
    this(() -> Setup.of(workspace));
  }

  /**
   * For a setup of one's own.
   *
   * @param setup asked each time that something is injected
   */
  public ScorekeeperModule(Supplier<Setup> setup) {
    this.setup = setup;
  }

  @Override
  protected void configure() {
    bind(Setup.class).toProvider(setup::get);
    bind(Scorekeeper.class).toProvider(() -> setup.get().open());
    given(Workspace.class, Setup::workspace);
    given(PluginFolders.class, Setup::plugins);
    given(Repository.class, Setup::repository);
    given(HistoryStore.class, Setup::histories);
    given(Clock.class, Setup::clock);
    given(RandomGenerator.class, Setup::random);
    given(Listener.class, Setup::listener);
    made(Settings.class, Assembly::settings);
    made(Snapshots.class, Assembly::snapshots);
    made(SettingsFormat.class, Assembly::settingsFormat);
    made(CatalogFormat.class, Assembly::catalogs);
    made(PluginScanner.class, Assembly::scanner);
    made(RegistryEditor.class, Assembly::registries);
    made(PluginScan.class, Assembly::pluginScan);
    made(OpenWorkspace.class, Assembly::workspace);
    made(Validate.class, Assembly::validate);
    made(ReadStatus.class, Assembly::status);
    made(ReadTrend.class, Assembly::trend);
    made(ReadReport.class, Assembly::report);
    made(ReadLog.class, Assembly::log);
    made(Show.class, Assembly::show);
    made(Compare.class, Assembly::compare);
    made(Backfill.class, Assembly::backfill);
    made(Audit.class, Assembly::audit);
    made(AddDomain.class, Assembly::addDomain);
    made(Init.class, Assembly::init);
    made(KnownNames.class, Assembly::names);
    made(Query.class, Assembly::query);
    made(Export.class, Assembly::export);
    made(Import.class, Assembly::imports);
    made(HistoryCare.class, Assembly::care);
    made(Rename.class, Assembly::rename);
    made(Exchange.class, Assembly::exchange);
    made(ReadPortfolio.class, Assembly::portfolio);
  }

  private <T> void given(Class<T> type, Function<Setup, T> part) {
    bind(type).toProvider(() -> part.apply(setup.get()));
  }

  private <T> void made(Class<T> type, Function<Assembly, T> part) {
    bind(type).toProvider(() -> part.apply(new Assembly(setup.get())));
  }
}
