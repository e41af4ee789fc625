package dev.scorekeeper.report.query;

import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.wording.Cells;
import dev.scorekeeper.report.wording.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in aligned columns, printed when all are there; a table is bounded, since it is held. */
public final class RowsTable implements Query.ClosableRows {
  /** More than anybody reads. */
  static final int MOST_ROWS = 100_000;

  /** In characters of all cells. */
  static final long MOST_TEXT = 32_000_000;

  private final Console console;
  private final boolean headers;
  private List<String> columns = List.of();
  private final List<List<? extends @Nullable Object>> rows = new ArrayList<>();
  private long text;

  public RowsTable(Console console) {
    this(console, true);
  }

  /**
   * The same.
   *
   * @param headers whether the columns' names stand above them
   */
  public RowsTable(Console console, boolean headers) {
    this.console = console;
    this.headers = headers;
  }

  @Override
  public void columns(List<String> names) {
    columns = names;
  }

  /**
   * Takes a row.
   *
   * @throws QueryException when it no longer fits; closing prints those before it
   */
  @Override
  public void row(List<? extends @Nullable Object> values) {
    for (Object value : values) {
      text += value instanceof String string ? string.length() : 0;
    }
    if (rows.size() == MOST_ROWS || text > MOST_TEXT) {
      throw new QueryException(
          "the answer is too large for a table, which shows its first "
              + Counted.of(rows.size(), "row")
              + "; ask for less with LIMIT, or take --format csv, tsv, json, nl or markdown");
    }
    rows.add(values);
  }

  @Override
  public void close() {
    if (columns.isEmpty()) {
      // The statement was refused.
      return;
    }
    List<Column> headings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      headings.add(isNumeric(i) ? Column.number(columns.get(i)) : Column.text(columns.get(i)));
    }
    Table table = new Table(headings);
    rows.forEach(row -> table.add(Cells.of(row)));
    List<String> lines = table.lines(console.style(), console.columns());
    lines.subList(headers ? 0 : 1, lines.size()).forEach(console::print);
  }

  private boolean isNumeric(int column) {
    return rows.stream()
        .<@Nullable Object>map(row -> row.get(column))
        .allMatch(value -> value == null || value instanceof Number);
  }
}
