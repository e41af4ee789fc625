package dev.scorekeeper.report.json;

import dev.scorekeeper.application.authoring.Init;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.report.drawing.Output;

/** Settings that were found by looking around. */
public final class SettingsProposalJson {
  private SettingsProposalJson() {}

  /** Prints the document. */
  public static void print(Output out, Init.Result result) {
    try (Json json = new Json(out)) {
      json.document()
          .put("file", Settings.FILE.value())
          .put("written", result.written())
          .array(
              "settings",
              result.proposal().lines(),
              line ->
                  json.put("key", line.key())
                      .put("value", line.value())
                      .put("because", line.because())
                      .put("found", line.found()))
          .endObject();
    }
  }
}
