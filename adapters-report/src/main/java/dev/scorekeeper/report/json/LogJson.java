package dev.scorekeeper.report.json;

import dev.scorekeeper.application.report.StreamLog;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.report.terminal.Output;

/** The runs of a stream, with what changed in each. */
public final class LogJson {
  private LogJson() {}

  /** Prints the document. */
  public static void print(Output out, StreamLog log) {
    try (Json json = new Json(out)) {
      json.document()
          .put("project", log.stream().project())
          .put("branch", log.stream().branch())
          .beginArray("runs");
      for (RecordedRun run : log.runs()) {
        json.beginObject();
        RunJson.recorded(json, run);
        ChangesJson.write(json, log.changesOf(run));
        json.endObject();
      }
      json.endArray().endObject();
    }
  }
}
