package dev.scorekeeper.json.fileformat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.RegistryReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {
  private static final Evidence.Words WORDS =
      new Evidence.Words("/status", List.of("done"), List.of(), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {"0617", "no", "2019-05-01", "1.10", "0x1F", "1_000", "12e03", "yes", "+1", ".5"})
  void aScalarIsItsTextAsItIsWritten(String scalar) {
    assertThat(entry("id: " + scalar + "\n").id()).contains(scalar);
    assertThat(entry("id: '" + scalar + "'\n").id()).contains(scalar);
    assertThat(entry("id: !!str " + scalar + "\n").id()).contains(scalar);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "# nothing"})
  void whatIsNothingIsNoId(String nothing) {
    assertThat(entry("id: " + nothing + "\nname: a\n").id()).isEmpty();
    assertThat(entry("name: a\nid: " + nothing).id()).isEmpty();
  }

  @Test
  void quotedTextIsTextWhateverItSays() {
    assertThat(entry("id: 'null'").id()).contains("null");
    assertThat(entry("id: \"a\\tb\\u00e9\\\"\\\\\"").id()).contains("a\tbé\"\\");
    assertThat(entry("id: |-\n  two\n  lines\n").id()).contains("two\nlines");
  }

  @Test
  void wholeNumbersCount() {
    assertThat(entry("id: a\nmovements: 8\nbeats: [1, 2]\n").movements())
        .isEqualTo(OptionalLong.of(8));
    assertThat(entry("id: a\nmovements: 8\nbeats: [1, 2]\n").beats()).isEqualTo(OptionalLong.of(2));
  }

  @Test
  void aWordMayBeATruthValue() {
    assertThat(entry("id: a\nstatus: true\n").said()).contains("true");
    assertThat(
            ((Layer.Read<Registry>) read("a.json", "{\"id\": \"a\", \"status\": false}"))
                .content()
                .entries()
                .get(0)
                .said())
        .contains("false");
  }

  @Test
  void aliasesAreWrittenOut() {
    assertThat(entry("base: &b x\nid: *b\n").id()).contains("x");
    assertThat(entry("base: &b {n: y}\nname: *b\nid: a\n").id()).contains("a");
    assertThat(entry("&k key: 1\nid: a\n*k : 2\n").slips()).hasSize(1);
  }

  @Test
  void aKeyThatComesAgainIsASlipAtItsPlace() {
    Registry.Entry entry = entry("id: first\nname: n\nid: second\n");

    assertThat(entry.id()).contains("first");
    assertThat(entry.slips())
        .containsExactly(new Slip(Slip.Kind.KEY_AGAIN, "'id'", "", new Location(3, 1)));
  }

  @Test
  void placesAreThoseOfTheFile() {
    assertThat(entry("# é\nid: a\nstatus: dnoe\n").word().orElseThrow().at())
        .isEqualTo(new Location(3, 9));
    assertThat(
            ((Layer.Read<Registry>) read("a.md", "---\r\nid: a\r\nstatus: x\r\n---\r\n# A\r\n"))
                .content()
                .entries()
                .get(0)
                .word()
                .orElseThrow()
                .at())
        .isEqualTo(new Location(3, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"# Only Markdown\n", "", "\n---\nid: a\n---\n", "----\nid: a\n----\n"})
  void markdownWithoutFrontMatterSaysNothing(String markdown) {
    Layer<Registry> layer = read("a.md", markdown);

    assertThat(layer).isInstanceOf(Layer.Read.class);
    assertThat(((Layer.Read<Registry>) layer).content().entries().get(0).id()).isEmpty();
  }

  @Test
  void anEmptyFileOfYamlSaysNothing() {
    assertThat(entry("").id()).isEmpty();
    assertThat(entry("# only a comment\n").id()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id: a⏎b: &x [*x]               | 2:8  | has the alias *x inside its own anchor
          id: a⏎b: &x {c: {d: *x}}       | 2:15 | has the alias *x inside its own anchor
          id: a⏎b: *x                    | 2:4  | has the alias *x, but no anchor of this name before it
          id: !!javax.script.ScriptEngineManager [] | 1:5 | has the tag !!javax.script.ScriptEngineManager, which is not supported; remove it
          id: !<tag:yaml.org,2002:java.net.URL> x   | 1:5 | has the tag !!java.net.URL, which is not supported; remove it
          !!java.util.HashMap {id: a}    | 1:1  | has the tag !!java.util.HashMap, which is not supported; remove it
          id: !mine x                    | 1:5  | has the tag !mine, which is not supported; remove it
          id: a⏎⇥b: 1                    | 2:1  | is not valid YAML: a tab is here, where YAML wants blanks
          b: &x {n: 1}⏎<<: *x⏎id: a      | 2:1  | has a merge key, <<, which YAML 1.2 does not have; write its members out
          id: a⏎---⏎id: b                | 2:1  | has more than one document; keep one in a file
          id: a⏎? [b]⏎: 1                | 2:3  | has a list or a mapping as a key; write a text
          b: &x {n: 1}⏎*x : 2            | 2:1  | has an alias as a key; write a text
          id: a␀b                        | 1:6  | has the character U+0000, which YAML does not allow; remove it
          id: "a                         | 1:7  | is not valid YAML: found unexpected end of stream
          id: [a                         | 1:7  | is not valid YAML: expected ',' or ']', but got <stream end>
          """)
  void whatIsNotOnlyTextIsRefusedWithItsPlace(String yaml, String place, String why) {
    assertThat(flawed("a.yaml", yaml.replace('⏎', '\n').replace('⇥', '\t').replace('␀', '\0')))
        .isEqualTo(place + " " + why);
  }

  @Test
  void aBillionLaughsEndSoon() {
    StringBuilder yaml =
        new StringBuilder("a: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 10; i++) {
      yaml.append("b" + i + ": &l" + i + " [");
      yaml.append(("*l" + (i - 1) + ", ").repeat(9)).append("x]\n");
    }

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThat(flawed("a.yaml", yaml.toString()))
                .endsWith("has aliases that expand to more than 1 MB; write them out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void fiveHundredLevelsAreTheDeepest(String opening) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThat(flawed("a.yaml", opening.repeat(100_000)))
                .matches(
                    "\\d+:\\d+ (is nested deeper than 500 levels|has a list or a mapping as a key;.*)"));
  }

  @Test
  void aliasesDoNotMakeItDeeper() {
    StringBuilder yaml = new StringBuilder("a: &l0 " + "[".repeat(300) + "]".repeat(300) + "\n");
    yaml.append("b: " + "[".repeat(300) + "*l0" + "]".repeat(300) + "\n");

    assertThat(flawed("a.yaml", yaml.toString())).endsWith("is nested deeper than 500 levels");
  }

  @Test
  void sixtyFourMegabytesAreTooMuch() {
    byte[] bytes = new byte[64 * 1024 * 1024];
    java.util.Arrays.fill(bytes, (byte) ' ');

    assertThat(flawed(new PlanFile(new WorkspacePath("a.yaml"), bytes)))
        .isEqualTo("1:1 is larger than 8 MB, the most of YAML that is read");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] bytes = "id: \u00e9".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(flawed(new PlanFile(new WorkspacePath("a.yml"), bytes)))
        .isEqualTo("1:5 has the byte 0xE9, which is not UTF-8; save it as UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "a.toml, TOML",
    "a.XML, XML",
    "a.csv, CSV",
    "a.ini, INI",
    "a.properties, a file of properties"
  })
  void whatIsNotReadSaysWhatItIs(String file, String format) {
    assertThat(flawed(file, "id = 1"))
        .isEqualTo("1:1 is " + format + "; Scorekeeper reads JSON, YAML and Markdown front matter");
  }

  @Test
  void frontMatterWithoutAnEndIsRefused() {
    assertThat(flawed("a.md", "---\nid: a\n# A\n"))
        .isEqualTo("1:1 has front matter that does not end; close it with a line of ---");
  }

  private static Registry.Entry entry(String yaml) {
    Layer<Registry> layer = read("plan/a.yaml", yaml);
    assertThat(layer).isInstanceOf(Layer.Read.class);
    return ((Layer.Read<Registry>) layer).content().entries().get(0);
  }

  private static String flawed(String file, String text) {
    return flawed(new PlanFile(new WorkspacePath(file), text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String flawed(PlanFile file) {
    Layer<Registry> layer = RegistryReader.readEntry(file::open, layout());
    assertThat(layer).isInstanceOf(Layer.Flawed.class);
    Layer.Flawed<Registry> flaw = (Layer.Flawed<Registry>) layer;
    return flaw.at().line() + ":" + flaw.at().column() + " " + flaw.why();
  }

  private static Layer<Registry> read(String file, String text) {
    return RegistryReader.readEntry(
        new PlanFile(new WorkspacePath(file), text.getBytes(StandardCharsets.UTF_8))::open,
        layout());
  }

  private static Layout layout() {
    Layout usual = Layout.DEFAULT;
    return new Layout(
        usual.registries(),
        Optional.empty(),
        Optional.empty(),
        usual.fields(),
        new Evidence.Claimed(WORDS),
        Optional.empty());
  }
}
