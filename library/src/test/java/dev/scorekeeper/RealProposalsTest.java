package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.application.backfill.BackfillReport;
import dev.scorekeeper.application.backfill.CommitFilter;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.FindingType;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.fixture.PublicPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The past of a public repository of proposals, where it lies beside the checkout: {@code
 * ../shared/real-keps}, with what an independent reader says of it.
 */
class RealProposalsTest {
  private static final StreamId STREAM = new StreamId("enhancements", "main");

  @TempDir private Path folder;

  @Test
  void aBackfillSaysWhatAnIndependentReaderSays() throws Exception {
    Path repository = PublicPlan.repository(folder.resolve("keps"));
    JsonNode expected = new ObjectMapper().readTree(PublicPlan.expected().toFile());

    BackfillReport report = Scorekeeper.at(repository).backfill().report();

    assertThat(report.recorded()).hasSizeGreaterThan(800);
    try (History history =
        new SqliteHistoryStore(repository.resolve(".scorekeeper/history.db"))
            .forReading()
            .orElseThrow()) {
      StreamHistory stream = history.stream(STREAM);
      for (JsonNode checkpoint : expected.get("checkpoints")) {
        check(checkpoint, stream);
      }
      assertThat(events(stream)).isEqualTo(events(expected.get("events")));
    }
    assertThat(Scorekeeper.at(repository).backfill(CommitFilter.ALL, false).report().recorded())
        .isEmpty();
  }

  private static void check(JsonNode checkpoint, StreamHistory stream) {
    Instant at = Instant.ofEpochSecond(checkpoint.get("time").asLong());
    Map<Verdict.Status, Integer> counts = new TreeMap<>();
    TreeSet<String> broken = new TreeSet<>();
    for (Span span : stream.spansOf(Fact.Kind.DOMAIN, Instant.EPOCH)) {
      if (holds(span, at) && span.fact() instanceof Fact.DomainVerdict said) {
        counts.merge(said.verdict().status(), 1, Integer::sum);
        if (said.verdict().status() == Verdict.Status.BROKEN) {
          broken.add(said.domain());
        }
      }
    }
    int unidentified = 0;
    for (Span span : stream.spansOf(Fact.Kind.FINDING, Instant.EPOCH)) {
      boolean isSuch =
          span.fact() instanceof Fact.RaisedFinding raised
              && raised.finding().id().equals(FindingType.REGISTRY_ENTRY_UNIDENTIFIED.id());
      unidentified += isSuch && holds(span, at) ? 1 : 0;
    }

    assertThat(counts.values().stream().mapToInt(count -> count).sum())
        .as(checkpoint.toString())
        .isEqualTo(checkpoint.get("domains").asInt());
    assertThat(counts.getOrDefault(Verdict.Status.IMPLEMENTED, 0))
        .as(checkpoint.toString())
        .isEqualTo(checkpoint.get("implemented").asInt());
    assertThat(counts.getOrDefault(Verdict.Status.PLANNED, 0))
        .as(checkpoint.toString())
        .isEqualTo(checkpoint.get("planned").asInt());
    List<String> ids = new ArrayList<>();
    checkpoint.get("broken").forEach(id -> ids.add(id.asText()));
    assertThat(broken).as(checkpoint.toString()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(unidentified)
        .as(checkpoint.toString())
        .isEqualTo(checkpoint.get("unidentified").asInt());
  }

  /** A commit's moment may be milliseconds after its time, behind a parent of the same second. */
  private static boolean holds(Span span, Instant at) {
    Instant end = at.plusMillis(999);
    return !span.since().at().isAfter(end)
        && span.end().filter(last -> !last.until().at().isAfter(end)).isEmpty();
  }

  private static Map<String, Integer> events(StreamHistory stream) {
    List<Span> lives = new ArrayList<>(stream.spansOf(Fact.Kind.DOMAIN, Instant.EPOCH));
    lives.addAll(stream.spansOf(Fact.Kind.PROFILE, Instant.EPOCH));
    Ledger ledger = Ledger.of(lives, Instant.EPOCH, Instant.MAX);
    Map<String, Integer> events = new TreeMap<>();
    for (Event event : Event.values()) {
      if (ledger.count(event) > 0) {
        events.put(event.words(), ledger.count(event));
      }
    }
    return events;
  }

  private static Map<String, Integer> events(JsonNode expected) {
    Map<String, Integer> events = new TreeMap<>();
    expected.properties().forEach(event -> events.put(event.getKey(), event.getValue().asInt()));
    return events;
  }
}
