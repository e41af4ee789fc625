package dev.scorekeeper.report.json;

import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.report.terminal.Output;

/** What was made anew of a history. */
public final class RebuiltJson {
  private RebuiltJson() {}

  /** Prints the document. */
  public static void print(Output out, HistoryStore.Rebuilt rebuilt) {
    try (Json json = new Json(out)) {
      json.document().put("runs", rebuilt.runs()).put("spans", rebuilt.spans()).endObject();
    }
  }
}
