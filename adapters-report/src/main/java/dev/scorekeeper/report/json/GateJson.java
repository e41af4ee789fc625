package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.compare.GateResult;
import dev.scorekeeper.application.compare.Gates;

/** How a run compares with its baseline. */
final class GateJson {
  private GateJson() {}

  /** Whether anything got worse, and what. */
  static void write(Json json, GateResult gate) {
    json.beginObject("gate")
        .put("failOn", new Gates(gate.compared()).text())
        .put("missing", gate.missing().orElse(null));
    if (gate.baseline().isPresent()) {
      json.beginObject("baseline")
          .put("run", gate.baseline().get().run().map(run -> run.run().id().hex()).orElse(null))
          .put("revision", gate.baseline().get().revision().orElse(null))
          .put("at", Times.exact(gate.baseline().get().at()))
          .endObject();
    } else {
      json.putNull("baseline");
    }
    json.put("note", gate.note().orElse(null));
    ChangesJson.write(json, "regressions", gate.regressions());
    AssessmentJson.findings(json, "opened", gate.opened());
    json.endObject();
  }
}
