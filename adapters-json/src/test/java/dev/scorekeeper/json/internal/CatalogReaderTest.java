package dev.scorekeeper.json.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.catalog.Catalog.Listed;
import dev.scorekeeper.domain.catalog.Catalog.Summary;
import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {
  @Test
  void entriesAreReadWithTheirSizes() {
    Catalog catalog =
        read(
            """
            {"sequences": [
              {"id": "a", "movements": [{"beats": [{}, {}]}, {"beatCount": 3}]},
              {"id": 7, "movements": [{}, {}], "beats": 9},
              {"id": "without movements", "beats": 9},
              {"id": "counted", "movements": 4}
            ]}
            """);

    assertThat(catalog)
        .isEqualTo(
            new Catalog(
                List.of(
                    new Listed(new Location(2, 3), Optional.of("a"), new Size(2, 5)),
                    new Listed(new Location(3, 3), Optional.of("7"), new Size(2, 9)),
                    new Listed(new Location(4, 3), Optional.of("without movements"), Size.NONE),
                    new Listed(new Location(5, 3), Optional.of("counted"), Size.NONE)),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Summary.NONE,
                List.of(new Plugin("", 4, 4, 14, 0))));
  }

  @Test
  void pluginsAreCountedWithTheirDifferentHandlers() {
    Catalog catalog =
        read(
            """
            {'sequences': [
              {'id': 'a', 'pluginId': 'p', 'movements': [
                {'beats': [{'handler': 'x'}, {'handler': 'y'}, {'handler': 'x'}]}]},
              {'pluginId': 'p', 'id': 'b', 'movements': [
                {'beats': [{'handler': {'name': 'z'}}, {}]}, {'beatCount': 3}]},
              {'id': 'c', 'movements': [{'beats': [{'handler': 'x'}]}]},
              {'id': 'a', 'pluginId': 'again', 'movements': [{'beats': 7}]},
              {'pluginId': 'p', 'movements': []}
            ]}
            """);

    assertThat(catalog.plugins())
        .containsExactly(new Plugin("", 1, 1, 1, 1), new Plugin("p", 2, 3, 8, 3));
  }

  @Test
  void entriesWithoutIdAreEntriesAllTheSame() {
    Catalog catalog = read("{'sequences': [{'movements': [{}]}, {'id': ' '}, 'a', null, []]}");

    assertThat(catalog.entries()).hasSize(5);
    assertThat(catalog.sequences()).isZero();
    assertThat(catalog.entries().get(0).size()).isEqualTo(new Size(1, 0));
  }

  @Test
  void theSummaryIsReadBesideWhatItSums() {
    Catalog catalog =
        read(
            """
            {'topics': [1, 2, 3], 'handlers': ['h'], 'sequences': [],
             'summary': {'totalSequences': 5, 'totalHandlers': -1, 'totalTopics': '7'}}
            """);

    assertThat(catalog.handlers()).hasValue(1);
    assertThat(catalog.topics()).hasValue(3);
    assertThat(catalog.summary())
        .isEqualTo(
            new Summary(
                new Location(2, 13),
                OptionalLong.of(5),
                OptionalLong.empty(),
                OptionalLong.empty()));
  }

  @Test
  void whatIsNoSummaryAndNoListSaysNothing() {
    Catalog catalog = read("{'sequences': [], 'summary': [5], 'handlers': 3, 'topics': {'a': []}}");

    assertThat(catalog.summary()).isEqualTo(Summary.NONE);
    assertThat(catalog.handlers()).isEmpty();
    assertThat(catalog.topics()).isEmpty();
  }

  @Test
  void ofAKeyThatComesTwiceTheFirstCountsAndTheOtherIsSaid() {
    Catalog catalog =
        read(
            """
            {'sequences': [{'id': 'b', 'id': 'c', 'movements': [{}], 'movements': []}],
             'handlers': [1], 'handlers': null, 'sequences': [{'id': 'a'}, {'id': 'd'}]}
            """);

    assertThat(catalog.entries()).extracting(Listed::id).containsExactly(Optional.of("b"));
    assertThat(catalog.entries().get(0).size()).isEqualTo(new Size(1, 0));
    assertThat(catalog.handlers()).hasValue(1);
    assertThat(catalog.slips())
        .extracting(Slip::kind, Slip::key)
        .containsExactly(
            tuple(Slip.Kind.KEY_AGAIN, "'id'"),
            tuple(Slip.Kind.KEY_AGAIN, "'movements'"),
            tuple(Slip.Kind.KEY_AGAIN, "'handlers'"),
            tuple(Slip.Kind.KEY_AGAIN, "'sequences'"));
  }

  @Test
  void totalsAreTakenByTheirValueAndWhatIsNoneIsSaid() {
    Catalog catalog =
        read(
            """
            {'summary': {'totalSequences': 3.0, 'totalHandlers': -2, 'totalTopics': '4'},
             'sequences': [{'id': 'a', 'movements': [{'beatCount': 1.5}]}]}
            """);

    assertThat(catalog.summary().sequences()).hasValue(3);
    assertThat(catalog.summary().handlers()).isEmpty();
    assertThat(catalog.summary().topics()).isEmpty();
    assertThat(catalog.entries().get(0).isPartial()).isTrue();
    assertThat(catalog.slips())
        .extracting(Slip::kind, Slip::value)
        .containsExactly(
            tuple(Slip.Kind.NO_COUNT, "-2"),
            tuple(Slip.Kind.NO_COUNT, "'4'"),
            tuple(Slip.Kind.NO_COUNT, "1.5"));
  }

  @Test
  void aCatalogWithoutSequencesSaysWhereTheyWereLookedFor() {
    for (String json : new String[] {"{}", "[]", "7", "{'sequences': {}}"}) {
      assertThat(CatalogReader.read(Texts.utf8(json)))
          .as(json)
          .isEqualTo(
              new Layer.Flawed<Catalog>(
                  "has no array at /sequences, where a catalog lists its sequences",
                  Location.START));
    }
  }

  @Test
  void aMalformedCatalogIsUnreadableAtItsFlaw() {
    assertThat(CatalogReader.read(Texts.utf8("{'sequences': [],\n 'x'}")))
        .isEqualTo(
            new Layer.Flawed<Catalog>(
                "is not valid JSON: unexpected character '}': was expecting a colon to separate field name and value",
                new Location(2, 5)));
  }

  @Test
  void tooManyEntriesAreRefused() {
    assertThat(CatalogReader.read(Texts.utf8("{'sequences': [" + "1,".repeat(1_000_000) + "1]}")))
        .isEqualTo(
            new Layer.Flawed<Catalog>(
                "has more than 1000000 sequences", new Location(1, 2_000_016)));
  }

  private static Catalog read(String json) {
    Layer<Catalog> layer = CatalogReader.read(Texts.utf8(json));
    assertThat(layer).isInstanceOf(Layer.Read.class);
    return ((Layer.Read<Catalog>) layer).content();
  }
}
