package dev.scorekeeper.report.json;

import dev.scorekeeper.application.report.CatalogTrend;
import dev.scorekeeper.domain.plan.CatalogGrowth;
import dev.scorekeeper.report.drawing.Output;
import java.util.Locale;

/** How the catalog of a stream grew. */
public final class CatalogTrendJson {
  private CatalogTrendJson() {}

  /** Prints the document. */
  public static void print(Output out, CatalogTrend trend) {
    try (Json json = new Json(out)) {
      json.document()
          .put("project", trend.stream().project())
          .put("branch", trend.stream().branch())
          .put("by", trend.by().name().toLowerCase(Locale.ROOT))
          .put("layer", "catalog")
          .array("points", trend.points(), point -> point(json, point));
      if (trend.standing().isPresent()) {
        json.beginObject("standing");
        point(json, trend.standing().get());
        json.endObject();
      }
      json.endObject();
    }
  }

  private static void point(Json json, CatalogGrowth.Point point) {
    RunJson.recorded(json, point.run());
    json.beginObject("catalog")
        .put("entries", point.entries())
        .put("sequences", point.sequences())
        .put("plugins", point.plugins())
        .put("movements", point.movements())
        .put("beats", point.beats())
        .endObject();
  }
}
