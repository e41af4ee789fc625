package dev.scorekeeper.report.query;

import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.wording.Column;
import java.util.List;

/** The views that queries can ask. */
public final class ViewsText {
  private final Console console;

  public ViewsText(Console console) {
    this.console = console;
  }

  /** Prints what each shows, and its columns. */
  public void print(List<View> views) {
    Style style = console.style();
    for (View view : views) {
      console.print(style.strong(view.name()) + "  " + style.faint(view.meaning()));
      Table table =
          new Table(List.of(Column.text("  column"), Column.text("type"), Column.text("meaning")));
      for (View.Column column : view.columns()) {
        table.add(List.of("  " + column.name(), column.type().name(), column.meaning()));
      }
      table.lines(new Style(false), 0).forEach(console::print);
      console.gap();
    }
  }
}
