package dev.scorekeeper.sqlite;

import dev.scorekeeper.domain.history.Fact;
import dev.scorekeeper.domain.history.Facts;
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
 * where the next one, or the one that it is stored as a difference to, is the present one or one of
 * those that were visited lately.
 */
final class FactsCursor {
  /** How many steps it remembers, so that what goes to and fro need not be read again. */
  private static final int MEMORY = 64;

  private final Assessments assessments;
  private final Map<Long, Facts> atHand;
  private final Map<Fact.Key, List<String>> values = new HashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private OptionalLong at = OptionalLong.empty();

  /** A step that was made: from where, and what leads back there. */
  private record Step(long from, Map<Fact.Key, Optional<List<String>>> back) {}

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
    if (at.equals(OptionalLong.of(assessment))) {
      return Map.of();
    }
    Map<Fact.Key, Optional<List<String>>> changes = changesTo(assessment);
    if (at.isPresent()) {
      Map<Fact.Key, Optional<List<String>>> back = new HashMap<>();
      for (Fact.Key key : changes.keySet()) {
        back.put(key, Optional.ofNullable(values.get(key)));
      }
      steps.addFirst(new Step(at.getAsLong(), back));
      if (steps.size() > MEMORY) {
        steps.removeLast();
      }
    }
    Assessments.apply(changes, values);
    at = OptionalLong.of(assessment);
    return changes;
  }

  private Map<Fact.Key, Optional<List<String>>> changesTo(long assessment) throws SQLException {
    Optional<Map<Fact.Key, Optional<List<String>>>> visited = backTo(assessment);
    if (visited.isPresent()) {
      return visited.get();
    }
    OptionalLong base = assessments.base(assessment);
    Optional<Map<Fact.Key, Optional<List<String>>>> toBase =
        base.isPresent() ? backTo(base.getAsLong()) : Optional.empty();
    if (toBase.isPresent()) {
      toBase.get().putAll(assessments.changesToBase(assessment));
      return toBase.get();
    }
    Facts facts = facts(assessment);
    return Facts.of(facts.outcome(), values).changesTo(facts);
  }

  /** The facts of an assessment, wherever the walk is. */
  Facts facts(long assessment) throws SQLException {
    Facts facts = atHand.get(assessment);
    return facts == null ? assessments.facts(assessment) : facts;
  }

  /** What leads from here to an assessment that was visited lately; empty for any other. */
  private Optional<Map<Fact.Key, Optional<List<String>>>> backTo(long assessment) {
    Map<Fact.Key, Optional<List<String>>> changes = new HashMap<>();
    if (at.equals(OptionalLong.of(assessment))) {
      return Optional.of(changes);
    }
    for (Step step : steps) {
      changes.putAll(step.back());
      if (step.from() == assessment) {
        return Optional.of(changes);
      }
      if (changes.size() > values.size()) {
        break;
      }
    }
    return Optional.empty();
  }
}
