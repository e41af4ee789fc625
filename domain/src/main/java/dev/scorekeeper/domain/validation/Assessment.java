package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.catalog.Scan;
import java.util.List;
import java.util.OptionalInt;

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
   * @param plugins whose the catalog's sequences are, by id
   * @param scanned how many sequences a scan of the plugin folders found; empty when nobody looked,
   *     so that nothing is known of findings that only a scan makes
   */
  record Assessed(
      LayerCounts layers,
      List<Domain> domains,
      List<Finding> findings,
      List<Plugin> plugins,
      OptionalInt scanned)
      implements Assessment {
    public Assessed {
      domains = List.copyOf(domains);
      findings = List.copyOf(findings);
      plugins = List.copyOf(plugins);
    }

    /** The domains, counted by verdict. */
    public Tally tally() {
      return Tally.of(domains);
    }
  }

  /** A layer cannot be read, so no domain was assessed; the findings say why. */
  record Unreadable(LayerCounts layers, List<Finding> findings) implements Assessment {
    public Unreadable {
      findings = List.copyOf(findings);
    }
  }

  /** Assesses a snapshot. */
  static Assessment of(Snapshot snapshot) {
    return new Assessor(snapshot).assess();
  }

  /**
   * Assesses a snapshot beside a scan of the plugin folders. Of an unreadable workspace the scan
   * says nothing.
   *
   * @param drift of the snapshot's catalog, which the layout has, against the scan
   */
  static Assessment of(Snapshot snapshot, Scan scan, CatalogDrift drift) {
    Assessment plain = of(snapshot);
    return plain instanceof Assessed assessed
        ? ScanFindings.added(assessed, snapshot.layout().catalog().orElseThrow(), scan, drift)
        : plain;
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
