package dev.scorekeeper.report.json;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.report.terminal.Output;

/** What a log is, to be kept where the log is not. */
public final class CheckpointJson {
  private CheckpointJson() {}

  /** Prints the document. */
  public static void print(Output out, Checkpoint checkpoint) {
    try (Json json = new Json(out)) {
      json.document()
          .put("origin", checkpoint.origin())
          .put("entries", checkpoint.entries())
          .put("head", checkpoint.head().hex())
          .endObject();
    }
  }
}
