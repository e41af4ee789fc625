package dev.scorekeeper.report.json;

import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.report.drawing.Output;

/** Whose the sequences of the catalog are, as the last readable run says. */
public final class PluginsJson {
  private PluginsJson() {}

  /** Prints the document. */
  public static void print(Output out, StreamStatus status) {
    try (Json json = new Json(out)) {
      json.document();
      RunJson.write(json, status.head().last());
      json.array("plugins", status.plugins(), plugin -> plugin(json, plugin)).endObject();
    }
  }

  private static void plugin(Json json, Plugin plugin) {
    json.put("plugin", plugin.id().isEmpty() ? null : plugin.id())
        .put("sequences", plugin.sequences())
        .put("movements", plugin.movements())
        .put("beats", plugin.beats())
        .put("handlers", plugin.handlers());
  }
}
