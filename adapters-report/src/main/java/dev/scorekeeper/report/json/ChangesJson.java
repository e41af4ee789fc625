package dev.scorekeeper.report.json;

import dev.scorekeeper.domain.plan.Change;
import java.util.List;

/** Changes from one state of a stream to the next. */
final class ChangesJson {
  private ChangesJson() {}

  /** All of them, under a name. */
  static void write(Json json, String name, List<? extends Change> changes) {
    json.array(name, changes, change -> change(json, change));
  }

  private static void change(Json json, Change change) {
    json.put("event", change.event().text());
    if (change instanceof Change.OfDomain domain) {
      json.put("domain", domain.domain()).put("formerly", domain.formerly().orElse(null));
      AssessmentJson.side(json, "from", domain.from());
      AssessmentJson.side(json, "to", domain.to());
    } else if (change instanceof Change.OfFinding found) {
      json.put("rule", found.finding().id()).put("subject", found.finding().subject());
    }
  }
}
