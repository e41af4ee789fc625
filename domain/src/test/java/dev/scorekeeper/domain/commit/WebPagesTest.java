package dev.scorekeeper.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebPagesTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void aKnownHostShowsCommitsAndFiles() {
    WebPages pages = WebPages.of("github.com/acme/shop").orElseThrow();

    assertThat(pages.home()).isEqualTo("https://github.com/acme/shop");
    assertThat(pages.commit(COMMIT)).isEqualTo("https://github.com/acme/shop/commit/" + COMMIT);
    assertThat(pages.file(COMMIT, "a b/c.json", 7))
        .isEqualTo("https://github.com/acme/shop/blob/" + COMMIT + "/a%20b/c.json#L7");
    assertThat(WebPages.of("gitlab.com/acme/shop").orElseThrow().commit(COMMIT))
        .isEqualTo("https://gitlab.com/acme/shop/-/commit/" + COMMIT);
    assertThat(WebPages.of("codeberg.org/acme/shop").orElseThrow().file(COMMIT, "c.json", 0))
        .isEqualTo("https://codeberg.org/acme/shop/src/commit/" + COMMIT + "/c.json");
    assertThat(WebPages.of("acme.ghe.com/acme/shop")).isPresent();
  }

  @Test
  void aFolderOfTheRepositoryIsNoPartOfItsAddress() {
    assertThat(WebPages.of("github.com/acme/shop/plans").orElseThrow().home())
        .isEqualTo("https://github.com/acme/shop");
  }

  @Test
  void whatNobodyKnowsLeadsNowhere() {
    assertThat(WebPages.of("shop")).isEmpty();
    assertThat(WebPages.of("git.example.org/acme/shop")).isEmpty();
    assertThat(WebPages.of("github.com/acme")).isEmpty();
    assertThat(WebPages.of("github.com/../shop")).isEmpty();
    assertThat(WebPages.of("github.com//shop")).isEmpty();
    // Where the name of a repository in groups ends nobody can tell.
    assertThat(WebPages.of("gitlab.com/acme/tools/shop")).isEmpty();
  }

  @Test
  void aNameCannotLeadToAnotherPage() {
    WebPages pages = WebPages.of("github.com/acme/a?b#c\"d").orElseThrow();

    assertThat(pages.home()).isEqualTo("https://github.com/acme/a%3Fb%23c%22d");
    assertThat(pages.file("x", "../../../é", 0)).endsWith("/%C3%A9").doesNotContain("?", "#");
  }
}
