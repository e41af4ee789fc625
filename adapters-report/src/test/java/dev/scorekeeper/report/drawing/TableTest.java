package dev.scorekeeper.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.report.wording.Column;
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
  void leavesOutWhatMattersLeastAndSaysSo() {
    Table table =
        new Table(
            List.of(
                Column.text("observed").whole(),
                Column.number("planned").leftOut(2),
                Column.number("cataloged").leftOut(1)));
    table.add(List.of("2026-01-05 10:00", "14", "50"));

    assertThat(table.lines(PLAIN, 30))
        .containsExactly(
            "observed          planned",
            "2026-01-05 10:00       14",
            "Hidden at this width:",
            "  cataloged.");
    assertThat(table.lines(PLAIN, 24).get(0)).isEqualTo("observed");
    assertThat(table.lines(PLAIN, 36).get(0)).isEqualTo("observed          planned  cataloged");
  }

  @Test
  void whatHasNothingInItGoesFirstAndIsNotMissed() {
    Table table =
        new Table(
            List.of(
                Column.text("observed").whole(),
                Column.text("revision").leftOut(2),
                Column.number("planned").leftOut(1)));
    table.add(List.of("2026-01-05 10:00", "", "14"));

    assertThat(table.lines(PLAIN, 30))
        .containsExactly("observed          planned", "2026-01-05 10:00       14");
  }

  @Test
  void shortensTheLongestTextBeforeItLeavesAnythingOut() {
    Table table =
        new Table(
            List.of(
                Column.text("commit").whole(),
                Column.text("author").leftOut(1),
                Column.text("subject").leftOut(2)));
    table.add(List.of("1a2b3c4d", "Ada Lovelace", "Say what became of the plan"));

    assertThat(table.lines(PLAIN, 40).get(1)).isEqualTo("1a2b3c4d  Ada Lovelace  Say what became…");
  }

  @Test
  void ofColumnsThatMatterAlikeTheLastAreLeftOut() {
    Table table =
        new Table(List.of(Column.number("one"), Column.number("two"), Column.number("three")));
    table.add(List.of("1111111", "2222222", "3333333"));

    assertThat(table.lines(PLAIN, 17))
        .containsExactly(
            "    one      two", "1111111  2222222", "Hidden at this", "  width: three.");
  }

  @Test
  void aRemarkAmongTheRowsMakesNoColumnWider() {
    Table table = new Table(List.of(Column.text("id"), Column.number("beats")));
    table.add(List.of("a", "3"));
    table.remark("2 more with the same numbers");

    assertThat(table.lines(PLAIN, 0))
        .containsExactly("id  beats", "a       3", "2 more with the same numbers");
  }

  @Test
  void makesTextOfStrangersPlain() {
    Table table = new Table(List.of(Column.text("id\u001b")));
    table.add(List.of("\u001b[31m"));

    assertThat(String.join("", table.lines(PLAIN, 0))).doesNotContain("\u001b");
  }
}
