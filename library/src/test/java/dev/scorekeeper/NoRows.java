package dev.scorekeeper;

import dev.scorekeeper.application.query.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes rows and does nothing with them. */
final class NoRows implements Query.ClosableRows {
  @Override
  public void columns(List<String> names) {}

  @Override
  public void row(List<? extends @Nullable Object> values) {}

  @Override
  public void close() {}
}
