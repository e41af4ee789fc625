package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what history says into the order of the registry in the working tree, and beside findings
 * where in the files they are. What the files do not have stays as it is, behind the rest.
 */
final class AsItLies {
  private final Assessment files;

  AsItLies(Assessment files) {
    this.files = files;
  }

  /** The same assessment, in order and with places. */
  Assessment of(Assessment told) {
    List<Finding> findings = placed(told.findings());
    return told instanceof Assessment.Assessed assessed
        ? new Assessment.Assessed(
            assessed.layers(),
            ordered(assessed.domains()),
            findings,
            assessed.plugins(),
            assessed.scanned())
        : new Assessment.Unreadable(told.layers(), findings);
  }

  private List<Domain> ordered(List<Domain> domains) {
    if (!(files instanceof Assessment.Assessed assessed)) {
      return domains;
    }
    Map<String, Domain> left = new LinkedHashMap<>();
    for (Domain domain : domains) {
      left.put(domain.id(), domain);
    }
    List<Domain> ordered = new ArrayList<>(domains.size());
    for (Domain now : assessed.domains()) {
      Domain domain = left.remove(now.id());
      if (domain != null) {
        ordered.add(domain);
      }
    }
    ordered.addAll(left.values());
    return ordered;
  }

  /**
   * A finding is the same one by its rule and subject, wherever it has moved in its file. Those
   * that the files have come in their order, and the others behind them.
   */
  private List<Finding> placed(List<Finding> findings) {
    if (findings.isEmpty() || files.findings().isEmpty()) {
      return findings;
    }
    Map<String, Finding> left = new LinkedHashMap<>();
    for (Finding finding : findings) {
      left.put(key(finding), finding);
    }
    List<Finding> placed = new ArrayList<>(findings.size());
    for (Finding there : files.findings()) {
      Finding finding = left.remove(key(there));
      if (finding != null) {
        placed.add(there.file().equals(finding.file()) ? finding.at(there.at()) : finding);
      }
    }
    placed.addAll(left.values());
    return placed;
  }

  private static String key(Finding finding) {
    return finding.id() + ' ' + finding.subject();
  }
}
