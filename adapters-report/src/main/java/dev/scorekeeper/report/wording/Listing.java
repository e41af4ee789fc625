package dev.scorekeeper.report.wording;

import dev.scorekeeper.application.query.NamedQueries;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.domain.query.View;
import java.util.List;
import java.util.Locale;

/** What can be asked, as rows: in whatever format answers are printed, so are these. */
public final class Listing {
  private Listing() {}

  /** A row for each query that has a name. */
  public static void print(NamedQueries queries, Query.ClosableRows rows) {
    try (rows) {
      rows.columns(List.of("name", "meaning", "sql"));
      for (NamedQueries.Query query : queries.all()) {
        rows.row(List.of(query.name(), query.meaning(), query.sql()));
      }
    }
  }

  /** A row for each column of each view. */
  public static void print(List<View> views, Query.ClosableRows rows) {
    try (rows) {
      rows.columns(List.of("view", "view_meaning", "column", "type", "meaning"));
      for (View view : views) {
        for (View.Column column : view.columns()) {
          rows.row(
              List.of(
                  view.name(),
                  view.meaning(),
                  column.name(),
                  column.type().name().toLowerCase(Locale.ROOT),
                  column.meaning()));
        }
      }
    }
  }
}
