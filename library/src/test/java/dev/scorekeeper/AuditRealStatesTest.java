package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.fs.WorkspacePluginFolders;
import dev.scorekeeper.json.catalog.JsonCatalogs;
import dev.scorekeeper.json.catalog.JsonPluginScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Audits of the real states, where they lie beside the checkout. */
class AuditRealStatesTest {
  @Test
  void theFirstStatesCatalogIsItsFoldersAndFiveManifests() {
    ListedCatalog catalog = catalog("01-first-registry");
    Scan scan = scan("01-first-registry", catalog);

    CatalogDrift drift = CatalogDrift.between(Optional.of(catalog), scan);

    assertThat(scan.sequences()).hasSize(50);
    assertThat(drift.onlyInCatalog()).isEmpty();
    assertThat(drift.onlyInFolders()).isEmpty();
    assertThat(drift.changed()).isEmpty();
    assertThat(scan.handlers()).containsExactlyElementsOf(catalog.handlers().orElseThrow());
    assertThat(scan.topics()).containsExactlyElementsOf(catalog.topics().orElseThrow());
    assertThat(scan.skipped()).hasSize(5);
    assertThat(scan.skipped(Scan.Reason.MANIFEST)).hasSize(5);
    assertThat(scan.looked().uncovered())
        .containsExactly(
            new PluginFiles.Uncovered(
                new WorkspacePath("packages/self-healing/json-sequences"), 10),
            new PluginFiles.Uncovered(
                new WorkspacePath("packages/slo-dashboard/json-sequences"), 4));
    assertThat(drift.isStale()).isTrue();
    assertThat(drift.isSevereLoss()).isFalse();
    assertThat(drift.countedManifests()).isEqualTo(5);
    assertThat(drift.unidentified()).isEqualTo(5);
    assertThat(drift.counts())
        .containsExactly(
            new CatalogDrift.Count("fileCount", 55, 50),
            new CatalogDrift.Count("totalSequences", 55, 50));
  }

  @Test
  void theLatestStatesFoldersHoldAlmostNothingOfItsCatalog() {
    ListedCatalog catalog = catalog("08-latest");

    CatalogDrift drift = CatalogDrift.between(Optional.of(catalog), scan("08-latest", catalog));

    assertThat(drift.listed()).isEqualTo(50);
    assertThat(drift.onlyInCatalog()).hasSize(49);
    assertThat(drift.isSevereLoss()).isTrue();
  }

  private static ListedCatalog catalog(String state) {
    Layer<ListedCatalog> layer =
        new JsonCatalogs()
            .read(new DirectoryTree(workspace(state)), Layout.DEFAULT.catalog().orElseThrow());
    return ((Layer.Read<ListedCatalog>) layer).content();
  }

  private static Scan scan(String state, ListedCatalog catalog) {
    Path workspace = workspace(state);
    PluginFolders.Look look =
        new WorkspacePluginFolders(workspace)
            .below(
                AuditScope.of(List.of(), Optional.of(catalog), false).folders(),
                PluginFiles.DEFAULT,
                Set.of(Layout.DEFAULT.sequences().orElseThrow()));
    return new JsonPluginScanner().scan(look.tree(), look.files(), (read, of) -> {});
  }

  private static Path workspace(String state) {
    Optional<Path> real =
        Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .takeWhile(folder -> folder != null)
            .map(folder -> folder.resolve("shared").resolve("real"))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(real.isPresent(), "there are no real states beside this checkout");
    return real.orElseThrow().resolve(state).resolve("workspace");
  }
}
