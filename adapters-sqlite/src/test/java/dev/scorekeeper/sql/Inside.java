package dev.scorekeeper.sql;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.fixture.SqlConstants;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What tests look at beneath a history's ports. */
public final class Inside {
  private Inside() {}

  /** The facts of an assessment, put together from what is stored. */
  public static Facts facts(LogDatabase database, Digest digest) throws SQLException {
    Assessments assessments = new Assessments(database);
    return assessments.facts(assessments.find(digest).orElseThrow().id());
  }

  /** Folds a stream from its beginning. */
  public static void fold(LogDatabase database, StreamId id) throws SQLException {
    Runs runs = new Runs(database);
    Assessments assessments = new Assessments(database);
    long stream = runs.streams().find(id).orElseThrow();
    new Fold(runs, assessments, stream, new StreamSpans(database, assessments, stream))
        .after(Optional.empty(), Map.of());
  }

  /** The chain's link after the first run, as it follows from what is stored of it. */
  public static Digest linkOfTheFirst(LogDatabase database) throws SQLException {
    Runs runs = new Runs(database);
    Digest link = Checkpoint.beginning(runs.checkpoint().origin()).head();
    LoggedRun logged = runs.recorded(0, 1).get(0);
    Digest digest = new Assessments(database).digest(logged.assessment());
    return logged.recorded().run().chained(link, digest);
  }

  /** All statements that are constants of a class of this package, by the names of both. */
  public static Map<String, String> statements() throws Exception {
    Map<String, String> statements = SqlConstants.of(LogDatabase.class);
    statements.remove("Runs.RUN_COLUMNS");
    return statements;
  }
}
