package dev.scorekeeper.report.json;

import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.report.drawing.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as objects, each in a line of its own, and nothing around them. */
public final class RowsJsonLines implements Query.ClosableRows {
  private final Output out;
  private final Json json;
  private List<String> columns = List.of();
  private boolean begun;

  /** Prints nothing where there are no rows. */
  public RowsJsonLines(Output out) {
    this.out = out;
    json = Json.lines(out);
  }

  @Override
  public void columns(List<String> names) {
    columns = RowsJson.apart(names);
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    begun = true;
    RowsJson.object(json, columns, values);
    if (out.isDue()) {
      json.flush();
      out.handOn();
    }
  }

  @Override
  public void close() {
    if (begun) {
      json.close();
    }
  }
}
