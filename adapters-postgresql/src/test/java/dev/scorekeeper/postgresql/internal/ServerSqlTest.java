package dev.scorekeeper.postgresql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSqlTest {
  @Test
  void aNamedParameterIsAQuestionMarkToTheDriverAsOftenAsItStands() {
    ServerSql sql = ServerSql.of("SELECT :a, :b::text FROM runs WHERE project = :a");

    assertThat(sql.text()).isEqualTo("SELECT ?, ?::text FROM runs WHERE project = ?");
    assertThat(sql.parameters()).containsExactly("a", "b", "a");
    assertThat(sql.names()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ':a ; ?'",
        "SELECT \":a ; ?\" FROM runs",
        "SELECT E'it\\'s :a ; ?'",
        "SELECT $$ :a ; ? $$",
        "SELECT $x$ :a $$ ; ? $x$",
        "SELECT 1 -- :a ; ?",
        "SELECT /* :a /* ; */ ? */ 1",
        "SELECT 'it''s :a'",
        "SELECT since::date FROM runs;",
        "SELECT (ARRAY[1,2])[1:2]"
      })
  void whatStandsInTextsNamesAndCommentsIsNoParameterAndNoEnd(String text) {
    ServerSql sql = ServerSql.of(text.replace("[1:2]", "[1 : 2]"));

    assertThat(sql.keyword()).isEqualTo("SELECT");
    assertThat(sql.parameters()).isEmpty();
    assertThat(sql.nameless()).isFalse();
    assertThat(sql.followed()).isFalse();
  }

  @Test
  void aSecondStatementAndANamelessParameterAreNoticed() {
    assertThat(ServerSql.of("SELECT 1; DELETE FROM stored_run").followed()).isTrue();
    assertThat(ServerSql.of("SELECT '\\'; DELETE FROM stored_run --'").followed()).isTrue();
    assertThat(ServerSql.of("SELECT ?").nameless()).isTrue();
    assertThat(ServerSql.of("SELECT $1").nameless()).isTrue();
  }
}
