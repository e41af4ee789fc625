package dev.scorekeeper.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.report.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what was written with a parser of Markdown as the usual hosts have it. */
class MarkdownTest {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(
              List.of(
                  TablesExtension.create(),
                  StrikethroughExtension.create(),
                  AutolinkExtension.create()))
          .build();

  /** What a host makes something of that stands in text and not in code. */
  private static final Pattern TAKEN =
      Pattern.compile(
          "(?i:https?:|ftp:|mailto:|xmpp:|www\\.)|[@#$&~^][^ ]|![0-9]|%[^ ).,;]"
              + "|\\b((?i:gh)|[A-Z][A-Z0-9]+)-[0-9]|\\b[0-9a-fA-F]{7,64}\\b"
              + "|:[A-Za-z0-9_+-]*[A-Za-z+_-][A-Za-z0-9_+-]*:|:[0-9]{3,4}:");

  @Test
  void escapesWhatFormats() {
    assertThat(Markdown.escaped("<b> *x* [y](z) a|b wow!"))
        .isEqualTo("&lt;b&gt; \\*x\\* \\[y\\](z) a\\|b wow!");
  }

  @Test
  void leavesWordsTimesAndIdsAsTheyAre() {
    String text = "cag-orchestration: 2 of 16 (79 %) at 2026-01-05T09:00:00.000Z, implemented";

    assertThat(Markdown.escaped(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see https://evil.example/x now",
        "ftp://evil.example",
        "www.evil.example",
        "(WWW.evil.example)",
        "me@evil.example",
        "mailto:me@evil.example",
        "#12",
        "GH-12",
        "gh-12",
        "JIRA-7",
        "org/repo#1",
        "org/repo@0123456789abcdef0123456789abcdef01234567",
        "0123abc",
        "0123456789ABCDEF0123456789abcdef01234567",
        "@name",
        "@org/team",
        "$x^2$ and $a + b$",
        "$$x$$",
        "$`x`$",
        ":smile:",
        ":+1:",
        ":100:",
        "a:b:c",
        "!12",
        "&12",
        "~bug",
        "~~gone~~",
        "%1.0",
        "<img src=x onerror=y>",
        "&lt;&copy;",
        "[a](https://evil.example)",
        "![a](b)",
        "[a]: https://evil.example",
        "**a** __b__ _c_ `d`",
        "a|b`c|d`",
        "`|`",
        "a\\|b",
        "\\",
        "\\`#1|x\\",
        "a\\u202eb",
        "```",
        "<https://evil.example>",
        "<!-- x -->",
        "\u202e#12"
      })
  void sayTheSameAndNothingIsMadeOfIt(String text) {
    isOnlyText(text);
  }

  @Property(tries = 2000)
  void nothingIsMadeOfAnything(
      @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 24) String text) {
    isOnlyText(text);
  }

  private static void isOnlyText(String text) {
    String table =
        Printed.by(
            out -> {
              try (RowsMarkdown rows = new RowsMarkdown(out)) {
                rows.columns(List.of("before", "what", "after"));
                rows.row(List.of("x", text, "y"));
              }
            });
    List<TableCell> cells = new ArrayList<>();
    collect(PARSER.parse(table), TableCell.class, cells);
    assertThat(cells).as(table).hasSize(6);

    StringBuilder said = new StringBuilder();
    StringBuilder open = new StringBuilder();
    for (Node node = cells.get(4).getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Code code) {
        said.append(code.getLiteral());
        open.append('\n');
      } else {
        assertThat(node).as(table).isInstanceOf(Text.class);
        said.append(((Text) node).getLiteral());
        open.append(((Text) node).getLiteral());
      }
    }
    assertThat(said.toString().strip())
        .as(table)
        .isEqualTo(text.replace("\u202e", "\\u202e").strip());
    assertThat(open.toString()).as(table).doesNotContainPattern(TAKEN);
  }

  private static <T extends Node> void collect(Node node, Class<T> type, List<T> found) {
    if (type.isInstance(node)) {
      found.add(type.cast(node));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      collect(child, type, found);
    }
  }

  @Test
  void fencesCodeWithMoreTicksThanItHas() {
    assertThat(Markdown.code("a")).isEqualTo("`a`");
    assertThat(Markdown.code("a``b")).isEqualTo("``` a``b ```");
    assertThat(Markdown.code(" ")).isEqualTo("(blank)");
  }

  @Test
  void endsNoComment() {
    assertThat(Markdown.inComment("a/b-->")).isEqualTo("a/b%2d%2d%3e");
  }
}
