package dev.scorekeeper.report.json;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assessments, and the verdicts and findings that they are made of. */
final class AssessmentJson {
  private AssessmentJson() {}

  /** All of an assessment. */
  static void write(Json json, Assessment assessment) {
    Optional<Assessment.Assessed> assessed =
        assessment instanceof Assessment.Assessed read ? Optional.of(read) : Optional.empty();
    json.put("outcome", assessed.isPresent() ? "assessed" : "unreadable");
    tally(json, assessed.map(Assessment.Assessed::tally));
    layers(json, assessment.layers());
    json.array(
        "domains",
        assessed.map(Assessment.Assessed::domains).orElse(List.of()),
        domain -> domain(json, domain));
    findings(json, "findings", assessment.findings());
  }

  /** The numbers of an assessment; null where it could not be made. */
  static void tally(Json json, Optional<Tally> tally) {
    if (tally.isEmpty()) {
      json.putNull("tally");
      return;
    }
    Tally counts = tally.get();
    json.beginObject("tally")
        .put("domains", counts.domains())
        .put("implemented", counts.implemented())
        .put("planned", counts.planned())
        .put("broken", counts.broken())
        .put("cataloged", counts.cataloged())
        .put("counted", counts.counted())
        .put("percent", counts.percent())
        .endObject();
  }

  private static void layers(Json json, LayerCounts layers) {
    json.beginObject("layers")
        .put("registryEntries", layers.registryEntries())
        .put("systemSequences", layers.systemSequences())
        .put("catalogEntries", layers.catalogEntries())
        .put("catalogSequences", layers.catalogSequences())
        .endObject();
  }

  private static void domain(Json json, Domain domain) {
    json.put("id", domain.id()).put("name", domain.name()).put("category", domain.category());
    verdict(json, domain.verdict());
    json.put("sequenceFile", domain.sequenceFile().orElse(null));
    size(json, domain.verdict());
    details(json, domain.details());
  }

  private static void verdict(Json json, Verdict verdict) {
    json.put("status", verdict.status().text());
    if (verdict instanceof Verdict.Broken broken) {
      json.put("reason", broken.reason().text());
    } else {
      json.putNull("reason");
    }
  }

  private static void size(Json json, Verdict verdict) {
    if (verdict.isSized()) {
      json.put("movements", verdict.size().movements()).put("beats", verdict.size().beats());
    } else {
      json.putNull("movements").putNull("beats");
    }
  }

  private static void details(Json json, Registry.Details details) {
    json.put("entryFile", details.file().map(WorkspacePath::value).orElse(null))
        .put("owner", given(details.owner()))
        .put("due", given(details.due()));
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Findings under a name. */
  static void findings(Json json, String name, List<Finding> findings) {
    json.array(name, findings, finding -> finding(json, finding));
  }

  private static void finding(Json json, Finding finding) {
    json.put("rule", finding.id())
        .put("severity", finding.severity().text())
        .put("subject", finding.subject())
        .put("message", finding.message())
        .put("file", finding.file().map(WorkspacePath::value).orElse(null));
    if (finding.at().isPresent()) {
      Location at = finding.at().get();
      json.put("line", at.line()).put("column", at.column());
    } else {
      json.putNull("line").putNull("column");
    }
  }

  /** A verdict under a name; null where there is none. */
  static void side(Json json, String name, Optional<Verdict> verdict) {
    if (verdict.isEmpty()) {
      json.putNull(name);
      return;
    }
    json.beginObject(name);
    verdict(json, verdict.get());
    size(json, verdict.get());
    json.endObject();
  }
}
