package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamLedger;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.validation.Verdict.Status;
import dev.scorekeeper.report.wording.PlanWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;

/** Ledgers, and what changed its size meanwhile. */
final class LedgerJson {
  private LedgerJson() {}

  /** What became of all domains that were ever planned, in numbers and as the sentence of text. */
  static void plan(Json json, PlanSummary plan, Terms terms, Instant now) {
    Optional<Duration> median = plan.medianDelivery();
    json.beginObject("plan")
        .put("everPlanned", plan.everPlanned())
        .put("exist", plan.exist())
        .put("planned", plan.planned())
        .put("broken", plan.broken())
        .put("gone", plan.gone())
        .put("neverPlanned", plan.neverPlanned())
        .put("unmovedSince", plan.unmovedSince().map(Times::exact).orElse(null))
        .put("deliveries", plan.deliveryTimes().size())
        .put(
            "medianDeliverySeconds",
            median.isPresent() ? OptionalLong.of(median.get().toSeconds()) : OptionalLong.empty())
        .put("sentence", PlanWords.sentence(plan, terms, now, true))
        .endObject();
  }

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
    balance(json, "opening", ledger::opening);
    json.beginObject("events");
    for (Event event : Event.values()) {
      if (event.isOfDomains()) {
        json.put(event.text(), ledger.count(event));
      }
    }
    json.endObject();
    balance(json, "closing", ledger::closing);
    json.array("entries", ledger.entries(), entry -> entry(json, entry))
        .array(
            "stillPlanned",
            ledger.stillPlanned(),
            planned ->
                json.put("domain", planned.domain())
                    .put("since", planned.since().map(Times::exact).orElse(null))
                    .put("ageSeconds", seconds(planned.age(asOf))))
        .endObject();
  }

  private static void balance(Json json, String name, ToIntFunction<Status> count) {
    json.beginObject(name);
    for (Status status : Status.values()) {
      if (status.counts()) {
        json.put(status.text(), count.applyAsInt(status));
      }
    }
    json.endObject();
  }

  private static OptionalLong seconds(Optional<Duration> age) {
    return age.isPresent() ? OptionalLong.of(age.get().toSeconds()) : OptionalLong.empty();
  }

  private static void entry(Json json, OfDomain entry) {
    json.put("event", entry.event().text())
        .put("domain", entry.domain())
        .put("formerly", entry.formerly().orElse(null));
    AssessmentJson.side(json, "from", entry.from());
    AssessmentJson.side(json, "to", entry.to());
    AssessmentJson.side(json, "left", entry.left());
    json.put("observedAt", Times.exact(entry.at().at()))
        .put("since", entry.since().map(Times::exact).orElse(null))
        .put("cause", entry.cause().text());
  }
}
