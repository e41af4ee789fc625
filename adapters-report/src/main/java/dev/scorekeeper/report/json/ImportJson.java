package dev.scorekeeper.report.json;

import dev.scorekeeper.application.carry.Import;
import dev.scorekeeper.report.terminal.Output;

/** What was taken from logs. */
public final class ImportJson {
  private ImportJson() {}

  /** Prints the document. */
  public static void print(Output out, Import.Result result) {
    try (Json json = new Json(out)) {
      json.document()
          .put("history", result.history())
          .put("read", result.read())
          .put("added", result.added())
          .put("entries", result.entries())
          .endObject();
    }
  }
}
