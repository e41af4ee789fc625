package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One run on its way into the log and into the spans of its stream. What it costs follows what is
 * different from the stream's moment before and, for a late run, the moments after.
 */
final class RunAppender {
  private final Database database;
  private final Runs runs;
  private final Assessments assessments;
  private final Run run;
  private final Facts facts;
  private final long stream;
  private final long time;
  private final StreamSpans spans;

  /** The run that speaks at the moment before. */
  private final Optional<LoggedRun> before;

  /** The run that speaks at the same moment so far. */
  private final Optional<LoggedRun> here;

  /** Whether the run comes after all others of its stream, so that the open spans are before it. */
  private final boolean last;

  private RunAppender(Database database, Runs runs, Run run, Facts facts) throws SQLException {
    this.database = database;
    this.runs = runs;
    this.assessments = new Assessments(database);
    this.run = run;
    this.facts = facts;
    this.stream = runs.add(run.stream());
    this.time = run.observedAt().toEpochMilli();
    this.spans = new StreamSpans(database, assessments, stream);
    this.before = runs.speakerBefore(stream, time);
    this.here = runs.speakerAt(stream, time);
    this.last = here.isEmpty() && !runs.anyAfter(stream, time);
  }

  /** Records a run, unless its identity is known. */
  static RecordedRun record(Database database, Run run, Facts facts) throws SQLException {
    Runs runs = new Runs(database);
    Digest digest = facts.digest();
    Optional<LoggedRun> known = runs.find(run.id());
    if (known.isEmpty()) {
      return new RunAppender(database, runs, run, facts).record(digest);
    }
    if (found(database, known.get(), digest)) {
      return known.get().recorded();
    }
    throw otherResult(database, run.id());
  }

  /** Whether a run of the log found what has this digest. */
  static boolean found(Database database, LoggedRun run, Digest digest) throws SQLException {
    return new Assessments(database).digest(run.assessment()).equals(digest);
  }

  static HistoryException otherResult(Database database, RunId run) {
    return new HistoryException(
        "%s holds run %s with another result, and what was recorded is never changed"
            .formatted(database.file(), run));
  }

  private RecordedRun record(Digest digest) throws SQLException {
    OptionalLong known = assessments.find(digest);
    long assessment = known.isPresent() ? known.getAsLong() : store(digest);
    long ruleset = runs.add(run.ruleset());
    LoggedRun logged = runs.add(run, stream, ruleset, assessment, digest);
    if (speaks()) {
      if (here.isPresent() && here.get().saysTheSame(logged)) {
        spans.passOn(logged.moment());
      } else if (!last || before.isEmpty() || before.get().assessment() != assessment) {
        fold(assessment);
      }
    }
    return logged.recorded();
  }

  private void fold(long assessment) throws SQLException {
    Fold fold = new Fold(runs, assessments, stream, spans);
    Optional<LoggedRun> next = last ? Optional.empty() : runs.assessedAfter(stream, time);
    if (next.isPresent()) {
      fold.between(database, anchor(), next.get());
    } else {
      fold.after(anchor(), Map.of(assessment, facts));
    }
  }

  /** Stores the assessment, by its difference to a near one where there is one. */
  private long store(Digest digest) throws SQLException {
    if (facts.outcome() == Outcome.UNREADABLE) {
      return assessments.add(facts, digest);
    }
    Optional<LoggedRun> anchor = anchor();
    if (anchor.isPresent()) {
      return assessments.add(facts, digest, anchor.get().assessment(), facts(anchor.get()));
    }
    OptionalLong any = assessments.newestAssessed();
    return any.isPresent()
        ? assessments.add(facts, digest, any.getAsLong(), assessments.facts(any.getAsLong()))
        : assessments.add(facts, digest);
  }

  private boolean speaks() {
    return run.source() != Source.DRAFT
        && (here.isEmpty() || Run.AT_ONE_MOMENT.compare(run, here.get().recorded().run()) > 0);
  }

  /** The assessed run that speaks last before this one: a fold can go on after it. */
  private Optional<LoggedRun> anchor() throws SQLException {
    return before.isEmpty() || before.get().assessed() ? before : runs.assessedBefore(stream, time);
  }

  private Facts facts(LoggedRun anchor) throws SQLException {
    return last && before.isPresent() && before.get().assessment() == anchor.assessment()
        ? Facts.of(Outcome.ASSESSED, spans.load().values().values())
        : assessments.facts(anchor.assessment());
  }
}
