package dev.scorekeeper.sql;

import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.FactSheet;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Looks through the assessments: each digest is that of the facts, and the counts beside it are
 * what the facts add up to. Of what is built on a broken one nothing is said.
 */
final class AssessmentVerifier {
  private static final String ASSESSMENTS =
      """
      SELECT id, digest, base, weight, outcome, domains, implemented, cataloged, planned,
        broken, errors, warnings, registry_entries, system_sequences, catalog_entries,
        catalog_sequences
      FROM stored_assessment ORDER BY id
      """;

  private static final String FACTS =
      """
      SELECT fact.assessment, fact.kind, fact.subject, subject.name, fact.value
      FROM stored_fact AS fact LEFT JOIN stored_subject AS subject ON subject.id = fact.subject
      ORDER BY fact.assessment
      """;

  private static final String WEIGHT = "SELECT weight FROM stored_assessment WHERE id = ?";
  private static final String FIRST_RUN = "SELECT min(seq) FROM stored_run WHERE assessment = ?";

  /** How many facts of assessments are at hand, each of which may be the base of the next. */
  private static final int AT_HAND = 250_000;

  private final LogDatabase database;
  private final Runnable step;
  private final BitSet subjects = new BitSet();
  private final BitSet broken = new BitSet();
  private final Map<Long, FactSheet> atHand = new LinkedHashMap<>(64, 0.75f, true);
  private int factsAtHand;

  AssessmentVerifier(LogDatabase database, Runnable step) {
    this.database = database;
    this.step = step;
  }

  /** The subjects that facts refer to. */
  BitSet subjects() {
    return subjects;
  }

  void verify(Violations breaks) throws SQLException {
    try (ResultSet row = database.prepared(ASSESSMENTS).executeQuery();
        ResultSet fact = database.prepared(FACTS).executeQuery()) {
      boolean more = fact.next();
      while (row.next()) {
        long id = row.getLong(1);
        more = skipTo(id, fact, more, breaks);
        One one = new One(id, row, breaks);
        while (more && fact.getLong(1) == id) {
          one.take(fact);
          more = fact.next();
        }
        one.end();
        step.run();
      }
      skipTo(Long.MAX_VALUE, fact, more, breaks);
    }
  }

  /** Passes over the facts of assessments that are not there. */
  private static boolean skipTo(long id, ResultSet fact, boolean more, Violations breaks)
      throws SQLException {
    boolean any = more;
    while (any && fact.getLong(1) < id) {
      breaks.wrong(
          OptionalLong.empty(),
          "fact of assessment " + fact.getLong(1),
          "belongs to an assessment that is not there");
      any = fact.next();
    }
    return any;
  }

  /** What an assessment says that was looked through, by way of the nearest one at hand. */
  private FactSheet read(long number) throws SQLException {
    Assessments assessments = new Assessments(database);
    List<Long> way = assessments.up(number, atHand::containsKey);
    if (!way.isEmpty()) {
      FactSheet read = Objects.requireNonNull(atHand.get(way.get(way.size() - 1))).copy();
      for (int i = way.size() - 2; i >= 0; i--) {
        change(read, assessments.changesToBase(way.get(i)));
      }
      return read;
    }
    FactSheet read = FactSheet.empty();
    assessments.facts(number).byKey().values().forEach(read::put);
    keep(number, read);
    return read.copy();
  }

  private static void change(FactSheet sheet, Map<Fact.Key, Optional<Fact>> changes) {
    changes.forEach(
        (key, value) -> value.ifPresentOrElse(now -> sheet.put(now), () -> sheet.remove(key)));
  }

  private void keep(long number, FactSheet sheet) {
    if (atHand.put(number, sheet) == null) {
      factsAtHand += sheet.size();
    }
    Iterator<FactSheet> eldest = atHand.values().iterator();
    while (factsAtHand > AT_HAND && atHand.size() > 1) {
      factsAtHand -= eldest.next().size();
      eldest.remove();
    }
  }

  /** One assessment, and what it is found to be. */
  private final class One {
    private final long id;
    private final ResultSet row;
    private final Violations breaks;
    private final OptionalLong base;
    private final Optional<FactSheet> sheet;
    private long rows;
    private boolean sound;

    One(long id, ResultSet row, Violations breaks) throws SQLException {
      this.id = id;
      this.row = row;
      this.breaks = breaks;
      this.base = ColumnReader.number(row, 3);
      this.sheet = base.isPresent() ? sheetOf(base.getAsLong()) : Optional.of(FactSheet.empty());
      this.sound = sheet.isPresent();
    }

    /** What the base says; empty when that cannot be told. */
    private Optional<FactSheet> sheetOf(long number) throws SQLException {
      if (number >= id || number < 1 || database.number(WEIGHT, number).isEmpty()) {
        differs("base", 3, "an assessment before it");
        return Optional.empty();
      }
      if (broken.get((int) number)) {
        return Optional.empty();
      }
      return Optional.of(read(number));
    }

