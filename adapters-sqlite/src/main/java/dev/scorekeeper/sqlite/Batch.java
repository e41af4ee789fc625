package dev.scorekeeper.sqlite;

import dev.scorekeeper.domain.history.Digest;
import dev.scorekeeper.domain.history.Facts;
import dev.scorekeeper.domain.history.Outcome;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.Source;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Many runs on their way into the log. The spans of each stream are folded once, at the end, from
 * the earliest moment on at which one of the runs may speak.
 */
final class Batch {
  private final Database database;
  private final Runs runs;
  private final Assessments assessments;

  /** The earliest time of a new run that is no draft, by stream. */
  private final Map<Long, Long> touched = new LinkedHashMap<>();

  /** The assessment that was stored or read last, since it is the likeliest base of the next. */
  private OptionalLong atHand = OptionalLong.empty();

  private Facts factsAtHand = Facts.of(Outcome.ASSESSED, Map.of());

  Batch(Database database) {
    this.database = database;
    this.runs = new Runs(database);
    this.assessments = new Assessments(database);
  }

  /**
   * Appends a run, unless its identity is known.
   *
   * @return whether it was new
   */
  boolean add(Run run, Facts facts) throws SQLException {
    Digest digest = facts.digest();
    if (Recording.known(database, runs, run.id(), digest).isPresent()) {
      return false;
    }
    long stream = runs.add(run.stream());
    long time = run.observedAt().toEpochMilli();
    OptionalLong known = assessments.find(digest);
    long assessment = known.isPresent() ? known.getAsLong() : store(facts, digest, stream, time);
    runs.add(run, stream, runs.add(run.ruleset()), assessment, digest);
    if (run.source() != Source.DRAFT) {
      touched.merge(stream, time, Math::min);
    }
    return true;
  }

  /** Stores an assessment by its difference to that of the run before, where there is one. */
  private long store(Facts facts, Digest digest, long stream, long time) throws SQLException {
    if (facts.outcome() == Outcome.UNREADABLE) {
      return assessments.add(facts, digest);
    }
    Optional<LoggedRun> before = runs.assessedBefore(stream, time);
    OptionalLong base =
        before.isPresent()
            ? OptionalLong.of(before.get().assessment())
            : assessments.newestAssessed();
    long stored =
        base.isPresent()
            ? assessments.add(facts, digest, base.getAsLong(), facts(base.getAsLong()))
            : assessments.add(facts, digest);
    atHand = OptionalLong.of(stored);
    factsAtHand = facts;
    return stored;
  }

  private Facts facts(long assessment) throws SQLException {
    return atHand.equals(OptionalLong.of(assessment)) ? factsAtHand : assessments.facts(assessment);
  }

  /** Brings the spans up to date. */
  void fold() throws SQLException {
    for (Map.Entry<Long, Long> earliest : touched.entrySet()) {
      long stream = earliest.getKey();
      new Fold(runs, assessments, stream, new StreamSpans(database, assessments, stream))
          .after(runs.assessedBefore(stream, earliest.getValue()), Map.of());
    }
    touched.clear();
  }
}
