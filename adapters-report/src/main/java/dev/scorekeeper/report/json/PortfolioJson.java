package dev.scorekeeper.report.json;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.application.portfolio.Standing;
import dev.scorekeeper.report.drawing.Output;
import java.util.Optional;

/** How all projects of a history stand. */
public final class PortfolioJson {
  private PortfolioJson() {}

  /** Prints the document. */
  public static void print(Output out, Portfolio portfolio) {
    try (Json json = new Json(out)) {
      json.document().put("asOf", portfolio.asOf().map(Times::exact).orElse(null));
      AssessmentJson.tally(
          json,
          portfolio.projects().isEmpty() ? Optional.empty() : Optional.of(portfolio.together()));
      json.array("projects", portfolio.projects(), project -> project(json, project));
      json.endObject();
    }
  }

  private static void project(Json json, Standing project) {
    json.put("project", project.stream().project())
        .put("branch", project.stream().branch())
        .put("state", project.state().text())
        .put("lastSeen", Times.exact(project.lastSeen()))
        .put("observedAt", Times.exact(project.observed()))
        .put("revision", project.revision().orElse(null));
    AssessmentJson.tally(json, project.tally());
    if (project.change().isPresent()) {
      json.beginObject("change30Days")
          .put("implemented", project.change().get().implemented())
          .put("counted", project.change().get().counted())
          .endObject();
    } else {
      json.putNull("change30Days");
    }
    if (project.oldest().isPresent()) {
      json.beginObject("oldestPlanned")
          .put("id", project.oldest().get().domain())
          .put("since", Times.exact(project.oldest().get().since()))
          .endObject();
    } else {
      json.putNull("oldestPlanned");
    }
    json.put("errors", project.errors()).put("warnings", project.warnings());
  }
}