    void take(ResultSet fact) throws SQLException {
      rows++;
      long subject = fact.getLong(3);
      if (subject >= 0 && subject < Integer.MAX_VALUE) {
        subjects.set((int) subject);
      }
      if (!sound) {
        return;
      }
      long kind = fact.getLong(2);
      Optional<String> name = ColumnReader.text(database, fact, 4);
      if (kind < 0 || kind >= DbCodes.KINDS.size() || name.isEmpty()) {
        wrong(
            fact,
            name.isEmpty() ? "has a subject that is not there, or no UTF-8" : "has no known kind");
        return;
      }
      Fact.Key key = new Fact.Key(DbCodes.KINDS.get((int) kind), name.get());
      if (fact.getObject(5) == null) {
        if (!sheet.orElseThrow().remove(key)) {
          wrong(fact, "takes away what is not there");
        }
        return;
      }
      Optional<Fact> said =
          ColumnReader.text(database, fact, 5)
              .flatMap(text -> FactValue.readExactly(database, key, text));
      if (said.isEmpty()) {
        wrong(fact, "is nothing that an assessment can say");
      } else if (!sheet.orElseThrow().put(said.get())) {
        wrong(fact, "says what is said already");
      }
    }

    private void wrong(ResultSet fact, String what) throws SQLException {
      sound = false;
      breaks.wrong(
          firstRun(),
          where()
              + ", fact of kind "
              + fact.getLong(2)
              + " about "
              + ColumnReader.text(database, fact, 4).orElse("subject " + fact.getLong(3)),
          what + ": " + ColumnReader.shown(fact, 5));
    }

    void end() throws SQLException {
      long weight =
          rows + (base.isPresent() ? database.number(WEIGHT, base.getAsLong()).orElse(0) : 0);
      if (row.getLong(4) != weight) {
        differs("weight", 4, Long.toString(weight));
      }
      long outcome = row.getLong(5);
      if (sound && (outcome < 0 || outcome >= DbCodes.OUTCOMES.size())) {
        differs("outcome", 5, "0 or 1");
        sound = false;
      }
      if (sound) {
        is(DbCodes.OUTCOMES.get((int) outcome), sheet.orElseThrow());
      }
      if (sound) {
        keep(id, sheet.orElseThrow());
      } else if (id >= 0 && id < Integer.MAX_VALUE) {
        broken.set((int) id);
      }
    }

    /** Compares what is stored beside the facts with what they say. */
    private void is(Outcome outcome, FactSheet facts) throws SQLException {
      Digest digest = facts.digest(outcome);
      if (!ColumnReader.digest(row, 2).equals(Optional.of(digest))) {
        differs("digest", 2, digest.hex());
        sound = false;
      }
      boolean assessed = outcome == Outcome.ASSESSED;
      Tally tally = facts.tally();
      LayerCounts layers = facts.layers();
      OptionalInt none = OptionalInt.empty();
      List<OptionalInt> counts =
          List.of(
              assessed ? OptionalInt.of(tally.domains()) : none,
              assessed ? OptionalInt.of(tally.implemented()) : none,
              assessed ? OptionalInt.of(tally.cataloged()) : none,
              assessed ? OptionalInt.of(tally.planned()) : none,
              assessed ? OptionalInt.of(tally.broken()) : none,
              OptionalInt.of(facts.count(Severity.ERROR)),
              OptionalInt.of(facts.count(Severity.WARNING)),
              assessed ? layers.registryEntries() : none,
              assessed ? layers.systemSequences() : none,
              assessed ? layers.catalogEntries() : none,
              assessed ? layers.catalogSequences() : none);
      for (int i = 0; i < counts.size(); i++) {
        int column = 6 + i;
        OptionalInt count = counts.get(i);
        OptionalLong expected =
            count.isPresent() ? OptionalLong.of(count.getAsInt()) : OptionalLong.empty();
        if (!ColumnReader.number(row, column).equals(expected)) {
          differs(
              row.getMetaData().getColumnName(column),
              column,
              count.isPresent() ? Integer.toString(count.getAsInt()) : "nothing");
        }
      }
    }

    private void differs(String what, int column, String expected) throws SQLException {
      breaks.differs(firstRun(), where(), what, ColumnReader.shown(row, column), expected);
    }

    private OptionalLong firstRun() throws SQLException {
      return database.number(FIRST_RUN, id);
    }

    private String where() throws SQLException {
      OptionalLong run = firstRun();
      return "assessment "
          + id
          + (run.isPresent() ? " of run " + run.getAsLong() : ", which no run refers to");
    }
  }
}
