package dev.scorekeeper.json.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.registry.Registry.Claim;
import dev.scorekeeper.domain.registry.Registry.Entry;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Layout.Fields;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryReaderTest {
  private static final Fields DEFAULT = Layout.Fields.DEFAULT;

  @Test
  void anEntryIsReadWithItsPlacesAndClaims() {
    List<Entry> entries =
        entries(
            """
            {"domains": [
              {"id": "a", "name": "A", "category": "core", "status": "active",
               "sequenceFile": "x\\\\y.json", "movements": 8, "beats": [1, 2],
               "relatedDomains": ["b", 7], "sketch": {"id": "not this", "beats": 9}}
            ]}
            """);

    assertThat(entries)
        .containsExactly(
            new Entry(
                new Location(2, 3),
                Optional.of("a"),
                "A",
                "core",
                Optional.of(new Claim("x\\y.json", new Location(3, 20))),
                OptionalLong.of(8),
                OptionalLong.of(2),
                List.of("b", "7")));
  }

  @Test
  void whatIsNoObjectIsAnEntryWithoutId() {
    List<Entry> entries = entries("{'domains': [{'id': 'a'}, 'b', 3, null, [], {}]}");

    assertThat(entries).hasSize(6);
    assertThat(entries.stream().flatMap(entry -> entry.id().stream())).containsExactly("a");
    assertThat(entries.get(1).at()).isEqualTo(new Location(1, 27));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12     | 12
          1.50   | 1.50
          -0     | -0
          1E400  | 1E400
          ' x '  | ' x '
          """)
  void anIdIsTextOrTheDecimalTextOfANumber(String json, String id) {
    assertThat(entry("{'id': " + quoted(json) + "}").id()).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "' '", "'\\t\\n'", "'\\u2003'", "null", "true", "{}", "['a']"})
  void whatIsNoTextIsNoId(String json) {
    assertThat(entry("{'id': " + json + "}").id()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'a.json'      | a.json
          '../a.json'   | ../a.json
          ' '           | ' '
          7             | 7
          true          | true
          {'a': 'b'}    | {…}
          {}            | {…}
          ['a.json']    | […]
          """,
      quoteCharacter = '`')
  void aSequenceFileIsWhateverIsWritten(String json, String text) {
    assertThat(entry("{'sequenceFile': " + json + "}").sequenceFile().map(Claim::text))
        .contains(text.replace("'", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'sequenceFile': null}", "{'sequenceFile': ''}"})
  void nullAndNothingNameNoSequenceFile(String json) {
    assertThat(entry(json).sequenceFile()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          3                    | 3
          -3                   | none
          9223372036854775807  | 9223372036854775807
          9223372036854775808  | none
          3.0                  | 3
          null                 | none
          {}                   | none
          []                   | 0
          [1, [2, 3]]          | 2
          """)
  void declaredCountsAreIntegersOrLengths(String json, Long count) {
    Entry entry = entry("{'movements': " + json + ", 'beats': " + json + "}");

    OptionalLong expected = count == null ? OptionalLong.empty() : OptionalLong.of(count);
    assertThat(entry.movements()).isEqualTo(expected);
    assertThat(entry.beats()).isEqualTo(expected);
  }

  @Test
  void relationsAreTheTextsOfAnArray() {
    assertThat(
            entry("{'relatedDomains': ['a', 7, null, true, {'id': 'b'}, ['c'], 'd']}").relations())
        .containsExactly("a", "7", "d");
    assertThat(entry("{'relatedDomains': 'a'}").relations()).isEmpty();
  }

  @Test
  void namesAndCategoriesOfAnotherTypeAreNone() {
    Entry entry = entry("{'name': {'de': 'x'}, 'category': ['a']}");

    assertThat(entry.name()).isEmpty();
    assertThat(entry.category()).isEmpty();
  }

  @Test
  void ofAKeyThatComesTwiceTheFirstCountsAndTheOtherIsSaid() {
    Entry entry =
        entry(
            """
            {'id': 'a', 'id': 'b', 'sequenceFile': 'x.json', 'sequenceFile': null,
             'movements': 3, 'movements': 'x', 'relatedDomains': ['y'], 'relatedDomains': 1}
            """);

    assertThat(entry.id()).contains("a");
    assertThat(entry.sequenceFile()).isPresent();
    assertThat(entry.movements()).hasValue(3);
    assertThat(entry.relations()).containsExactly("y");
    assertThat(entry.slips())
        .extracting(Slip::kind, Slip::key)
        .containsExactly(
            tuple(Slip.Kind.KEY_AGAIN, "'id'"),
            tuple(Slip.Kind.KEY_AGAIN, "'sequenceFile'"),
            tuple(Slip.Kind.KEY_AGAIN, "'movements'"),
            tuple(Slip.Kind.KEY_AGAIN, "'relatedDomains'"));
    Registry registry =
        read(Texts.utf8("{'domains': [{'id': 'a'}],\n 'domains': [{'id': 'b'}]}"), DEFAULT);
    assertThat(registry.entries()).extracting(Entry::id).containsExactly(Optional.of("a"));
    assertThat(registry.slips())
        .containsExactly(new Slip(Slip.Kind.KEY_AGAIN, "'domains'", "", new Location(2, 2)));
  }

  @Test
  void aKeyThatNamesADomainAgainIsAnotherEntryOfTheSameId() {
    Registry registry =
        read(
            Texts.utf8("{'domains': {'a': {'name': 'first'}, 'b': {}, 'a': {'name': 'second'}}}"),
            DEFAULT);

    assertThat(registry.entries())
        .extracting(Entry::id, Entry::name)
        .containsExactly(
            tuple(Optional.of("a"), "first"),
            tuple(Optional.of("b"), ""),
            tuple(Optional.of("a"), "second"));
    assertThat(registry.slips()).isEmpty();
  }

  @Test
  void aKeyThatNamesAnotherDomainTheSecondTimeIsPassedOverAndSaid() {
    Registry registry =
        read(Texts.utf8("{'domains': {'a': {'id': 'x'}, 'a': {'id': 'y'}, 'a': 7}}"), DEFAULT);

    assertThat(registry.entries()).extracting(Entry::id).containsExactly(Optional.of("x"));
    assertThat(registry.slips())
        .containsExactly(new Slip(Slip.Kind.KEY_AGAIN, "'a'", "", new Location(1, 32)));
  }

  @Test
  void ofManyKeysTheOneThatComesAgainIsFound() {
    StringBuilder json = new StringBuilder("{'domains': [], ");
    for (int key = 0; key < 1_000; key++) {
      json.append("'k").append(key).append("': {}, ");
    }

    assertThat(read(Texts.utf8(json + "'k7': 1, 'k999': 2, 'k1000': 3}"), DEFAULT).slips())
        .extracting(Slip::key)
        .containsExactly("'k7'", "'k999'");
  }

  @Test
  void declaredCountsAreTakenByTheirValueAndWhatIsNoneIsSaid() {
    Entry sound = entry("{'id': 'a', 'movements': 8.0, 'beats': 41e0}");
    assertThat(sound.movements()).hasValue(8);
    assertThat(sound.beats()).hasValue(41);
    assertThat(sound.slips()).isEmpty();

    Entry unsound = entry("{'id': 'a', 'movements': '8', 'beats': {'n': 1}}");
    assertThat(unsound.movements()).isEmpty();
    assertThat(unsound.beats()).isEmpty();
    assertThat(unsound.slips())
        .extracting(Slip::kind, Slip::key, Slip::value)
        .containsExactly(
            tuple(Slip.Kind.NO_COUNT, "'movements'", "'8'"),
            tuple(Slip.Kind.NO_COUNT, "'beats'", "an object"));
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacter() {
    Entry entry =
        entry("{'id': 'a\\ud83d', 'name': '\\ude00\\ud83d\\ude00', 'sequenceFile': '\\ud800'}");

    assertThat(entry.id()).contains("a\uFFFD");
    assertThat(entry.name()).isEqualTo("\uFFFD😀");
    assertThat(entry.sequenceFile().map(Claim::text)).contains("\uFFFD");
  }

  @Test
  void pointersLeadToFieldsAtAnyDepth() {
    Fields fields =
        new Fields(
            "/plan/0/items",
            "/meta/id",
            "/meta/title~1name",
            "/tags/1",
            "/implementation/file",
            "/counts/0",
            "/counts",
            "/meta/related");
    byte[] json =
        Texts.utf8(
            """
            {'items': [{'meta': {'id': 'not this'}}],
             'plan': [{'items': [
               {'id': 'nor this',
                'meta': {'x': {'id': 'nor this'}, 'id': 'a', 'title/name': 'A', 'related': ['b']},
                'tags': ['first', 'second'],
                'implementation': {'file': 'a.json', 'other': 1},
                'counts': [8, 41, 7]}
             ]}, {'items': []}]}
            """);

    Entry entry = read(json, fields).entries().get(0);

    assertThat(entry.id()).contains("a");
    assertThat(entry.name()).isEqualTo("A");
    assertThat(entry.category()).isEqualTo("second");
    assertThat(entry.sequenceFile().map(Claim::text)).contains("a.json");
    assertThat(entry.movements()).hasValue(8);
    assertThat(entry.beats()).hasValue(3);
    assertThat(entry.relations()).containsExactly("b");
  }

  @Test
  void severalPointersMayMeet() {
    Fields fields = new Fields("", "/id", "/id", "/id", "/file", "/size", "/size/1", "/size");

    Entry entry =
        read(Texts.utf8("[{'id': 'a', 'file': 'f', 'size': ['x', 5]}]"), fields).entries().get(0);

    assertThat(entry.name()).isEqualTo("a");
    assertThat(entry.category()).isEqualTo("a");
    assertThat(entry.movements()).hasValue(2);
    assertThat(entry.beats()).hasValue(5);
    assertThat(entry.relations()).containsExactly("x", "5");
  }

  @Test
  void thePointerToTheItemsMayBeTheRootAndEntriesMayBeTheirOwnIds() {
    Fields fields = new Fields("", "", "/n", "/c", "/f", "/m", "/b", "/r");

    assertThat(read(Texts.utf8("['a', 'b', {}]"), fields).entries())
        .extracting(Entry::id)
        .containsExactly(Optional.of("a"), Optional.of("b"), Optional.empty());
  }

  @Test
  void ofAPartThatComesTwiceTheFirstCountsAtAnyDepth() {
    Fields fields = new Fields("/plan/items", "/meta/id", "/n", "/c", "/f", "/m", "/b", "/r");

    assertThat(
            read(
                    Texts.utf8(
                        "{'plan': {'items': [{'meta': {'id': 'a'}, 'meta': {}}]}, 'plan': {'items':"
                            + " [{'meta': {'id': 'b'}, 'meta': 7}]}}"),
                    fields)
                .entries())
        .extracting(Entry::id)
        .containsExactly(Optional.of("a"));
    assertThat(RegistryReader.read(Texts.utf8("{'plan': {}, 'plan': {'items': []}}"), fields))
        .isInstanceOf(Layer.Flawed.class);
  }

  @Test
  void aRegistryWithoutItemsSaysWhereTheyWereLookedFor() {
    assertThat(RegistryReader.read(Texts.utf8("{'items': []}"), DEFAULT))
        .isEqualTo(
            new Layer.Flawed<Registry>(
                "has no array at /domains, where its entries are looked for; fields.items in"
                    + " scorekeeper.json says where",
                Location.START));
    assertThat(RegistryReader.read(Texts.utf8("{\n 'domains': {'a': []}}"), DEFAULT))
        .isEqualTo(
            new Layer.Flawed<Registry>(
                "has no array at /domains, where its entries are looked for; fields.items in"
                    + " scorekeeper.json says where",
                new Location(2, 13)));
    assertThat(whyUnreadable("[]")).startsWith("has no array at /domains");
    assertThat(whyUnreadable("7")).startsWith("has no array at /domains");
    assertThat(
            RegistryReader.read(
                Texts.utf8("{}"), new Fields("", "/id", "/n", "/c", "/f", "/m", "/b", "/r")))
        .isInstanceOfSatisfying(
            Layer.Flawed.class,
            layer -> assertThat(layer.why()).startsWith("has no array at its root"));
  }

  @Test
  void whatIsMalformedAfterTheItemsIsMalformedAllTheSame() {
    assertThat(RegistryReader.read(Texts.utf8("{'domains': [],\n}"), DEFAULT))
        .isEqualTo(
            new Layer.Flawed<Registry>(
                "is not valid JSON: unexpected character '}': was expecting double-quote to start field name; remove the comma before it",
                new Location(2, 1)));
    assertThat(whyUnreadable("{'domains': []} x"))
        .startsWith("is not valid JSON: unrecognized token");
  }

  @Test
  void anIdBeyondAllMeasureIsRefusedWithItsPlace() {
    String longest = "x".repeat(65_536);

    assertThat(entry("{'id': '" + longest + "'}").id()).contains(longest);
    assertThat(
            RegistryReader.read(Texts.utf8("{'domains': [{'id': '" + longest + "x'}]}"), DEFAULT))
        .isEqualTo(
            new Layer.Flawed<Registry>(
                "has more than 65536 characters here, where a short text belongs",
                new Location(1, 21)));
  }

  @Test
  void aMillionEntriesAndRelationsAreReadAndOneMoreIsNot() {
    String ids = "1,".repeat(499_999);

    assertThat(entries("{'domains': [" + ids + "{'relatedDomains': [" + ids + "1]}]}"))
        .hasSize(500_000);
    assertThat(whyUnreadable("{'domains': [" + ids + "{'relatedDomains': [" + ids + "1,1]}]}"))
        .isEqualTo("has more than 1000000 entries and relations");
  }

  private static String quoted(String json) {
    return json.startsWith(" ") ? "'" + json + "'" : json;
  }

  private static Entry entry(String json) {
    return entries("{'domains': [" + json + "]}").get(0);
  }

  private static List<Entry> entries(String json) {
    return read(Texts.utf8(json), DEFAULT).entries();
  }

  private static Registry read(byte[] json, Fields fields) {
    Layer<Registry> layer = RegistryReader.read(json, fields);
    assertThat(layer).isInstanceOf(Layer.Read.class);
    return ((Layer.Read<Registry>) layer).content();
  }

  private static String whyUnreadable(String json) {
    return ((Layer.Flawed<Registry>) RegistryReader.read(Texts.utf8(json), DEFAULT)).why();
  }
}
