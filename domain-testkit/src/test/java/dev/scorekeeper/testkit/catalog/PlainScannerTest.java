package dev.scorekeeper.testkit.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlainScannerTest {
  private static final FolderPattern FOLDER = new FolderPattern("plugins");
  private static final WorkspacePath CATALOG = new WorkspacePath("catalog.json");

  private final InMemoryWorkspace workspace =
      new InMemoryWorkspace(
          "shop",
          WorkspaceFiles.NONE
              .file("plugins/a.json", "cart 2 5 plugin=shop")
              .file("plugins/b.json", "@manifest")
              .file("plugins/c.json", "\n! nothing")
              .file("plugins/d.json", "- 1 1")
              .file("plugins/e.json", "idle")
              .file("plugins/f.json", "")
              .link("plugins/g.json", "../../outside.json"));

  private final PluginFolders.Look look =
      new InMemoryPluginFolders(workspace).below(List.of(FOLDER), FOLDER, Set.of());

  private Scan scan() {
    return new PlainScanner().scan(look.tree(), look.files(), ProgressListener.NONE);
  }

  @Test
  void eachFileIsASequenceOrSkippedOrMalformed() {
    assertThat(scan().found())
        .extracting(found -> found.sequence().id() + " " + found.sequence().size())
        .containsExactly("cart " + new Size(2, 5));
    assertThat(scan().skipped())
        .containsExactly(
            new Scan.Skipped(new WorkspacePath("plugins/b.json"), Scan.Reason.MANIFEST),
            new Scan.Skipped(new WorkspacePath("plugins/d.json"), Scan.Reason.UNIDENTIFIED),
            new Scan.Skipped(new WorkspacePath("plugins/e.json"), Scan.Reason.EMPTY),
            new Scan.Skipped(new WorkspacePath("plugins/f.json"), Scan.Reason.OTHER));
    assertThat(scan().malformed())
        .containsExactly(
            new Scan.Malformed(
                new WorkspacePath("plugins/c.json"), "is malformed", new Location(2, 1)));
  }

  @Test
  void progressReachesTheNumberOfFiles() {
    List<String> shown = new ArrayList<>();

    new PlainScanner().scan(look.tree(), look.files(), (done, of) -> shown.add(done + " of " + of));

    assertThat(shown).hasSize(6).endsWith("6 of 6");
  }

  @Test
  void aCatalogOfTheScanDoesNotDrift() {
    PlainCatalog format = new PlainCatalog();
    workspace.put(CATALOG, format.text(scan(), Optional.empty()));

    Layer<ListedCatalog> catalog = format.read(workspace.files(), CATALOG);

    assertThat(catalog)
        .isInstanceOfSatisfying(
            Layer.Read.class,
            read ->
                assertThat(
                        CatalogDrift.between(Optional.of((ListedCatalog) read.content()), scan())
                            .isStale())
                    .isFalse());
  }
}
