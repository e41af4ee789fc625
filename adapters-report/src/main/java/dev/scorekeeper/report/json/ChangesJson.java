package dev.scorekeeper.report.json;

import dev.scorekeeper.domain.plan.Change;
import java.util.List;

/** Changes from one state of a stream to the next. */
final class ChangesJson {
  private ChangesJson() {}

  /** All of them, under their name. */
  static void write(Json json, List<Change> changes) {
    json.beginArray("changes");
    changes.forEach(change -> change(json, change));
    json.endArray();
  }

  private static void change(Json json, Change change) {
    json.beginObject();
    if (change instanceof Change.OfDomain domain) {
      json.put("kind", "domain").put("domain", domain.id());
      AssessmentJson.side(json, "from", domain.from());
      AssessmentJson.side(json, "to", domain.to());
    } else if (change instanceof Change.Opened opened) {
      json.put("kind", "finding-opened")
          .put("finding", opened.finding().id())
          .put("subject", opened.finding().subject());
    } else if (change instanceof Change.Resolved resolved) {
      json.put("kind", "finding-resolved")
          .put("finding", resolved.finding().id())
          .put("subject", resolved.finding().subject());
    }
    json.endObject();
  }
}
