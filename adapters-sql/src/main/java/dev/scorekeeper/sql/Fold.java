package dev.scorekeeper.sql;

import dev.scorekeeper.domain.history.Timeline;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a stream's spans in the file what the fold of its runs in the log makes them; the same
 * spans, from whichever assessed moment on it folds.
 */
final class Fold {
  private final Runs runs;
  private final Assessments assessments;
  private final long stream;
  private final StreamSpans spans;

  Fold(Runs runs, Assessments assessments, long stream, StreamSpans spans) {
    this.runs = runs;
    this.assessments = assessments;
    this.stream = stream;
    this.spans = spans;
  }

  /**
   * Folds the moments after a run again; what the spans said of them is forgotten.
   *
   * @param anchor an assessed run used for its moment; empty for all moments
   * @param atHand facts by assessment that need not be read
   */
  void after(Optional<LoggedRun> anchor, Map<Long, Facts> atHand) throws SQLException {
    after(anchor, atHand, run -> {});
  }

  /**
   * Folds a run at a moment after all others. What it costs follows what it changes.
   *
   * @param before the run used for the moment before, which is assessed
   * @param run at its moment
   * @param atHand facts by assessment that need not be read
   */
  void onTop(LoggedRun before, LoggedRun run, Map<Long, Facts> atHand) throws SQLException {
    FactsCursor cursor = new FactsCursor(assessments, atHand);
    cursor.startAt(before.assessment(), spans.values());
    take(run, cursor, Timeline.resume(spans, before.ruleset()));
    spans.flush();
  }

  /**
   * Folds the moments after one assessed run up to another, where the moments between have changed
   * and those two have not. What it costs follows what is between.
   *
   * @param anchor an assessed run used for its moment; empty for the beginning
   * @param last an assessed run used for its moment
   */
  void between(LogDatabase database, Optional<LoggedRun> anchor, LoggedRun last)
      throws SQLException {
    long from = Long.MIN_VALUE;
    FactsCursor cursor = new FactsCursor(assessments, Map.of());
    Map<Fact.Key, Fact> before = Map.of();
    if (anchor.isPresent()) {
      from = anchor.get().moment().at().toEpochMilli() + 1;
      before = assessments.facts(anchor.get().assessment()).byKey();
      cursor.startAt(anchor.get().assessment(), before);
    }
    long end = last.moment().at().toEpochMilli();
    SpanRange window = new SpanRange(database, spans, from, end, before);
    Timeline timeline =
        anchor.isPresent()
            ? Timeline.resume(window, anchor.get().ruleset())
            : Timeline.begin(window);
    along(runs, stream, from, end, cursor, timeline, run -> {});
    window.flush();
  }

  /**
   * Folds all moments again.
   *
   * @param folded is told of each run when it is folded
   */
  void fromNothing(Runs.Taking folded) throws SQLException {
    after(Optional.empty(), Map.of(), folded);
  }

  private void after(Optional<LoggedRun> anchor, Map<Long, Facts> atHand, Runs.Taking folded)
      throws SQLException {
    long from = Long.MIN_VALUE;
    if (anchor.isPresent()) {
      from = anchor.get().moment().at().toEpochMilli() + 1;
    }
    spans.rewind(from);
    spans.load();
    FactsCursor cursor = new FactsCursor(assessments, atHand);
    Timeline timeline;
    if (anchor.isPresent()) {
      // What holds after an assessed moment is what its run said.
      cursor.startAt(anchor.get().assessment(), spans.values());
      timeline = Timeline.resume(spans, anchor.get().ruleset());
    } else {
      timeline = Timeline.begin(spans);
    }
    along(runs, stream, from, cursor, timeline, folded);
    spans.flush();
  }

  /**
   * Takes a timeline along the runs used for their moments from a time on.
   *
   * @param cursor is where the timeline is
   * @param folded is told of each run when the timeline has taken it
   */
  static void along(
      Runs runs, long stream, long from, FactsCursor cursor, Timeline timeline, Runs.Taking folded)
      throws SQLException {
    along(runs, stream, from, Long.MAX_VALUE, cursor, timeline, folded);
  }

  private static void along(
      Runs runs,
      long stream,
      long from,
      long last,
      FactsCursor cursor,
      Timeline timeline,
      Runs.Taking folded)
      throws SQLException {
    runs.eachSpeaker(
        stream,
        from,
        last,
        run -> {
          take(run, cursor, timeline);
          folded.take(run);
        });
  }

  private static void take(LoggedRun run, FactsCursor cursor, Timeline timeline)
      throws SQLException {
    if (run.isReadable()) {
      timeline.assessed(run.moment(), run.ruleset(), cursor.moveTo(run.assessment()));
    } else {
      timeline.unreadable(run.moment(), run.ruleset(), cursor.facts(run.assessment()));
    }
  }
}
