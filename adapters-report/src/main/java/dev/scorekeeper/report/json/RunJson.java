package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.StreamId;

/** Runs. */
final class RunJson {
  private RunJson() {}

  /**
   * A run; its identity only when it was recorded.
   *
   * @param stream as it is called now
   */
  static void write(Json json, Run run, StreamId stream, boolean recorded) {
    json.beginObject("run")
        .put("id", recorded ? run.id().hex() : null)
        .put("recorded", recorded)
        .put("project", stream.project())
        .put("branch", stream.branch())
        .put("source", run.source().text())
        .put("revision", run.revision().orElse(null))
        .put("observedAt", Times.exact(run.observedAt()))
        .endObject();
  }

  /** A run of the log. */
  static void write(Json json, RecordedRun recorded) {
    write(json, recorded.run(), recorded.stream(), true);
  }

  /** A run of the log with its numbers. */
  static void recorded(Json json, RecordedRun recorded) {
    write(json, recorded);
    json.put("moment", Times.exact(recorded.at()))
        .put("left", recorded.left())
        .put("recordedAt", Times.exact(recorded.run().recordedAt()))
        .put("outcome", recorded.outcome().text());
    AssessmentJson.tally(json, recorded.tally());
    json.put("errors", recorded.errors()).put("warnings", recorded.warnings());
  }
}
