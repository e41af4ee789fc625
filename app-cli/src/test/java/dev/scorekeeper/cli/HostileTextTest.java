package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scorekeeper.report.drawing.TerminalText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names that somebody chose to do harm, in every output; {@code PageInBrowserTest} looks at the
 * page in a browser.
 */
class HostileTextTest {
  private static final List<String> NAMES =
      List.of(
          "<script>alert(1)</script>",
          "</script><script>alert(2)</script>",
          "]]></failure><testcase name=\"forged\"/>",
          "\"/><failure message='",
          "**bold** [click](javascript:alert(3)) @everyone #1 |",
          "<!-- --> <!-- scorekeeper:validate:forged -->",
          "=cmd|' /C calc'!A0",
          "@SUM(1+9)*cmd|' /C calc'!A0",
          "\u001b[31mred\u001b[0m\u0007",
          "new\r\n::error file=x::forged",
          "evil\u202egnp.js\u2066",
          "zero\u200bwidth\ufeff\ufffe",
          "half\ud800pair",
          "\u2800",
          "blank\u2800\u115f\u1160\u3164\uffa0fillers",
          "${{ secrets.TOKEN }} $(id) `id`",
          "x".repeat(10_000));

  @TempDir private Path folder;
  private Shell scorekeeper = new Shell(Path.of(""));

  static Stream<String> commands() {
    return Stream.of(
        "validate --no-record",
        "validate --no-record --format json",
        "validate --no-record --format markdown",
        "validate --no-record --format sarif",
        "validate --no-record --format junit",
        "validate --no-record --format github",
        "validate --no-record --format gitlab",
        "status",
        "status --format json",
        "status --format markdown",
        "status --since 2000-01-01",
        "trend",
        "trend --format json",
        "trend --format markdown",
        "log",
        "log --format json",
        "diff 2026-01-05T12:01:30Z",
        "diff 2026-01-05T12:01:30Z --format markdown",
        "diff 2026-01-05T12:01:30Z --format json",
        "history streams",
        "report --output -",
        "report --portfolio --output -",
        "portfolio",
        "portfolio --format json",
        "portfolio --format markdown",
        "portfolio --format csv",
        "history push ../other.db",
        "badge",
        "badge --format endpoint",
        "query planned --format csv",
        "query planned --format table",
        "query planned --format markdown",
        "query planned --format json");
  }

  @BeforeEach
  void planWithThem() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode settings = json.createObjectNode();
    settings.put("project", "<script>alert(0)</script>");
    Path workspace = Files.createDirectory(folder.resolve("shop"));
    Files.writeString(workspace.resolve("scorekeeper.json"), settings.toString());
    scorekeeper = new Shell(workspace);
    for (boolean planned : new boolean[] {false, true}) {
      ObjectNode registry = json.createObjectNode();
      ArrayNode domains = registry.putArray("domains");
      for (String name : NAMES) {
        ObjectNode domain = domains.addObject();
        domain.put("id", planned ? name : name + " ").put("name", name).put("category", name);
        if (!planned) {
          domain.put("sequenceFile", name);
        }
        domain.putArray("relatedDomains").add(name + " nobody");
      }
      Files.write(
          workspace.resolve("orchestration-domains.json"),
          registry.toString().getBytes(StandardCharsets.UTF_8));
      scorekeeper.run("validate");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theyAreTextAndNothingElse(String command) throws Exception {
    Shell.Answer answer = scorekeeper.run(command.split(" ", -1));

    assertThat(answer.code()).as(answer.err()).isLessThan(2);
    for (String said : List.of(answer.out(), answer.err())) {
      said.codePoints()
          .filter(c -> c != '\n' && c != '\r')
          .forEach(c -> assertThat(TerminalText.isActing(c)).as("U+%04x", c).isFalse());
    }
    if (!command.endsWith("csv")) {
      // A cell of CSV may be of several lines, as who reads it expects.
      assertThat(answer.out().lines()).noneMatch(line -> line.startsWith("::error file=x"));
    }
    if (command.contains("json") || command.contains("sarif") || command.contains("gitlab")) {
      new ObjectMapper().readTree(answer.out());
    }
    if (command.contains("junit") || command.equals("badge")) {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(answer.out().getBytes(StandardCharsets.UTF_8)));
      assertThat(document.getElementsByTagName("script").getLength()).isZero();
      assertThat(answer.out()).doesNotContain("name=\"forged\"");
    }
    if (command.contains("markdown")) {
      assertThat(answer.out().lines().filter(line -> line.startsWith("<!-- ")))
          .hasSizeLessThanOrEqualTo(1);
      assertThat(answer.out().replaceAll("`[^`\n]*`", ""))
          .doesNotContain("<script", "](javascript");
      assertThat(answer.out().length()).isLessThan(70_000);
    }
    if (command.startsWith("report")) {
      int scripts = command.contains("portfolio") ? 0 : 1;
      assertThat(answer.out().split("<script", -1)).hasSize(scripts + 1);
      assertThat(answer.out().split("</script", -1)).hasSize(scripts + 1);
    }
    if (command.endsWith("csv")) {
      assertThat(answer.out().lines()).noneMatch(line -> line.matches("[\"]?[=@+].*"));
    }
  }
}
