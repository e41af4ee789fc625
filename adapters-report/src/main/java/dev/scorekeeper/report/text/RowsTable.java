package dev.scorekeeper.report.text;

import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Table;
import dev.scorekeeper.report.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in aligned columns, printed when all are there. */
public final class RowsTable implements Query.ClosableRows {
  private final Console console;
  private List<String> columns = List.of();
  private final List<List<? extends @Nullable Object>> rows = new ArrayList<>();

  public RowsTable(Console console) {
    this.console = console;
  }

  @Override
  public void columns(List<String> names) {
    columns = names;
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    rows.add(values);
  }

  @Override
  public void close() {
    List<String> headings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      headings.add((isNumeric(i) ? ">" : "") + columns.get(i));
    }
    Table table = new Table(headings);
    rows.forEach(row -> table.add(Words.cells(row)));
    table.lines(console.style(), console.columns()).forEach(console::print);
  }

  private boolean isNumeric(int column) {
    return rows.stream()
        .<@Nullable Object>map(row -> row.get(column))
        .allMatch(value -> value == null || value instanceof Number);
  }
}
