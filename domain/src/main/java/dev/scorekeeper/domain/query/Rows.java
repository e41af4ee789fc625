package dev.scorekeeper.domain.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the answer to a question. */
public interface Rows {
  /** The columns' names; called once, before any row. */
  void columns(List<String> names);

  /** The next row's values: numbers, texts (blobs as hexadecimal digits) and nulls. */
  void row(List<? extends @Nullable Object> values);
}
