package dev.scorekeeper.report.json;

import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.report.drawing.Output;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows as an array of objects. */
public final class RowsJson implements Query.ClosableRows {
  private final Output out;
  private final Json json;
  private List<String> columns = List.of();
  private boolean begun;

  /** Prints nothing yet: a statement that is refused has no array. */
  public RowsJson(Output out) {
    this.out = out;
    json = new Json(out);
  }

  /** Begins, so that there is an array also where there are no rows. */
  @Override
  public void columns(List<String> names) {
    columns = apart(names);
    begun = true;
    json.beginArray();
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    object(json, columns, values);
    if (out.isDue()) {
      json.flush();
      out.handOn();
    }
  }

  /**
   * The names, of which an object has each once.
   *
   * @throws QueryException when two columns have one
   */
  static List<String> apart(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new QueryException(
            "two columns of the answer have the name '"
                + name
                + "', and JSON can have only one; rename one with AS");
      }
    }
    return names;
  }

  static void object(Json json, List<String> columns, List<? extends @Nullable Object> values) {
    json.beginObject();
    for (int i = 0; i < columns.size(); i++) {
      json.putValue(columns.get(i), values.get(i));
    }
    json.endObject();
  }

  @Override
  public void close() {
    if (begun) {
      json.endArray();
      json.close();
    }
  }
}
