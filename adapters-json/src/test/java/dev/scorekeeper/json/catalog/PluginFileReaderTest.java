package dev.scorekeeper.json.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.scorekeeper.domain.catalog.Beat;
import dev.scorekeeper.domain.catalog.Movement;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan.Reason;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.json.internal.SequenceReader;
import dev.scorekeeper.json.internal.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginFileReaderTest {
  @Test
  void aSequenceIsReadWithItsMovementsAndBeats() {
    PluginSequence sequence =
        one(
            """
            {"pluginId": "canvas", "id": "canvas-open", "name": "Open", "description": "…",
             "movements": [
               {"id": "load", "name": "Load", "tempo": 3, "beats": [
                 {"beat": 1, "event": "load", "title": "…", "handler": "loadIt", "kind": "io",
                  "timing": "immediate"},
                 {"beat": 2, "handler": {"name": "tell", "scope": "plugin"}},
                 {"number": 3},
                 "odd"
               ]}
             ]}
            """);

    assertThat(sequence)
        .isEqualTo(
            new PluginSequence(
                "canvas-open",
                "canvas",
                "Open",
                OptionalLong.empty(),
                List.of(
                    new Movement(
                        "load",
                        "Load",
                        OptionalLong.of(4),
                        List.of(
                            new Beat("1", "load", "loadIt", "io", "immediate"),
                            new Beat("2", "", "tell", "", ""),
                            new Beat("3", "", "", "", ""),
                            new Beat("", "", "", "", ""))))));
  }

  @Test
  void beatsMayBeCountedOnly() {
    assertThat(one("{'id': 1, 'movements': [{'beats': 3}, {'beatCount': 2}, {}], 'beats': 9}"))
        .isEqualTo(
            new PluginSequence(
                "1",
                "",
                "",
                OptionalLong.empty(),
                List.of(
                    new Movement("", "", OptionalLong.of(3), List.of()),
                    new Movement("", "", OptionalLong.of(2), List.of()),
                    new Movement("", "", OptionalLong.empty(), List.of()))));
    assertThat(one("{'id': 'a', 'movements': [{}], 'beats': 9}").size()).isEqualTo(new Size(1, 9));
  }

  @Test
  void aMusicalSequenceIsNamedByItselfOrByTheFile() {
    assertThat(one("{'id': 'file', 'pluginId': 'p', 'musicalSequence': {'movements': [{}]}}"))
        .returns("file", PluginSequence::id)
        .returns("p", PluginSequence::plugin);
    assertThat(one("{'id': 'file', 'musicalSequence': {'id': 'own', 'movements': [{}]}}").id())
        .isEqualTo("own");
  }

  @Test
  void oneFileMayHoldSeveral() {
    PluginFileReader.Read read =
        read(
            """
            {'pluginId': 'p', 'sequences': [
              {'id': 'a', 'movements': [{}]},
              {'id': 'b', 'pluginId': 'q', 'movements': [{}, {}]},
              {'movements': [{}]},
              {'id': 'c', 'file': 'c.json'}
            ]}
            """);

    assertThat(read.sequences())
        .extracting(PluginSequence::id, PluginSequence::plugin)
        .containsExactly(tuple("a", "p"), tuple("b", "q"));
    assertThat(read.skipped()).contains(Reason.UNIDENTIFIED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "MANIFEST | {'version': '1', 'sequences': [{'file': 'a.json', 'handlersPath': 'h'}]}",
        "MANIFEST | {'id': 'self-healing-index', 'pluginId': 'p', 'sequences': [{'id': 'a'}]}",
        "MANIFEST | {'name': 'n', 'version': 1, 'sequences': ['a', 'b']}",
        "MANIFEST | ['a.json', 'b.json']",
        "MANIFEST | {'plugins': [{'id': 'a'}]}",
        "MANIFEST | {'sequences': []}",
        "PACKAGE | {'name': 'n', 'version': '1.0.0', 'main': 'x.js', 'files': ['x.js']}",
        "PACKAGE | {'name': 'n', 'dependencies': {}}",
        "COMPILER | {'extends': '../tsconfig.json', 'compilerOptions': {}, 'id': 'tsconfig'}",
        "UNIDENTIFIED | {'name': 'n', 'movements': [{}]}",
        "UNIDENTIFIED | {'id': ' ', 'movements': [{}]}",
        "EMPTY | {'id': 'a', 'movements': []}",
        "EMPTY | {'id': 'a', 'name': 'n'}",
        "EMPTY | {'movements': [], 'sequences': [{'id': 'a', 'movements': [{}]}]}",
        "OTHER | {'name': 'n', 'steps': []}",
        "OTHER | 7",
        "OTHER | {}"
      })
  void whatIsNoSequenceIsToldByItsContent(Reason reason, String json) {
    assertThat(read(json))
        .isEqualTo(new PluginFileReader.Read(List.of(), Optional.of(reason), 0, List.of()));
  }

  @Test
  void whatIsNoJsonSaysWhere() {
    assertThat(PluginFileReader.read(Texts.utf8("{'id': 'a',\n <<<<<<< HEAD")))
        .isInstanceOfSatisfying(
            PluginFileReader.Malformed.class,
            flaw -> {
              assertThat(flaw.at()).isEqualTo(new Location(2, 2));
              assertThat(flaw.why()).contains("merge conflict");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id': 'a', 'movements': [{'beats': [{}, {}]}, {'beatCount': 3}, {}]}",
        "{'id': 'a', 'beats': 4, 'movements': [{'beats': 'x'}, {'beats': -1, 'beatCount': [1]}]}",
        "{'id': 'a', 'beats': 4, 'movements': [{}, 7, null, []]}",
        "{'id': 'a', 'movements': [{'beats': 1, 'beats': []}], 'movements': [{}, {'beats': [1]}]}",
        "{'id': 'a', 'musicalSequence': {'movements': [{'beats': 9223372036854775807},{'beats':1}]}}"
      })
  void isAsLargeAsEveryReaderSays(String json) {
    assertThat(SequenceReader.read(Texts.utf8(json)))
        .isInstanceOfSatisfying(
            SequenceReading.Sized.class,
            sized -> assertThat(one(json).size()).isEqualTo(sized.size()));
  }

  @Test
  void tooMuchInOneFileIsUnread() {
    String json = "{'id': 'a', 'movements': [" + "0,".repeat(1_000_000) + "0]}";

    assertThat(PluginFileReader.read(Texts.utf8(json))).isInstanceOf(PluginFileReader.Unread.class);
  }

  private static PluginSequence one(String json) {
    PluginFileReader.Read read = read(json);
    assertThat(read.skipped()).isEmpty();
    assertThat(read.sequences()).hasSize(1);
    return read.sequences().get(0);
  }

  private static PluginFileReader.Read read(String json) {
    PluginFileReader.Reading reading = PluginFileReader.read(Texts.utf8(json));
    assertThat(reading).isInstanceOf(PluginFileReader.Read.class);
    return (PluginFileReader.Read) reading;
  }
}
