package dev.scorekeeper.sql;

import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks from assessment to assessment and says what changes on each step. A step costs what changes
 * where the next one, or one that it is stored as a difference to, is the present one or one of
 * those that were visited lately.
 */
final class FactsCursor {
  /** How many steps it remembers, so that what goes to and fro need not be read again. */
  private static final int MEMORY = 64;

  private final Assessments assessments;
  private final Map<Long, Facts> atHand;
  private final Map<Fact.Key, Fact> values = new HashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private OptionalLong at = OptionalLong.empty();
  private int remembered;

  /** A step that was made: from where, and what leads back there. */
  private record Step(long from, Map<Fact.Key, Optional<Fact>> back) {}

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
  void startAt(long assessment, Map<Fact.Key, Fact> facts) {
    at = OptionalLong.of(assessment);
    values.putAll(facts);
  }

  /** Goes on to an assessment, and says what is different there. */
  Map<Fact.Key, Optional<Fact>> moveTo(long assessment) throws SQLException {
    if (at.equals(OptionalLong.of(assessment))) {
      return Map.of();
    }
    Map<Fact.Key, Optional<Fact>> changes = changesTo(assessment);
    if (at.isPresent()) {
      Map<Fact.Key, Optional<Fact>> back = new HashMap<>();
      for (Fact.Key key : changes.keySet()) {
        back.put(key, Optional.ofNullable(values.get(key)));
      }
      steps.addFirst(new Step(at.getAsLong(), back));
      remembered += back.size();
      while (steps.size() > MEMORY || remembered > Math.max(MEMORY, 2 * values.size())) {
        remembered -= steps.removeLast().back().size();
      }
    }
    Assessments.apply(changes, values);
    at = OptionalLong.of(assessment);
    return changes;
  }

  /**
   * Looks from the next assessment up its bases for one that was visited lately: back to that, and
   * down again, is the way.
   */
  private Map<Fact.Key, Optional<Fact>> changesTo(long assessment) throws SQLException {
    List<Long> way = assessments.up(assessment, this::isVisited);
    if (!way.isEmpty()) {
      Map<Fact.Key, Optional<Fact>> changes = backTo(way.get(way.size() - 1));
      for (int i = way.size() - 2; i >= 0; i--) {
        changes.putAll(assessments.changesToBase(way.get(i)));
      }
      return changes;
    }
    Facts facts = facts(assessment);
    return Facts.of(facts.outcome(), values.values()).changesTo(facts);
  }

  /** The facts of an assessment, wherever the walk is. */
  Facts facts(long assessment) throws SQLException {
    Facts facts = atHand.get(assessment);
    return facts == null ? assessments.facts(assessment) : facts;
  }

  private boolean isVisited(long assessment) {
    if (at.isPresent() && at.getAsLong() == assessment) {
      return true;
    }
    for (Step step : steps) {
      if (step.from() == assessment) {
        return true;
      }
    }
    return false;
  }

  /** What leads from here back to an assessment that was visited lately. */
  private Map<Fact.Key, Optional<Fact>> backTo(long assessment) {
    Map<Fact.Key, Optional<Fact>> changes = new HashMap<>();
    if (!at.equals(OptionalLong.of(assessment))) {
      for (Step step : steps) {
        changes.putAll(step.back());
        if (step.from() == assessment) {
          break;
        }
      }
    }
    return changes;
  }
}
