package dev.scorekeeper.report.json;

import dev.scorekeeper.application.report.StreamLog;
import dev.scorekeeper.report.drawing.Output;

/** The runs of a stream, with what changed in each. */
public final class LogJson {
  private LogJson() {}

  /** Prints the document. */
  public static void print(Output out, StreamLog log) {
    try (Json json = new Json(out)) {
      json.document()
          .put("project", log.stream().project())
          .put("branch", log.stream().branch())
          .array(
              "runs",
              log.runs(),
              run -> {
                RunJson.recorded(json, run);
                json.put("mergedBy", log.mergedBy(run).orElse(null));
                ChangesJson.write(json, "changes", log.changesOf(run));
              })
          .put("older", log.isCut())
          .endObject();
    }
  }
}
