package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "select 1",
        "  \n\t SELECT 1;",
        "-- DELETE\nSELECT 1",
        "/* DELETE ; */ /**/ SELECT 1 ; -- done",
        "SELECT 1 /* ; DELETE",
        "SELECT ';' || ';'",
        "SELECT 'it''s; so'",
        "SELECT \"a;\"\"b\" FROM x",
        "SELECT `;` FROM x",
        "SELECT [;] FROM x;;",
        "SELECT x';'",
        "SELECT 1 -- ; DELETE\r\n",
        "SELECT '-- ' ; /* ' */",
      })
  void oneStatementIsOne(String sql) {
    SqlText text = SqlText.of(sql);

    assertThat(text.keyword()).isEqualTo("SELECT");
    assertThat(text.followed()).isFalse();
    assertThat(text.parameters()).isEmpty();
    assertThat(text.nameless()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; DELETE FROM stored_run",
        "SELECT 1;;-- x\n x",
        "SELECT ';'; 'x'",
        "SELECT 1; /* */ SELECT 2",
        "SELECT 1; ;\n(",
        "SELECT 'a\\'; DELETE FROM stored_run; --'",
      })
  void anotherStatementIsSeen(String sql) {
    assertThat(SqlText.of(sql).followed()).isTrue();
  }

  @Test
  void parametersAreNumberedByFirstAppearance() {
    SqlText text = SqlText.of("SELECT :b, @a, $b, :b, :c2_d FROM x WHERE y=:größe AND:z");

    assertThat(text.parameters()).containsExactly(":b", "@a", "$b", ":c2_d", ":größe", ":z");
    assertThat(text.names()).containsExactly("b", "a", "c2_d", "größe", "z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ':a'",
        "SELECT \"@a\"",
        "SELECT `$a`",
        "SELECT [:a]",
        "SELECT 1 -- :a",
        "SELECT /* :a */ 1",
        "SELECT a$b",
        "SELECT x'00:a'",
      })
  void whatStandsInsideSomethingElseIsNoParameter(String sql) {
    assertThat(SqlText.of(sql).parameters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT ?", "SELECT ?1", "SELECT :a, ?"})
  void parametersWithoutANameAreSeen(String sql) {
    assertThat(SqlText.of(sql).nameless()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", ";", "-- nothing", "/* nothing", "'SELECT 1'", "(", ":a"})
  void noWordNoKeyword(String sql) {
    assertThat(SqlText.of(sql).keyword()).isEmpty();
  }
}
