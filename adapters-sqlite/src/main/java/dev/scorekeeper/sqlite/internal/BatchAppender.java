package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Many runs on their way into the log. The spans of each stream are folded once, at the end,
 * between the earliest and the latest moment at which one of the runs may speak.
 */
final class BatchAppender {
  /** So many assessments are kept at hand, since they are the likeliest bases of the next. */
  private static final int AT_HAND = 8;

  private record Digested(Facts facts, Digest digest) {}

  private final Database database;
  private final Runs runs;
  private final Assessments assessments;

  /** The times of the first and the last new run of a stream, drafts aside. */
  private record Times(long first, long last) {
    Times with(Times other) {
      return new Times(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  private final Map<Long, Times> touched = new LinkedHashMap<>();

  private Optional<Digested> last = Optional.empty();

  private final Map<Long, Facts> atHand = new LinkedHashMap<>(16, 0.75f, true);

  BatchAppender(Database database) {
    this.database = database;
    this.runs = new Runs(database);
    this.assessments = new Assessments(database);
  }

  /**
   * Appends a run, unless its identity is known.
   *
   * @return whether it was new
   */
  boolean add(CompletedRun completed) throws SQLException {
    Run run = completed.run();
    Facts facts = completed.facts();
    Digest digest = digest(facts);
    Optional<LoggedRun> known = runs.find(run.id());
    if (known.isPresent()) {
      if (!RunAppender.found(database, known.get(), digest)) {
        throw RunAppender.otherResult(database, run.id());
      }
      return false;
    }
    long stream = runs.add(run.stream());
    OptionalLong stored = assessments.find(digest);
    append(
        run,
        stream,
        stored.isPresent() ? stored.getAsLong() : store(facts, digest, base(run, stream)),
        digest);
    return true;
  }

  /** Most runs find what the run before them found, which is quicker to see than to digest. */
  private Digest digest(Facts facts) {
    if (last.filter(digested -> digested.facts().equals(facts)).isEmpty()) {
      last = Optional.of(new Digested(facts, facts.digest()));
    }
    return last.orElseThrow().digest();
  }

  /**
   * Appends a run that another log tells, unless its identity is known. What is told is checked in
   * any case.
   *
   * @return whether it was new
   */
  boolean add(LogEntry entry) throws SQLException {
    Run run = entry.run();
    Optional<LoggedRun> known = runs.find(run.id());
    if (known.isPresent() && !RunAppender.found(database, known.get(), entry.assessment())) {
      throw new RefusedRunException(
          "run %s is in %s with another result, and what was recorded is never changed"
              .formatted(run.id(), database.file()));
    }
    long assessment = assessment(entry);
    if (known.isPresent()) {
      return false;
    }
    append(run, runs.add(run.stream()), assessment, entry.assessment());
    return true;
  }

  /** The assessment of an entry, which is stored if it is new. */
  private long assessment(LogEntry entry) throws SQLException {
    OptionalLong stored = assessments.find(entry.assessment());
    if (entry.told().isEmpty()) {
      return stored.orElseThrow(() -> untold(entry, entry.assessment()));
    }
    OptionalLong base = OptionalLong.empty();
    if (entry.told().get().base().isPresent()) {
      Digest digest = entry.told().get().base().get();
      base = assessments.find(digest);
      if (base.isEmpty()) {
        throw untold(entry, digest);
      }
    }
    Facts facts = entry.facts(base.isPresent() ? facts(base.getAsLong()) : Facts.NONE);
    if (stored.isEmpty()) {
      return store(facts, entry.assessment(), base);
    }
    keep(stored.getAsLong(), facts);
    return stored.getAsLong();
  }

  private static RefusedRunException untold(LogEntry entry, Digest digest) {
    return new RefusedRunException(
        "run " + entry.run().id() + " rests upon assessment " + digest + ", which nothing tells");
  }

  private void append(Run run, long stream, long assessment, Digest digest) throws SQLException {
    runs.add(run, stream, runs.add(run.ruleset()), assessment, digest);
    if (run.source() != Source.DRAFT) {
      long time = run.observedAt().toEpochMilli();
      touched.merge(stream, new Times(time, time), Times::with);
    }
  }

  /** The assessment of the run before, where there is one; else any. */
  private OptionalLong base(Run run, long stream) throws SQLException {
    Optional<LoggedRun> before = runs.assessedBefore(stream, run.observedAt().toEpochMilli());
    return before.isPresent()
        ? OptionalLong.of(before.get().assessment())
        : assessments.newestAssessed();
  }

  private long store(Facts facts, Digest digest, OptionalLong base) throws SQLException {
    long stored =
        base.isPresent() && facts.outcome() == Outcome.ASSESSED
            ? assessments.add(facts, digest, base.getAsLong(), facts(base.getAsLong()))
            : assessments.add(facts, digest);
    keep(stored, facts);
    return stored;
  }

  private Facts facts(long assessment) throws SQLException {
    Facts known = atHand.get(assessment);
    if (known != null) {
      return known;
    }
    Facts facts = assessments.facts(assessment);
    keep(assessment, facts);
    return facts;
  }

  private void keep(long assessment, Facts facts) {
    atHand.put(assessment, facts);
    if (atHand.size() > AT_HAND) {
      atHand.remove(atHand.keySet().iterator().next());
    }
  }

  /** Brings the spans up to date. */
  void fold() throws SQLException {
    for (Map.Entry<Long, Times> times : touched.entrySet()) {
      long stream = times.getKey();
      Fold fold =
          new Fold(runs, assessments, stream, new StreamSpans(database, assessments, stream));
      Optional<LoggedRun> anchor = runs.assessedBefore(stream, times.getValue().first());
      Optional<LoggedRun> next = runs.assessedAfter(stream, times.getValue().last());
      if (next.isPresent()) {
        fold.between(database, anchor, next.get());
      } else {
        fold.after(anchor, Map.of());
      }
    }
    touched.clear();
  }
}
