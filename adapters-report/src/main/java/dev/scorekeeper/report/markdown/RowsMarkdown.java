package dev.scorekeeper.report.markdown;

import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.wording.Cells;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as a table. */
public final class RowsMarkdown implements Query.ClosableRows {
  private final Output out;

  /** A table that begins when its columns are known. */
  public RowsMarkdown(Output out) {
    this.out = out;
  }

  @Override
  public void columns(List<String> names) {
    row(names);
    out.println("|" + " --- |".repeat(names.size()));
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    out.println(
        Cells.of(values).stream()
            .map(Markdown::escaped)
            .collect(Collectors.joining(" | ", "| ", " |")));
    if (out.isDue()) {
      out.handOn();
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
