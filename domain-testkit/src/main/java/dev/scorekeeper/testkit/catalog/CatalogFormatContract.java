package dev.scorekeeper.testkit.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.Beat;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Movement;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the use cases rely on where catalogs are written and read, in whatever format they are. */
public abstract class CatalogFormatContract {
  private static final WorkspacePath CATALOG = new WorkspacePath("out/catalog.json");
  private static final WorkspacePath FOLDER = new WorkspacePath("packages/shop/json-sequences");
  private static final WorkspacePath CART_FILE = FOLDER.child("cart.json");
  private static final WorkspacePath MENU_FILE = FOLDER.child("menu.json");

  private static final PluginSequence CART =
      new PluginSequence(
          "cart",
          "shop",
          "The cart",
          OptionalLong.empty(),
          List.of(
              new Movement(
                  "fill",
                  "Fill it",
                  OptionalLong.of(2),
                  List.of(
                      new Beat("1", "cart:add", "addItem", "pure", "immediate"),
                      new Beat("2", "cart:show", "showCart", "io", "after-beat"))),
              new Movement("pay", "", OptionalLong.of(3), List.of())));

  private static final PluginSequence MENU =
      new PluginSequence(
          "menu",
          "",
          "",
          OptionalLong.of(4),
          List.of(new Movement("open", "", OptionalLong.empty(), List.of())));

  private static final Scan SCAN = scan(new Scan.Found(MENU, MENU_FILE));
  private static final Scan SMALLER = scan();

  /** How catalogs are written down. */
  protected abstract CatalogFormat format();

  /** A text that is ill-formed in its third line. */
  protected abstract String illFormed();

  private static Scan scan(Scan.Found... more) {
    List<Scan.Found> found = new ArrayList<>(List.of(more));
    found.add(new Scan.Found(CART, CART_FILE));
    return new Scan(
        new PluginFiles(
            List.of(FOLDER), List.of(), List.of(CART_FILE, MENU_FILE), List.of(), List.of()),
        found,
        List.of(),
        List.of(),
        List.of());
  }

  private Layer<ListedCatalog> read(WorkspaceFiles files) {
    return format().read(new InMemoryTree(files), CATALOG);
  }

  private ListedCatalog written(Scan scan, Optional<String> stamp) {
    Layer<ListedCatalog> layer =
        read(WorkspaceFiles.NONE.file(CATALOG.value(), format().text(scan, stamp)));
    assertThat(layer).isInstanceOf(Layer.Read.class);
    return ((Layer.Read<ListedCatalog>) layer).content();
  }

  @Test
  void theSequencesOfAScanAreReadAsTheyWere() {
    assertThat(written(SCAN, Optional.empty()).sequences()).containsExactly(CART, MENU);
  }

  @Test
  void whatIsWrittenDoesNotDriftFromItsScan() {
    CatalogDrift same =
        CatalogDrift.between(Optional.of(written(SCAN, Optional.of("2026-01-05"))), SCAN);
    CatalogDrift other =
        CatalogDrift.between(Optional.of(written(SMALLER, Optional.empty())), SCAN);

    assertThat(same.isStale()).isFalse();
    assertThat(other.onlyInFolders()).containsExactly(new Scan.Found(MENU, MENU_FILE));
    assertThat(other.counts()).isNotEmpty();
  }

  @Test
  void aCatalogNamesTheFoldersAndListsWhatItsSequencesHave() {
    ListedCatalog catalog = written(SCAN, Optional.empty());

    assertThat(catalog.sourceDirectories())
        .extracting(WorkspacePath::of)
        .containsExactly(Optional.of(FOLDER));
    assertThat(catalog.fileCount()).hasValue(2);
    assertThat(catalog.summary().sequences()).hasValue(2);
    assertThat(catalog.unidentified()).isZero();
    assertThat(catalog.handlers()).contains(List.of("addItem", "showCart"));
    assertThat(catalog.topics()).contains(List.of("cart:add", "cart:show"));
  }

  @Test
  void theSameScanMakesTheSameBytesUnlessTheyAreStamped() {
    byte[] bytes = format().text(SCAN, Optional.empty());

    assertThat(format().text(SCAN, Optional.empty())).isEqualTo(bytes);
    assertThat(format().text(SMALLER, Optional.empty())).isNotEqualTo(bytes);
    assertThat(
            new String(
                format().text(SCAN, Optional.of("2026-01-05T09:00:00Z")), StandardCharsets.UTF_8))
        .contains("2026-01-05T09:00:00Z");
  }

  @Test
  void whatIsNotThereIsAbsentAndALinkOutsideEscapes() {
    assertThat(read(WorkspaceFiles.NONE)).isEqualTo(new Layer.Absent<>());
    assertThat(read(WorkspaceFiles.NONE.link(CATALOG.value(), "../../outside.json")))
        .isEqualTo(new Layer.Refused<>());
  }

  @Test
  void whatIsIllFormedSaysWhere() {
    Layer<ListedCatalog> layer = read(WorkspaceFiles.NONE.file(CATALOG.value(), illFormed()));

    assertThat(layer).isInstanceOf(Layer.Flawed.class);
    assertThat(((Layer.Flawed<ListedCatalog>) layer).at().line()).isEqualTo(3);
  }
}
