package dev.scorekeeper.report.json;

import dev.scorekeeper.application.authoring.Addition;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.wording.UnifiedDiff;

/** A domain that was added, or the patch that would add it. */
public final class AdditionJson {
  private AdditionJson() {}

  /** Prints the document. */
  public static void print(Output out, Addition addition) {
    try (Json json = new Json(out)) {
      boolean written = addition.assessment().isPresent();
      json.document()
          .put("domain", addition.entry().id())
          .put("written", written)
          .put("registry", addition.registry().value())
          .put("sequenceFile", addition.entry().sequenceFile().orElse(null))
          .put("sequenceFileMade", addition.sequence().isPresent())
          .put("patch", String.join("\n", UnifiedDiff.of(addition)) + "\n");
      if (written) {
        json.put(
            "status",
            addition.domain().map(domain -> domain.verdict().status().text()).orElse(null));
        AssessmentJson.findings(json, "findings", addition.findings());
      }
      json.endObject();
    }
  }
}
