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
  private final Assessments assessments;
  private final Map<Fact.Key, List<String>> values;
  private final Map<Long, Facts> known = new HashMap<>(1);
  private OptionalLong at;

  private FactsCursor(
      Assessments assessments, OptionalLong at, Map<Fact.Key, List<String>> values) {
    this.assessments = assessments;
    this.at = at;
    this.values = values;
  }

  /** Before any assessment, where there are no facts. */
  static FactsCursor atNothing(Assessments assessments) {
    return new FactsCursor(assessments, OptionalLong.empty(), new HashMap<>());
  }

  static FactsCursor at(
      Assessments assessments, long assessment, Map<Fact.Key, List<String>> values) {
    return new FactsCursor(assessments, OptionalLong.of(assessment), new HashMap<>(values));
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
    if (at.isPresent() && at.equals(assessments.base(assessment))) {
      changes = assessments.changesToBase(assessment);
    } else {
      Facts facts = known.get(assessment);
      if (facts == null) {
        facts = assessments.facts(assessment);
      }
      changes = Facts.of(facts.outcome(), values).changesTo(facts);
    }
    Assessments.apply(changes, values);
    at = next;
    return changes;
  }
}
