package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.plan.Change;
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

/** Assessments, runs and changes as the JSON that others build on. */
final class AssessmentJson {
  private AssessmentJson() {}

  static void write(Json json, Assessment assessment) {
    Optional<Assessment.Assessed> assessed =
        assessment instanceof Assessment.Assessed read ? Optional.of(read) : Optional.empty();
    json.put("outcome", assessed.isPresent() ? "assessed" : "unreadable");
    tally(json, assessed.map(Assessment.Assessed::tally));
    layers(json, assessment.layers());
    json.beginArray("domains");
    assessed.ifPresent(read -> read.domains().forEach(domain -> domain(json, domain)));
    json.endArray();
    json.beginArray("findings");
    assessment.findings().forEach(finding -> finding(json, finding));
    json.endArray();
  }

  static void tally(Json json, Optional<Tally> tally) {
    if (tally.isEmpty()) {
      json.putNull("tally").putNull("progress");
      return;
    }
    Tally counts = tally.get();
    json.beginObject("tally")
        .put("domains", counts.domains())
        .put("implemented", counts.implemented())
        .put("implementedBySequenceFile", counts.implementedBySequenceFile())
        .put("implementedByCatalog", counts.implementedByCatalog())
        .put("planned", counts.planned())
        .put("broken", counts.broken())
        .endObject();
    json.beginObject("progress")
        .put("implemented", counts.progress().implemented())
        .put("of", counts.progress().of())
        .put("percent", counts.progress().percent())
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
    json.beginObject()
        .put("id", domain.id())
        .put("name", domain.name())
        .put("category", domain.category());
    verdict(json, domain.verdict());
    json.put("sequenceFile", domain.sequenceFile().orElse(null));
    size(json, domain.verdict());
    json.endObject();
  }

  static void verdict(Json json, Verdict verdict) {
    json.put("status", verdict.status().text());
    if (verdict instanceof Verdict.BySequenceFile) {
      json.put("evidence", "sequence-file");
    } else if (verdict instanceof Verdict.ByCatalog) {
      json.put("evidence", "catalog");
    } else {
      json.putNull("evidence");
    }
    if (verdict instanceof Verdict.Broken broken) {
      json.put("reason", broken.reason().text());
    } else {
      json.putNull("reason");
    }
  }

  static void size(Json json, Verdict verdict) {
    if (verdict.status() == Verdict.Status.IMPLEMENTED) {
      json.put("movements", verdict.size().movements()).put("beats", verdict.size().beats());
    } else {
      json.putNull("movements").putNull("beats");
    }
  }

  static void finding(Json json, Finding finding) {
    json.beginObject()
        .put("id", finding.id())
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
    json.endObject();
  }

  /** A run; its identity only when it was recorded. */
  static void run(Json json, Run run, boolean recorded) {
    json.beginObject("run")
        .put("id", recorded ? run.id().hex() : null)
        .put("recorded", recorded)
        .put("project", run.stream().project())
        .put("branch", run.stream().branch())
        .put("source", run.source().text())
        .put("revision", run.revision().orElse(null))
        .put("observedAt", Times.exact(run.observedAt()))
        .endObject();
  }

  /** A run of the log with its numbers. */
  static void recorded(Json json, RecordedRun recorded) {
    run(json, recorded.run(), true);
    json.put("recordedAt", Times.exact(recorded.run().recordedAt()))
        .put("outcome", recorded.outcome().text());
    tally(json, recorded.tally());
    json.put("errors", recorded.errors()).put("warnings", recorded.warnings());
  }

  static void changes(Json json, List<Change> changes) {
    json.beginArray("changes");
    changes.forEach(change -> change(json, change));
    json.endArray();
  }

  private static void change(Json json, Change change) {
    json.beginObject();
    if (change instanceof Change.OfDomain domain) {
      json.put("kind", "domain").put("domain", domain.id());
      side(json, "from", domain.from());
      side(json, "to", domain.to());
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
