package dev.scorekeeper.domain.validation;

import java.util.List;
import java.util.Map;

/** Looks for one kind of trouble. */
@FunctionalInterface
interface Rule {
  /**
   * Checks a snapshot.
   *
   * @param domains the domains with their verdicts, by id; none when a layer is unreadable
   */
  List<Finding> check(Snapshot snapshot, Map<String, Domain> domains);
}
