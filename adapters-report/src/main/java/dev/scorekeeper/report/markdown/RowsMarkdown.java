package dev.scorekeeper.report.markdown;

import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.report.words.Words;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as a table. */
public final class RowsMarkdown implements Query.ClosableRows {
  private final PrintStream out;

  /** A table that begins when its columns are known. */
  public RowsMarkdown(PrintStream out) {
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
        Words.cells(values).stream()
            .map(Markdown::escaped)
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  @Override
  public void close() {
    out.flush();
  }
}
