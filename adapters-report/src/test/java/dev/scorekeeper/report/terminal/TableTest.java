package dev.scorekeeper.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.report.words.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Style PLAIN = new Style(false);

  @Test
  void alignsTextLeftAndNumbersRight() {
    Table table = new Table(List.of(Column.text("id"), Column.number("beats")));
    table.add(List.of("a-long-id", "3"));
    table.add(List.of("b", "41"));

    assertThat(table.lines(PLAIN, 0))
        .containsExactly("id         beats", "a-long-id      3", "b             41");
  }

  @Test
  void cutsLinesToTheTerminal() {
    Table table = new Table(List.of(Column.text("id")));
    table.add(List.of("0123456789"));

    assertThat(table.lines(PLAIN, 6)).containsExactly("id", "01234…");
  }

  @Test
  void makesTextOfStrangersPlain() {
    Table table = new Table(List.of(Column.text("id\u001b")));
    table.add(List.of("\u001b[31m"));

    assertThat(String.join("", table.lines(PLAIN, 0))).doesNotContain("\u001b");
  }
}
