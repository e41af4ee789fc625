package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.report.wording.PlanWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What became of all domains that were ever planned, in numbers and as the sentence of text. */
final class PlanJson {
  private PlanJson() {}

  static void write(Json json, PlanSummary plan, Terms terms, Instant now) {
    Optional<Duration> median = plan.medianDelivery();
    json.beginObject("plan")
        .put("everPlanned", plan.everPlanned())
        .put("exist", plan.exist())
        .put("planned", plan.planned())
        .put("broken", plan.broken())
        .put("gone", plan.gone())
        .put("unmovedSince", plan.unmovedSince().map(Times::exact).orElse(null))
        .put("deliveries", plan.deliveryTimes().size())
        .put(
            "medianDeliverySeconds",
            median.isPresent() ? OptionalLong.of(median.get().toSeconds()) : OptionalLong.empty())
        .put("sentence", PlanWords.sentence(plan, terms, now))
        .endObject();
  }
}
