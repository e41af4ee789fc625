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
  private final Map<Long, Facts> atHand;
  private final Map<Fact.Key, List<String>> values = new HashMap<>();
  private OptionalLong at = OptionalLong.empty();

  /**
   * Begins before any assessment, where there are no facts.
   *
   * @param atHand facts by assessment that need not be read
   */
  FactsCursor(Assessments assessments, Map<Long, Facts> atHand) {
    this.assessments = assessments;
    this.atHand = Map.copyOf(atHand);
  }

  /** Begins at an assessment whose facts are known. */
  void startAt(long assessment, Map<Fact.Key, List<String>> facts) {
    at = OptionalLong.of(assessment);
    values.putAll(facts);
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
      Facts facts = atHand.get(assessment);
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
