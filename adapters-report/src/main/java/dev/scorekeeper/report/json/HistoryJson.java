package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.history.Exchange;
import dev.scorekeeper.application.history.Import;
import dev.scorekeeper.application.history.Rename;
import dev.scorekeeper.application.history.StreamSummary;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.report.drawing.Output;
import java.util.List;

/** A history as a whole: what it holds, and what was done with it. A document each. */
public final class HistoryJson {
  private HistoryJson() {}

  /** Prints what each log is, to be kept where the logs are not. One stands for itself. */
  public static void checkpoints(Output out, List<Checkpoint> checkpoints) {
    try (Json json = new Json(out)) {
      json.document();
      if (checkpoints.size() == 1) {
        put(json, checkpoints.get(0));
      } else {
        json.beginArray("logs");
        for (Checkpoint checkpoint : checkpoints) {
          json.beginObject();
          put(json, checkpoint);
          json.endObject();
        }
        json.endArray();
      }
      json.endObject();
    }
  }

  private static void put(Json json, Checkpoint checkpoint) {
    json.put("origin", checkpoint.origin())
        .put("entries", checkpoint.entries())
        .put("head", checkpoint.head().hex());
  }

  /** Prints what was taken from logs. */
  public static void imported(Output out, Import.Result result) {
    try (Json json = new Json(out)) {
      json.document()
          .put("history", result.history())
          .put("read", result.read())
          .put("added", result.added())
          .put("entries", result.entries())
          .endObject();
    }
  }

  /** Prints what travelled from one history to another. */
  public static void exchanged(Output out, Exchange.Result result) {
    try (Json json = new Json(out)) {
      json.document()
          .put("source", result.source())
          .put("target", result.target())
          .put("listed", result.listed())
          .put("added", result.added())
          .put("entries", result.entries())
          .put("failure", result.failure().orElse(null))
          .endObject();
    }
  }

  /** Prints what was rebuilt. */
  public static void rebuilt(Output out, HistoryStore.Rebuilt rebuilt) {
    try (Json json = new Json(out)) {
      json.document().put("runs", rebuilt.runs()).put("spans", rebuilt.spans()).endObject();
    }
  }

  /** Prints what streams are called since. */
  public static void renamed(Output out, List<Rename.Renamed> renamed) {
    try (Json json = new Json(out)) {
      json.document().beginArray("renamings");
      for (Rename.Renamed one : renamed) {
        json.beginObject().beginObject("from");
        put(json, one.renaming().from());
        json.endObject().beginObject("to");
        put(json, one.renaming().to());
        json.endObject().put("runs", one.runs()).endObject();
      }
      json.endArray().endObject();
    }
  }

  private static void put(Json json, StreamId stream) {
    json.put("project", stream.project()).put("branch", stream.branch());
  }

  private static void name(Json json, StreamId stream) {
    json.beginObject();
    put(json, stream);
    json.endObject();
  }

  /** Prints the streams that have runs. */
  public static void streams(Output out, List<StreamSummary> streams) {
    try (Json json = new Json(out)) {
      json.document().beginArray("streams");
      for (StreamSummary summary : streams) {
        json.beginObject()
            .put("project", summary.stream().project())
            .put("branch", summary.stream().branch())
            .put("line", summary.stream().isLine())
            .beginArray("formerly");
        for (StreamId name : summary.formerly()) {
          name(json, name);
        }
        json.endArray()
            .put("runs", summary.runs())
            .put("firstMoment", summary.first().map(Times::exact).orElse(null))
            .put("lastMoment", summary.last().map(Times::exact).orElse(null))
            .put("revision", summary.revision().orElse(null))
            .endObject();
      }
      json.endArray().endObject();
    }
  }
}
