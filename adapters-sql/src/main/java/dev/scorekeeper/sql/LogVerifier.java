package dev.scorekeeper.sql;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks through a whole history for what is not as recording made it. It believes nothing that is
 * stored, and holds no more of it than a few assessments at a time.
 */
public final class LogVerifier {
  private static final String ORIGIN = "SELECT id, bytes FROM stored_origin";
  private static final String ASSESSMENTS = "SELECT count(*) FROM stored_assessment";
  private static final String FACTS = "SELECT count(*) FROM stored_fact";
  private static final String SPANS = "SELECT count(*) FROM stored_span";
  private static final int ORIGIN_BYTES = 16;

  private final LogDatabase database;
  private final Schema schema;
  private final List<Checkpoint> against;
  private final ProgressListener progress;
  private final Violations breaks = new Violations();
  private Optional<Checkpoint> now = Optional.empty();
  private long assessments;
  private long facts;
  private long spans;
  private int done;
  private int of;

  LogVerifier(
      LogDatabase database, Schema schema, List<Checkpoint> against, ProgressListener progress) {
    this.database = database;
    this.schema = schema;
    this.against = against;
    this.progress = progress;
  }

  Verification verify() throws SQLException {
    try {
      lookThrough();
    } catch (SQLException e) {
      Optional<String> damage = database.damage(e);
      if (damage.isEmpty()) {
        throw e;
      }
      breaks.wrong(OptionalLong.empty(), "file", "is damaged: " + damage.get());
    }
    return new Verification(now, assessments, facts, spans, breaks.first(), breaks.count());
  }

  private void lookThrough() throws SQLException {
    check(schema::verify);
    if (!schema.hasTables()) {
      // What lies in other tables, or in views that look like ours, is no log.
      return;
    }
    assessments = number(ASSESSMENTS);
    facts = number(FACTS);
    spans = number(SPANS);
    int runs = new Runs(database).count();
    of = (int) (2L * runs + assessments);

    Optional<Checkpoint> beginning = beginning();
    RunVerifier chain = new RunVerifier(database, beginning, this::step);
    check(chain::verify);
    now = chain.end();
    AssessmentVerifier stored = new AssessmentVerifier(database, this::step);
    check(stored::verify);
    check(all -> numbered("stream", chain.streams(), all));
    check(all -> numbered("ruleset", chain.rulesets(), all));
    check(all -> numbered("assessment", chain.assessments(), all));
    check(all -> numbered("subject", stored.subjects(), all));
    for (Checkpoint checkpoint : against) {
      check(all -> isPrefix(checkpoint, beginning, all));
    }
    check(schema::verifyStorage);
    if (breaks.none() && schema.hasSpans()) {
      // Only what an intact log says can tell what the spans should be.
      check(new SpanVerifier(database, this::step)::verify);
    }
  }

  private void check(Check check) throws SQLException {
    Violations found = new Violations();
    try {
      check.run(found);
    } finally {
      breaks.add(found);
    }
  }

  private void step() {
    done++;
    progress.show(Math.min(done, of), of);
  }

  private Optional<Checkpoint> beginning() throws SQLException {
    OptionalLong first = OptionalLong.of(1);
    byte[] origin = null;
    try (ResultSet row = database.prepared(ORIGIN).executeQuery()) {
      while (row.next()) {
        byte[] bytes = row.getBytes(2);
        if (row.getLong(1) != 1 || bytes == null || bytes.length != ORIGIN_BYTES) {
          breaks.wrong(first, "origin", "is not one row of " + ORIGIN_BYTES + " bytes");
        } else {
          origin = bytes;
        }
      }
    }
    if (origin == null) {
      breaks.wrong(first, "origin", "is missing");
    }
    return Optional.ofNullable(origin).map(HexFormat.of()::formatHex).map(Checkpoint::beginning);
  }

  /** Rows are numbered from 1 without gaps, and something refers to each. */
  private void numbered(String table, BitSet used, Violations all) throws SQLException {
    try (ResultSet row =
        database.prepared("SELECT id FROM stored_" + table + " ORDER BY id").executeQuery()) {
      long next = 1;
      while (row.next()) {
        long id = row.getLong(1);
        if (id != next) {
          all.differs(
              OptionalLong.empty(),
              table,
              "number after " + (next - 1),
              Long.toString(id),
              Long.toString(next));
        }
        next = id + 1;
        if (id < 0 || id > Integer.MAX_VALUE || !used.get((int) id)) {
          all.wrong(OptionalLong.empty(), table + " " + id, "is there, but nothing refers to it");
        }
      }
    }
  }

  private void isPrefix(Checkpoint checkpoint, Optional<Checkpoint> beginning, Violations all)
      throws SQLException {
    OptionalLong run = OptionalLong.of(Math.max(1, checkpoint.entries()));
    String where = "checkpoint of " + checkpoint.entries() + " entries";
    if (beginning.isEmpty()) {
      return;
    }
    String origin = beginning.get().origin();
    if (!origin.equals(checkpoint.origin())) {
      all.differs(OptionalLong.of(1), where, "origin", origin, checkpoint.origin());
      return;
    }
    if (checkpoint.entries() == 0) {
      String head = beginning.get().head().hex();
      if (!head.equals(checkpoint.head().hex())) {
        all.differs(run, where, "beginning", head, checkpoint.head().hex());
      }
      return;
    }
    try (ResultSet row = new Runs(database).link(checkpoint.entries())) {
      if (!row.next()) {
        all.differs(
            run,
            where,
            "number of entries",
            Long.toString(now.map(Checkpoint::entries).orElse(0L)),
            checkpoint.entries() + " or more");
      } else if (!ColumnReader.digest(row, 1).equals(Optional.of(checkpoint.head()))) {
        all.differs(
            run,
            where,
            "chain at entry " + checkpoint.entries(),
            ColumnReader.shown(row, 1),
            checkpoint.head().hex());
      }
    }
  }

  private long number(String sql) throws SQLException {
    return database.number(sql).orElse(0);
  }

  /** What a database has of its own to look at. */
  public interface Schema {
    /** Looks at tables, views and whatever has a say in what is written. */
    void verify(Violations found) throws SQLException;

    /** Whether the tables are those that hold a log; known once they were verified. */
    boolean hasTables();

    /** Whether spans and moments are computed from the log. */
    default boolean hasSpans() {
      return true;
    }

    /** Looks at what is stored as the database itself can, after the log was read. */
    void verifyStorage(Violations found) throws SQLException;
  }

  private interface Check {
    void run(Violations found) throws SQLException;
  }
}
