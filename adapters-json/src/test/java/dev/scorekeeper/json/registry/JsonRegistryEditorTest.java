package dev.scorekeeper.json.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.json.internal.SequenceReader;
import dev.scorekeeper.json.internal.Texts;
import dev.scorekeeper.json.planreader.JsonSnapshots;
import dev.scorekeeper.testkit.registry.RegistryEditorContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRegistryEditorTest extends RegistryEditorContract {
  private static final NewEntry ENTRY =
      new NewEntry(
          "new",
          Optional.of("New"),
          Optional.of("What is new."),
          Optional.of("system"),
          Optional.of("s/new.json"),
          List.of("a", "b"));
  private static final NewEntry BARE =
      new NewEntry(
          "new", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  protected RegistryEditor editor() {
    return new JsonRegistryEditor();
  }

  @Override
  protected Snapshots snapshots() {
    return new JsonSnapshots();
  }

  @Override
  protected String registry(String... ids) {
    return Stream.of(ids)
        .map(id -> "    {\n      \"id\": \"" + id + "\"\n    }")
        .collect(Collectors.joining(",\n", "{\n  \"domains\": [\n", "\n  ]\n}\n"));
  }

  @Override
  protected String illFormed() {
    return "{\n  \"domains\": [\n    oops\n  ]\n}\n";
  }

  @Test
  void aNameThatAnotherEntryIsKeptUnderIsRefused() {
    for (String key : new String[] {"new", "New"}) {
      RegistryEditor.Edit edit =
          new JsonRegistryEditor()
              .add(
                  Texts.json("{'domains': {'" + key + "': {'id': 'x'}, 'b': {'id': 'b'}}}")
                      .getBytes(StandardCharsets.UTF_8),
                  Layout.Fields.DEFAULT,
                  ENTRY);

      assertThat(edit)
          .isInstanceOfSatisfying(
              RegistryEditor.Refused.class,
              refused -> assertThat(refused.why()).contains("an entry named", key));
    }
  }

  @Test
  void anEntryFollowsTheLastOneInItsManner() {
    assertThat(
            added(
                """
                {
                  "version": "1.0.0",
                  "domains": [
                    {
                      "id": "a",
                      "relatedDomains": [
                        "b"
                      ]
                    },
                    {
                      "id": "b"
                    }
                  ],
                  "more": {}
                }
                """,
                ENTRY))
        .isEqualTo(
            """
            {
              "version": "1.0.0",
              "domains": [
                {
                  "id": "a",
                  "relatedDomains": [
                    "b"
                  ]
                },
                {
                  "id": "b"
                },
                {
                  "id": "new",
                  "name": "New",
                  "description": "What is new.",
                  "category": "system",
                  "sequenceFile": "s/new.json",
                  "relatedDomains": [
                    "a",
                    "b"
                  ]
                }
              ],
              "more": {}
            }
            """);
  }

  @Test
  void listsInOneLineStayInOneLine() {
    assertThat(
            added(
                "{\n\t\"domains\": [\n\t\t{\n\t\t\t\"id\": \"a\",\n\t\t\t\"relatedDomains\":"
                    + " [\"b\"]\n\t\t}\n\t]\n}",
                new NewEntry(
                    "new",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("a", "b"))))
        .isEqualTo(
            "{\n\t\"domains\": [\n\t\t{\n\t\t\t\"id\": \"a\",\n\t\t\t\"relatedDomains\":"
                + " [\"b\"]\n\t\t},\n\t\t{\n\t\t\t\"id\": \"new\",\n\t\t\t\"relatedDomains\":"
                + " [\"a\", \"b\"]\n\t\t}\n\t]\n}");
  }

  @Test
  void oneLineStaysOneLine() {
    assertThat(added("{\"domains\":[{\"id\":\"a\"},{\"id\":\"b\"}]}", BARE))
        .isEqualTo("{\"domains\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"new\"}]}");
    assertThat(added("{ \"domains\": [ { \"id\": \"a\" } ] }\n", BARE))
        .isEqualTo("{ \"domains\": [ { \"id\": \"a\" }, { \"id\": \"new\" } ] }\n");
    assertThat(added("{\"domains\": []}", BARE)).isEqualTo("{\"domains\": [{\"id\": \"new\"}]}");
  }

  @Test
  void entriesInOneLineEachStayInOneLineEach() {
    assertThat(
            added(
                "{\n  \"domains\": [\n    { \"id\": \"a\" },\n    { \"id\": \"b\" }\n  ]\n}", BARE))
        .isEqualTo(
            "{\n  \"domains\": [\n    { \"id\": \"a\" },\n    { \"id\": \"b\" },\n"
                + "    { \"id\": \"new\" }\n  ]\n}");
  }

  @Test
  void bracketsThatHugTheirEntriesStayThere() {
    assertThat(
            added(
                """
                {
                  "domains": [{
                    "id": "a"
                  }, {
                    "id": "b"
                  }]
                }
                """,
                BARE))
        .isEqualTo(
            """
            {
              "domains": [{
                "id": "a"
              }, {
                "id": "b"
              }, {
                "id": "new"
              }]
            }
            """);
  }

  @Test
  void anEmptyListGetsLines() {
    assertThat(added("{\n    \"domains\": []\n}\n", BARE))
        .isEqualTo(
            "{\n    \"domains\": [\n        {\n            \"id\": \"new\"\n        }\n    ]\n}\n");
  }

  @Test
  void lineEndsTheByteOrderMarkAndTheMissingLastLineEndStay() {
    assertThat(
            added(
                "\uFEFF{\r\n  \"domains\": [\r\n    {\r\n      \"id\": \"a\"\r\n    }\r\n  ]\r\n}",
                BARE))
        .isEqualTo(
            "\uFEFF{\r\n  \"domains\": [\r\n    {\r\n      \"id\": \"a\"\r\n    },\r\n    {\r\n"
                + "      \"id\": \"new\"\r\n    }\r\n  ]\r\n}");
  }

  @Test
  void whereAllElseIsEscapedTheNewIsToo() {
    NewEntry umlaut =
        new NewEntry(
            "new",
            Optional.of("Größe"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    assertThat(added("{\"domains\":[{\"id\":\"\\u00e4\"}]}", umlaut))
        .contains("\"Gr\\u00F6\\u00DFe\"");
    assertThat(added("{\"domains\":[{\"id\":\"ä\"}]}", umlaut)).contains("\"Größe\"");
  }

  @Test
  void entriesMayBePropertiesOfAnObject() {
    assertThat(
            added(
                "{\n  \"domains\": {\n    \"a\": {\n      \"name\": \"A\"\n    }\n  }\n}\n", BARE))
        .isEqualTo(
            "{\n  \"domains\": {\n    \"a\": {\n      \"name\": \"A\"\n    },\n    \"new\": {}\n  }\n}\n");
  }

  @Test
  void entriesOfAnObjectThatHaveIdsGetOne() {
    assertThat(added("{\"domains\":{\"a\":{\"id\":\"x\"}}}", BARE))
        .isEqualTo("{\"domains\":{\"a\":{\"id\":\"x\"},\"new\":{\"id\":\"new\"}}}");
    assertThat(added("{\"domains\":{}}", BARE)).isEqualTo("{\"domains\":{\"new\":{}}}");
  }

  @Test
  void fieldsLieWhereTheSettingsSay() {
    Layout.Fields fields =
        new Layout.Fields(
            "/plan/0/items",
            "/meta/key",
            "/meta/title",
            "/type",
            "/impl/file",
            "/movements",
            "/beats",
            "/links");

    RegistryEditor.Edit result =
        new JsonRegistryEditor()
            .add("{\"plan\":[{\"items\":[]}]}".getBytes(StandardCharsets.UTF_8), fields, ENTRY);

    assertThat(text(result))
        .isEqualTo(
            "{\"plan\":[{\"items\":[{\"meta\":{\"key\":\"new\",\"title\":\"New\",\"description\":"
                + "\"What is new.\"},\"type\":\"system\",\"impl\":{\"file\":\"s/new.json\"},"
                + "\"links\":[\"a\",\"b\"]}]}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'domains':[{'id':'a'}],'domains':[{'id':'b'}]} | 25 | 'domains'
          {'v':1,'v':2,'domains':[{'id':'a'}]}            | 8  | 'v'
          {'domains':[{'id':'a','name':'n','name':'m'}]}  | 34 | 'name'
          {'domains':{'a':{},'b':{},'a':{'name':'n'}}}    | 31 | 'a'
          {'domains':{'a':{},'a':7}}                      | 20 | 'a'
          """)
  void aRegistryWithAKeyTwiceIsNotAddedTo(String json, int column, String key) {
    assertThat(new JsonRegistryEditor().add(Texts.utf8(json), fields(), BARE))
        .isEqualTo(
            new RegistryEditor.Malformed(
                "has the key " + key + " twice; the first one counts, so merge them into one",
                new Location(1, column)));
  }

  @Test
  void anIdThatIsThereIsRefused() {
    assertThat(
            new JsonRegistryEditor()
                .add(Texts.utf8("{'domains': [{'id': 'new'}]}"), fields(), BARE))
        .isEqualTo(new RegistryEditor.Refused("the registry has a domain 'new' already"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'domains': [{'id': 'a'},]}", "{'domains': [", "", "{}", "[]"})
  void whatCannotBeReadIsNotWritten(String json) {
    assertThat(new JsonRegistryEditor().add(Texts.utf8(json), fields(), BARE))
        .isInstanceOf(RegistryEditor.Malformed.class);
  }

  @Test
  void aMergeConflictIsNamed() {
    assertThat(
            new JsonRegistryEditor()
                .add(
                    Texts.utf8("{'domains': [\n<<<<<<< HEAD\n{'id': 'a'}\n=======\n]}"),
                    fields(),
                    BARE))
        .isInstanceOfSatisfying(
            RegistryEditor.Malformed.class,
            flaw -> {
              assertThat(flaw.why()).contains("merge conflict");
              assertThat(flaw.at()).isEqualTo(new Location(2, 1));
            });
  }

  @Test
  void fieldsThatCannotBeWrittenAreRefused() {
    Layout.Fields is = fields();
    for (String id : List.of("", "/ids/0")) {
      Layout.Fields odd =
          new Layout.Fields(
              is.items(),
              id,
              is.name(),
              is.category(),
              is.sequenceFile(),
              is.movements(),
              is.beats(),
              is.relations());

      assertThat(new JsonRegistryEditor().add(Texts.utf8("{'domains': []}"), odd, BARE))
          .isInstanceOf(RegistryEditor.Unfit.class);
    }
  }

  @Property(tries = 200)
  void everythingElseStaysByteForByteAndTheEntryIsThere(
      @ForAll("registries") String registry, @ForAll("entries") NewEntry entry) throws IOException {
    byte[] before = registry.getBytes(StandardCharsets.UTF_8);

    byte[] after =
        ((RegistryEditor.Added) new JsonRegistryEditor().add(before, fields(), entry)).bytes();

    int same = 0;
    while (same < before.length && before[same] == after[same]) {
      same++;
    }
    int end = 0;
    while (end < before.length - same
        && before[before.length - 1 - end] == after[after.length - 1 - end]) {
      end++;
    }
    assertThat(same + end).as("bytes of the registry that stayed").isEqualTo(before.length);
    JsonNode now = mapper.readTree(after);
    ArrayNode domains = (ArrayNode) now.get("domains");
    JsonNode added = domains.remove(domains.size() - 1);
    assertThat(now).isEqualTo(mapper.readTree(before));
    assertThat(added.get("id").asText()).isEqualTo(entry.id());
    assertThat(added.path("name").asText("")).isEqualTo(entry.name().orElse(""));
    assertThat(added.path("relatedDomains").size()).isEqualTo(entry.relations().size());
  }

  /** Registries in many manners. */
  @Provide
  Arbitrary<String> registries() {
    Arbitrary<String> spaces = Arbitraries.of("", " ", "\n", "\r\n  ", "\n\t", "\n    ", "  \n ");
    Arbitrary<String> entries =
        Combinators.combine(spaces, spaces, spaces, Arbitraries.of("a", "ü\\n", "}]", "\\\"id"))
            .as(
                (one, two, three, name) ->
                    "{" + one + "\"name\"" + two + ":" + three + "\"" + name + "\"" + one + "}");
    return Combinators.combine(
            entries.list().ofMaxSize(3), spaces, spaces, Arbitraries.of("", "\n", "\r\n"))
        .as(
            (all, one, two, last) ->
                "{"
                    + one
                    + "\"x\":[{}],\"domains\":"
                    + two
                    + "["
                    + one
                    + String.join("," + two, all)
                    + one
                    + "]"
                    + two
                    + ",\"y\": {\"domains\":[]}}"
                    + last);
  }

  @Provide
  Arbitrary<NewEntry> entries() {
    Arbitrary<Optional<String>> texts =
        Arbitraries.of("Name", "Größe \"quoted\"", "{}[],:")
            .injectNull(0.4)
            .map(Optional::ofNullable);
    return Combinators.combine(
            Arbitraries.of("new", "x.y-z"),
            texts,
            texts,
            texts,
            Arbitraries.of("a", "b").list().ofMaxSize(2))
        .as(
            (id, name, description, category, relations) ->
                new NewEntry(id, name, description, category, Optional.empty(), relations));
  }

  private static Layout.Fields fields() {
    return Layout.Fields.DEFAULT;
  }

  @Test
  void aSequenceToBeginWithHasOneMovementOfOneBeat() {
    NewEntry entry =
        new NewEntry(
            "new",
            Optional.of("New"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    byte[] sequence = new JsonRegistryEditor().sequence(entry);

    assertThat(new String(sequence, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "id": "new",
              "name": "New",
              "movements": []
            }
            """);
    assertThat(SequenceReader.read(sequence))
        .isEqualTo(new SequenceReading.Sized(Size.NONE, OptionalLong.empty()));
  }

  private static String added(String registry, NewEntry entry) {
    return text(
        new JsonRegistryEditor().add(registry.getBytes(StandardCharsets.UTF_8), fields(), entry));
  }

  private static String text(RegistryEditor.Edit result) {
    assertThat(result).isInstanceOf(RegistryEditor.Added.class);
    return new String(((RegistryEditor.Added) result).bytes(), StandardCharsets.UTF_8);
  }
}
