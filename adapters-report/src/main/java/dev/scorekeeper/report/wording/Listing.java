package dev.scorekeeper.report.wording;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.application.portfolio.Standing;
import dev.scorekeeper.application.query.NamedQueries;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.validation.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What can be asked, and projects, as rows: in whatever format answers are printed. */
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

  /** A row for each project, with the names and values of the view that they come from. */
  public static void print(Portfolio portfolio, Query.ClosableRows rows) {
    try (rows) {
      rows.columns(
          List.of(
              "project",
              "branch",
              "state",
              "last_seen",
              "observed_at",
              "revision",
              "implemented",
              "planned",
              "broken",
              "cataloged",
              "counted",
              "percent",
              "implemented_change",
              "counted_change",
              "oldest_planned",
              "planned_since",
              "errors",
              "warnings"));
      for (Standing project : portfolio.projects()) {
        rows.row(values(project));
      }
    }
  }

  private static List<@Nullable Object> values(Standing project) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(project.stream().project());
    values.add(project.stream().branch());
    values.add(project.state().text());
    values.add(Times.exact(project.lastSeen()));
    values.add(Times.exact(project.observed()));
    values.add(project.revision().orElse(null));
    values.add(project.tally().map(Tally::implemented).orElse(null));
    values.add(project.tally().map(Tally::planned).orElse(null));
    values.add(project.tally().map(Tally::broken).orElse(null));
    values.add(project.tally().map(Tally::cataloged).orElse(null));
    values.add(project.tally().map(Tally::counted).orElse(null));
    OptionalInt percent =
        project.tally().isPresent() ? project.tally().get().percent() : OptionalInt.empty();
    values.add(percent.isPresent() ? percent.getAsInt() : null);
    values.add(project.change().map(Standing.Change::implemented).orElse(null));
    values.add(project.change().map(Standing.Change::counted).orElse(null));
    values.add(project.oldest().map(Standing.Planned::domain).orElse(null));
    values.add(project.oldest().map(planned -> Times.exact(planned.since())).orElse(null));
    values.add(project.errors());
    values.add(project.warnings());
    return values;
  }
}
