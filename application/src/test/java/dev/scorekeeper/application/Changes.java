package dev.scorekeeper.application;

import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.List;
import java.util.Optional;

/** Changes in one line each, for tests to compare. */
public final class Changes {
  private Changes() {}

  /** Such as {@code delivered cart: planned → implemented 1/2}. */
  public static List<String> texts(List<? extends Change> changes) {
    return changes.stream().map(Changes::text).toList();
  }

  private static String text(Change change) {
    if (change instanceof Change.OfFinding found) {
      return found.event().text() + " " + found.finding().id();
    }
    Change.OfDomain domain = (Change.OfDomain) change;
    return domain.event().text()
        + " "
        + domain.domain()
        + domain.formerly().map(" formerly "::concat).orElse("")
        + ": "
        + text(domain.from())
        + " → "
        + text(domain.to());
  }

  private static String text(Optional<Verdict> verdict) {
    return verdict
        .map(
            said ->
                said instanceof Verdict.Broken broken
                    ? "broken " + broken.reason().text()
                    : said.status().text() + (said.exists() ? " " + said.size() : ""))
        .orElse("nothing");
  }
}
