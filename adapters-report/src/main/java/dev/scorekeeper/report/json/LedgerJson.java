package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamLedger;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Ledgers, and what changed its size meanwhile. */
final class LedgerJson {
  private LedgerJson() {}

  /** What became of a stream's plan. */
  static void write(Json json, StreamLedger told) {
    write(json, told.ledger(), told.from(), told.until(), told.now());
  }

  /**
   * What became of the plan from a time until another.
   *
   * @param asOf until when ages are counted
   */
  static void write(Json json, Ledger ledger, Instant from, Instant until, Instant asOf) {
    json.beginObject("ledger")
        .put("from", Times.exact(from))
        .put("until", Times.exact(until))
        .put("asOf", Times.exact(asOf));
    json.beginObject("opening");
    for (Status status : Status.values()) {
      if (status.counts()) {
        json.put(status.text(), ledger.opening(status));
      }
    }
    json.endObject().beginObject("events");
    for (Event event : Event.values()) {
      json.put(event.text(), ledger.count(event));
    }
    json.endObject().beginObject("closing");
    for (Status status : Status.values()) {
      if (status.counts()) {
        json.put(status.text(), ledger.closing(status));
      }
    }
    json.endObject().beginArray("entries");
    ledger.entries().forEach(entry -> entry(json, entry));
    json.endArray().beginArray("stillPlanned");
    for (Ledger.Holding planned : ledger.stillPlanned()) {
      json.beginObject()
          .put("domain", planned.domain())
          .put("since", planned.since().map(Times::exact).orElse(null))
          .put("ageSeconds", seconds(planned.age(asOf)))
          .endObject();
    }
    json.endArray().endObject();
  }

  private static OptionalLong seconds(Optional<Duration> age) {
    return age.isPresent() ? OptionalLong.of(age.get().toSeconds()) : OptionalLong.empty();
  }

  private static void entry(Json json, OfDomain entry) {
    json.beginObject()
        .put("event", entry.event().text())
        .put("domain", entry.domain())
        .put("formerly", entry.formerly().orElse(null));
    AssessmentJson.side(json, "from", entry.from());
    AssessmentJson.side(json, "to", entry.to());
    AssessmentJson.side(json, "left", entry.left());
    json.put("observedAt", Times.exact(entry.at().at()))
        .put("since", entry.since().map(Times::exact).orElse(null))
        .put("cause", entry.cause().text())
        .endObject();
  }

  /** Domains that have another size. */
  static void resized(Json json, List<Change.OfDomain> domains) {
    json.beginArray("resized");
    for (Change.OfDomain domain : domains) {
      json.beginObject().put("domain", domain.domain()).put("event", domain.event().text());
      AssessmentJson.side(json, "from", domain.from());
      AssessmentJson.side(json, "to", domain.to());
      json.endObject();
    }
    json.endArray();
  }
}
