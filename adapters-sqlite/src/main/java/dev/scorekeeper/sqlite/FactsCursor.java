package dev.scorekeeper.sqlite;

import dev.scorekeeper.domain.history.Fact;
import dev.scorekeeper.domain.history.Facts;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks from assessment to assessment and says what changes on each step. Where the next one is
 * stored by its difference to the present one, a step costs that difference.
 */
final class FactsCursor {
  private final Log log;
  private final Map<Fact.Key, List<String>> values;
  private final Map<Long, Facts> known = new HashMap<>(1);
  private OptionalLong at;

  private FactsCursor(Log log, OptionalLong at, Map<Fact.Key, List<String>> values) {
    this.log = log;
    this.at = at;
    this.values = values;
  }

  /** Before any assessment, where there are no facts. */
  static FactsCursor atNothing(Log log) {
    return new FactsCursor(log, OptionalLong.empty(), new HashMap<>());
  }

  static FactsCursor at(Log log, long assessment, Map<Fact.Key, List<String>> values) {
    return new FactsCursor(log, OptionalLong.of(assessment), new HashMap<>(values));
  }

  /** Saves reading an assessment that is at hand. */
  void knows(long assessment, Facts facts) {
    known.put(assessment, facts);
  }

  /** Goes on to an assessment, and says what is different there. */
  Map<Fact.Key, Optional<List<String>>> moveTo(long assessment) throws SQLException {
    Map<Fact.Key, Optional<List<String>>> changes;
    OptionalLong next = OptionalLong.of(assessment);
    if (at.equals(next)) {
      return Map.of();
    }
    if (at.isPresent() && at.equals(log.base(assessment))) {
      changes = log.ownFacts(assessment);
    } else {
      Facts facts = known.get(assessment);
      if (facts == null) {
        facts = log.facts(assessment);
      }
      changes = Facts.of(facts.outcome(), values).changesTo(facts);
    }
    changes.forEach((key, value) -> Log.apply(values, key, value));
    at = next;
    return changes;
  }
}
