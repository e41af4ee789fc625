package dev.scorekeeper.domain.validation;

import java.util.ArrayList;
import java.util.List;

/** What a reading of a workspace says: the same snapshot always gives the same assessment. */
public sealed interface Assessment {
  /** How much each layer holds. */
  LayerCounts layers();

  /** What a person should look at, the worst first; no two have the same id and subject. */
  List<Finding> findings();

  /**
   * Every domain has a verdict.
   *
   * @param domains in the order of the registry
   */
  record Assessed(LayerCounts layers, List<Domain> domains, List<Finding> findings)
      implements Assessment {
    public Assessed {
      domains = List.copyOf(domains);
      findings = List.copyOf(findings);
    }

    /** The domains, counted by verdict. */
    public Tally tally() {
      List<Verdict> verdicts = new ArrayList<>(domains.size());
      for (Domain domain : domains) {
        verdicts.add(domain.verdict());
      }
      return Tally.of(verdicts);
    }
  }

  /** A layer cannot be read, so nothing is said of any domain; the findings say why. */
  record Unreadable(LayerCounts layers, List<Finding> findings) implements Assessment {
    public Unreadable {
      findings = List.copyOf(findings);
    }
  }

  /** Assesses a snapshot. */
  static Assessment of(Snapshot snapshot) {
    return new Assessor(snapshot).assess();
  }

  /** How many findings are of a severity. */
  default int count(Severity severity) {
    int count = 0;
    for (Finding finding : findings()) {
      if (finding.severity() == severity) {
        count++;
      }
    }
    return count;
  }
}
