package dev.scorekeeper.json.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.Beat;
import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Movement;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.CatalogReader;
import dev.scorekeeper.testkit.catalog.CatalogFormatContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonCatalogsTest extends CatalogFormatContract {
  private static final WorkspacePath FOLDER = new WorkspacePath("packages/a/json-sequences");

  @Override
  protected CatalogFormat format() {
    return new JsonCatalogs();
  }

  @Override
  protected String illFormed() {
    return "{\n  \"sequences\": [\n    oops\n  ]\n}\n";
  }

  @Test
  void onlyAStampTellsWhen() {
    String text =
        new String(
            new JsonCatalogs().text(scanOf(List.of()), Optional.of("2026-01-05T12:00:00.000Z")),
            StandardCharsets.UTF_8);

    assertThat(text).contains("\"generated\": \"2026-01-05T12:00:00.000Z\"");
    assertThat(
            new String(
                new JsonCatalogs().text(scanOf(List.of()), Optional.empty()),
                StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "metadata": {
                "sourceDirectories": [
                  "packages/a/json-sequences/"
                ],
                "fileCount": 0
              },
              "summary": {
                "totalSequences": 0,
                "totalHandlers": 0,
                "totalTopics": 0
              },
              "sequences": [],
              "handlers": [],
              "topics": []
            }
            """);
  }

  @Property(tries = 200)
  void aCatalogThatIsWrittenIsReadAsItWas(@ForAll("sequences") List<PluginSequence> sequences) {
    Scan scan = scanOf(sequences);

    byte[] text = new JsonCatalogs().text(scan, Optional.empty());

    assertThat(ListedCatalogReader.read(text))
        .isInstanceOfSatisfying(
            Layer.Read.class,
            read -> {
              ListedCatalog catalog = (ListedCatalog) read.content();
              assertThat(catalog.sequences())
                  .isEqualTo(scan.sequences().stream().map(Scan.Found::sequence).toList());
              assertThat(CatalogDrift.between(Optional.of(catalog), scan).isStale()).isFalse();
            });
    assertThat(CatalogReader.read(text))
        .isInstanceOfSatisfying(
            Layer.Read.class,
            read -> {
              Catalog catalog = (Catalog) read.content();
              assertThat(catalog.entries().stream().map(entry -> entry.size()).toList())
                  .isEqualTo(scan.sequences().stream().map(one -> one.sequence().size()).toList());
              assertThat(catalog.plugins().stream().mapToInt(plugin -> plugin.sequences()).sum())
                  .isEqualTo(scan.sequences().size());
            });
  }

  @Provide
  Arbitrary<List<PluginSequence>> sequences() {
    Arbitrary<String> texts = Arbitraries.of("", "a", "größer", "\"quoted\"\n", "\u2028", "😀");
    Arbitrary<Beat> beats =
        Combinators.combine(
                Arbitraries.of("", "1", "-2", "1.5", "07", "one", "1e3"),
                texts,
                texts,
                texts,
                texts)
            .as(Beat::new);
    Arbitrary<Movement> movements =
        Combinators.combine(
                texts,
                texts,
                beats.list().ofMaxSize(3),
                Arbitraries.longs().between(1, 9).injectNull(0.5),
                Arbitraries.of(true, false))
            .as(
                (id, name, list, count, listed) ->
                    listed
                        ? new Movement(id, name, OptionalLong.of(list.size()), list)
                        : new Movement(
                            id,
                            name,
                            count == null ? OptionalLong.empty() : OptionalLong.of(count),
                            List.of()));
    return Combinators.combine(
            Arbitraries.of("a", "b", "ü", "9"),
            texts,
            texts,
            Arbitraries.longs().between(0, 9),
            movements.list().ofMinSize(1).ofMaxSize(3))
        .as(
            (id, plugin, name, own, parts) ->
                new PluginSequence(
                    id,
                    plugin,
                    name,
                    parts.stream().anyMatch(part -> part.count().isPresent())
                        ? OptionalLong.empty()
                        : OptionalLong.of(own),
                    parts))
        .list()
        .ofMaxSize(4);
  }

  private static Scan scanOf(List<PluginSequence> sequences) {
    return new Scan(
        new PluginFiles(List.of(FOLDER), List.of(), List.of(), List.of(), List.of()),
        sequences.stream().map(one -> new Scan.Found(one, FOLDER.child("x.json"))).toList(),
        List.of(),
        List.of(),
        List.of());
  }
}
