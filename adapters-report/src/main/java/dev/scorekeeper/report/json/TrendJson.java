package dev.scorekeeper.report.json;

import dev.scorekeeper.application.report.StreamTrend;
import dev.scorekeeper.report.drawing.Output;
import java.util.Locale;

/** How a stream developed, and what became of its plan. */
public final class TrendJson {
  private TrendJson() {}

  /** Prints the document. */
  public static void print(Output out, StreamTrend trend) {
    try (Json json = new Json(out)) {
      json.document()
          .put("project", trend.stream().project())
          .put("branch", trend.stream().branch())
          .put("by", trend.by().name().toLowerCase(Locale.ROOT))
          .array("points", trend.points(), point -> RunJson.recorded(json, point));
      if (trend.standing().isPresent()) {
        json.beginObject("standing");
        RunJson.recorded(json, trend.standing().get());
        json.endObject();
      }
      LedgerJson.plan(json, trend.plan(), trend.terms(), trend.ledger().now());
      LedgerJson.write(json, trend.ledger());
      json.endObject();
    }
  }
}
