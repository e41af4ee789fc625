package dev.scorekeeper.testkit.catalog;

import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.Proof;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogFormatContractTest {
  @Test
  void everyTestOfTheContractFailsForAFormatOfNothing() {
    Proof.everyTestFails(OfNothing.class, 5);
  }

  static class OfNothing extends CatalogFormatContract {
    @Override
    protected CatalogFormat format() {
      return new Nothing();
    }

    @Override
    protected String illFormed() {
      return "";
    }
  }

  private static final class Nothing implements CatalogFormat {
    @Override
    public Layer<ListedCatalog> read(SourceTree tree, WorkspacePath catalog) {
      return new Layer.Read<>(ListedCatalog.NONE);
    }

    @Override
    public byte[] text(Scan scan, Optional<String> stamp) {
      return new byte[0];
    }
  }
}
