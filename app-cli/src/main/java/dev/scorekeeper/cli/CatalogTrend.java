package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Bar;
import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.cli.terminal.Table;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.plan.CatalogGrowth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How the catalog of a stream grew, in a table and a picture, or as JSON. */
final class CatalogTrend {
  private static final int WIDTH = 80;

  private CatalogTrend() {}

  static void print(
      Environment environment, StreamId stream, String by, List<CatalogGrowth.Point> points) {
    try (Json json = new Json(environment.out())) {
      json.document()
          .put("project", stream.project())
          .put("branch", stream.branch())
          .put("by", by)
          .put("layer", "catalog")
          .beginArray("points");
      for (CatalogGrowth.Point point : points) {
        json.beginObject();
        AssessmentJson.recorded(json, point.run());
        json.beginObject("catalog")
            .put("entries", point.entries())
            .put("sequences", point.sequences())
            .put("plugins", point.plugins());
        put(json, "movements", point.movements());
        put(json, "beats", point.beats());
        json.endObject().endObject();
      }
      json.endArray().endObject();
    }
  }

  private static void put(Json json, String name, OptionalLong count) {
    if (count.isPresent()) {
      json.put(name, count.getAsLong());
    } else {
      json.putNull(name);
    }
  }

  static void print(
      Command command, StreamId stream, List<CatalogGrowth.Point> points, Style style) {
    command.print(
        style.strong(Plain.text(stream.toString()))
            + " · catalog · "
            + Words.counted(points.size(), "point"));
    if (points.isEmpty()) {
      return;
    }
    int columns = command.environment().terminal().columns();
    command.print("");
    Table table =
        new Table(
            List.of(
                "observed",
                "revision",
                ">entries",
                ">sequences",
                ">plugins",
                ">movements",
                ">beats"));
    for (CatalogGrowth.Point point : points) {
      table.add(
          List.of(
              Times.brief(point.run().run().observedAt()),
              point.run().run().revision().map(Words::revision).orElse(""),
              text(point.entries()),
              text(point.sequences()),
              text(point.plugins()),
              text(point.movements()),
              text(point.beats())));
    }
    table.lines(style, columns).forEach(command::print);
    picture(command, points, columns > 0 ? columns : WIDTH);
  }

  private static void picture(Command command, List<CatalogGrowth.Point> points, int width) {
    List<Integer> sequences = new ArrayList<>();
    points.forEach(point -> point.sequences().ifPresent(sequences::add));
    if (sequences.size() < 2) {
      return;
    }
    int most = Math.max(1, sequences.stream().mapToInt(Integer::intValue).max().orElse(1));
    int first = Math.max(0, sequences.size() - (width - 30));
    double[] shares =
        sequences.subList(first, sequences.size()).stream()
            .mapToDouble(count -> (double) count / most)
            .toArray();
    command.print("");
    command.print(
        "Sequences "
            + Bar.sparkline(shares)
            + " "
            + sequences.get(first)
            + " → "
            + sequences.get(sequences.size() - 1));
  }

  private static String text(OptionalInt count) {
    return count.isPresent() ? Integer.toString(count.getAsInt()) : "-";
  }

  private static String text(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
  }
}
