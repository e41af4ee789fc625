package dev.scorekeeper.report.json;

import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Finding;
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
      json.put("event", domain.event().text())
          .put("domain", domain.domain())
          .put("formerly", domain.formerly().orElse(null));
      AssessmentJson.side(json, "from", domain.from());
      AssessmentJson.side(json, "to", domain.to());
    } else if (change instanceof Change.Opened opened) {
      finding(json, "opened", opened.finding());
    } else if (change instanceof Change.Resolved resolved) {
      finding(json, "resolved", resolved.finding());
    }
    json.endObject();
  }

  private static void finding(Json json, String event, Finding finding) {
    json.put("event", event).put("rule", finding.id()).put("subject", finding.subject());
  }
}
