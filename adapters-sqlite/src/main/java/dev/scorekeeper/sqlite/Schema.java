package dev.scorekeeper.sqlite;

import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.sqlite.internal.Views;
import java.util.List;

/** What the views of a history show: the one description of them, for people who ask in SQL. */
public final class Schema {
  /** All views, in the order in which they are best met. */
  public static final List<View> VIEWS = Views.ALL;

  private Schema() {}
}
