package dev.scorekeeper.testkit.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlainCatalogTest extends CatalogFormatContract {
  @Override
  protected CatalogFormat format() {
    return new PlainCatalog();
  }

  @Override
  protected String illFormed() {
    return "a 1 1\nb 1 1\n!\n";
  }

  @Test
  void whatAnAssessmentLooksAtCanBeWritten() {
    String text =
        """
        @total sequences=3 topics=1
        @handler open
        cart 2 5 plugin=shop
        - 1 1
        menu plugin=shop
        > id=open count=1
        >> handler=open
        """;

    assertThat(PlainCatalog.read(new SourceTree.Found(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(
            new Layer.Read<>(
                new Catalog(
                    List.of(
                        new Catalog.Listed(new Location(3, 1), Optional.of("cart"), new Size(2, 5)),
                        new Catalog.Listed(new Location(4, 1), Optional.empty(), new Size(1, 1)),
                        new Catalog.Listed(
                            new Location(5, 1), Optional.of("menu"), new Size(1, 1))),
                    OptionalLong.of(1),
                    OptionalLong.empty(),
                    new Catalog.Summary(
                        Location.START,
                        OptionalLong.of(3),
                        OptionalLong.empty(),
                        OptionalLong.of(1)),
                    List.of(new Plugin("shop", 2, 3, 6, 1)))));
  }
}
