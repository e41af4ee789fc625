package dev.scorekeeper.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void escapesWhatFormatsOrLinks() {
    assertThat(Markdown.escaped("<b> & *x* [y](z) @all #1 `c` a|b"))
        .isEqualTo("&lt;b> &amp; \\*x\\* \\[y\\](z) \\@all \\#1 \\`c\\` a\\|b");
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
