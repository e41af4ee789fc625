package dev.scorekeeper.sql;

import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.LongPredicate;

/**
 * The log's assessments and their facts. Each is stored once under its digest, whole or as its
 * difference to a base.
 */
final class Assessments {
  /** Where names are indexed by how they begin, since an index takes no text of any length. */
  private static final String SUBJECT =
      "SELECT id FROM stored_subject WHERE substr(name, 1, 200) = substr(?, 1, 200) AND name = ?";

  private static final BoundStatement LAST_SUBJECT =
      BoundStatement.of("SELECT max(id) FROM stored_subject");

  private static final String ADD_SUBJECT = "INSERT INTO stored_subject (id, name) VALUES (?, ?)";

  /** So many subjects are asked for at once. */
  private static final int SUBJECTS = 64;

  private static final String BY_DIGEST =
      """
      SELECT id, outcome, implemented, planned, broken, cataloged, errors, warnings
      FROM stored_assessment WHERE digest = ?
      """;

  private static final String DIGEST = "SELECT digest FROM stored_assessment WHERE id = ?";
  private static final String OUTCOME = "SELECT outcome FROM stored_assessment WHERE id = ?";
  private static final String BASE = "SELECT base FROM stored_assessment WHERE id = ?";

  /** What is asked before the first assessment is added. */
  static final BoundStatement LAST = BoundStatement.of("SELECT max(id) FROM stored_assessment");

  private static final String WEIGHT = "SELECT weight FROM stored_assessment WHERE id = ?";

  private static final String NEWEST_ASSESSED =
      "SELECT id FROM stored_assessment WHERE outcome = 0 ORDER BY id DESC LIMIT 1";

  private static final String ADD =
      """
      INSERT INTO stored_assessment (id, digest, base, weight, outcome, domains, implemented, cataloged,
        planned, broken, errors, warnings, registry_entries, system_sequences, catalog_entries,
        catalog_sequences)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String ADD_FACT =
      "INSERT INTO stored_fact (assessment, kind, subject, value) VALUES (?, ?, ?, ?)";

  /** The bases' facts come first. The join is CROSS, which SQLite never turns around. */
  private static final String FACTS =
      """
      WITH RECURSIVE chain (id, base) AS (
        SELECT id, base FROM stored_assessment AS assessment WHERE id = ?
        UNION ALL
        SELECT assessment.id, assessment.base
        FROM chain JOIN stored_assessment AS assessment ON assessment.id = chain.base
      )
      SELECT fact.kind, subject.name, fact.value
      FROM chain
      CROSS JOIN stored_fact AS fact
      JOIN stored_subject AS subject ON subject.id = fact.subject
      WHERE fact.assessment = chain.id
      ORDER BY chain.id
      """;

  private static final String BASES =
      """
      WITH RECURSIVE chain (id, base) AS (
        SELECT id, base FROM stored_assessment AS assessment WHERE id = ?
        UNION ALL
        SELECT assessment.id, assessment.base
        FROM chain JOIN stored_assessment AS assessment ON assessment.id = chain.base
      )
      SELECT id FROM chain LIMIT 256
      """;

  private static final String OWN_FACTS =
      """
      SELECT fact.kind, subject.name, fact.value
      FROM stored_fact AS fact JOIN stored_subject AS subject ON subject.id = fact.subject
      WHERE fact.assessment = ?
      """;

  /** A chain of bases that takes more rows than this many times its facts begins anew. */
  private static final int LONGEST_CHAIN = 4;

  private final LogDatabase database;

  /** The numbers of the subjects that were written about. */
  private final Map<String, Long> subjects = new HashMap<>();

  private Optional<Difference> last = Optional.empty();

  private final Numbers numbers = new Numbers(LAST);
  private final Numbers numbersOfSubjects = new Numbers(LAST_SUBJECT);

  /**
   * The assessments of a log.
   *
   * @param database where something is written, this lives as long as the transaction
   */
  Assessments(LogDatabase database) {
    this.database = database;
  }

  /**
   * What the row of an assessment says.
   *
   * @param id its number in this log
   * @param tally empty of what could not be read
   */
  record Stored(long id, Optional<Tally> tally, int errors, int warnings) {}

  /** The numbers of new rows of a table: nobody else appends until the transaction ends. */
  private final class Numbers {
    private final BoundStatement asking;
    private OptionalLong last = OptionalLong.empty();

    /**
     * Numbers after the last.
     *
     * @param asking for the last
     */
    private Numbers(BoundStatement asking) {
      this.asking = asking;
    }

    private long next() throws SQLException {
      long next = (last.isPresent() ? last : database.number(asking)).orElse(0) + 1;
      last = OptionalLong.of(next);
      return next;
    }
  }

  /** The assessment that was stored last, where that was as its difference to another. */
  private record Difference(long id, long base, SortedMap<Fact.Key, Optional<Fact>> changes) {}

  /** Notes the number of a subject that was read beside something else. */
  void note(String subject, long number) {
    subjects.put(subject, number);
  }

  /** The number of a subject, which gets one when it has none. */
  long subject(String name) throws SQLException {
    Long known = subjects.get(name);
    if (known == null) {
      numberAll(Set.of(name));
      known = Objects.requireNonNull(subjects.get(name));
    }
    return known;
  }

  /** Gives a number to each subject that has none. All are asked for before one is stored. */
  private void numberAll(Set<String> names) throws SQLException {
    List<String> unknown = new ArrayList<>(names);
    unknown.removeAll(subjects.keySet());
    for (int from = 0; from < unknown.size(); from += SUBJECTS) {
      find(unknown.subList(from, Math.min(from + SUBJECTS, unknown.size())));
    }
    unknown.removeAll(subjects.keySet());
    for (String name : unknown) {
      add(name);
    }
  }

  private void find(List<String> names) throws SQLException {
    List<BoundStatement> questions = new ArrayList<>();
    for (String name : names) {
      String written = database.written(name);
      questions.add(BoundStatement.of(SUBJECT, written, written));
    }
    database.foresee(questions);
    for (int i = 0; i < names.size(); i++) {
      OptionalLong found = database.number(questions.get(i));
      if (found.isPresent()) {
        subjects.put(names.get(i), found.getAsLong());
      }
    }
  }

  private void add(String name) throws SQLException {
    long number = numbersOfSubjects.next();
    database.insert(ADD_SUBJECT, number, database.written(name));
    subjects.put(name, number);
  }

  /** What {@link #find} asks. */
  static BoundStatement asking(Digest digest) {
    return BoundStatement.of(BY_DIGEST, (Object) digest.bytes());
  }

  /** The assessment that has a digest, if it is in the log. */
  Optional<Stored> find(Digest digest) throws SQLException {
    try (ResultSet row = database.ask(asking(digest))) {
      return row.next() ? Optional.of(stored(row, 1, 2)) : Optional.empty();
    }
  }

  /**
   * What a row says of an assessment.
   *
   * @param id the column with its number
   * @param outcome the column with its outcome, after which tally, errors and warnings come
   */
  static Stored stored(ResultSet row, int id, int outcome) throws SQLException {
    Optional<Tally> tally =
        DbCodes.OUTCOMES.get(row.getInt(outcome)) == Outcome.ASSESSED
            ? Optional.of(
                new Tally(
                    row.getInt(outcome + 1),
                    row.getInt(outcome + 2),
                    row.getInt(outcome + 3),
                    row.getInt(outcome + 4)))
            : Optional.empty();
    return new Stored(row.getLong(id), tally, row.getInt(outcome + 5), row.getInt(outcome + 6));
  }

  Digest digest(long assessment) throws SQLException {
    PreparedStatement select = database.prepared(DIGEST);
    select.setLong(1, assessment);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return Digest.of(row.getBytes(1));
    }
  }

  OptionalLong base(long assessment) throws SQLException {
    return database.number(BASE, assessment);
  }

  /**
   * An assessment, its base, the base of that, and so on, up to the first of some; empty where none
   * of them is near.
   */
  List<Long> up(long assessment, LongPredicate some) throws SQLException {
    if (isLast(assessment) && some.test(last.orElseThrow().base())) {
      return List.of(assessment, last.orElseThrow().base());
    }
    List<Long> bases = new ArrayList<>();
    PreparedStatement select = database.prepared(BASES);
    select.setLong(1, assessment);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        bases.add(row.getLong(1));
        if (some.test(row.getLong(1))) {
          return bases;
        }
      }
    }
    return List.of();
  }

  private boolean isLast(long assessment) {
    return last.filter(difference -> difference.id() == assessment).isPresent();
  }

  /** The assessed one that was stored last: a base where no nearer one is known. */
  OptionalLong newestAssessed() throws SQLException {
    return database.number(NEWEST_ASSESSED);
  }

  /** Stores an assessment whole. */
  Stored add(Facts facts, Digest digest) throws SQLException {
    return add(
        facts, digest, OptionalLong.empty(), facts.byKey().size(), Facts.NONE.changesTo(facts));
  }

  /** Stores an assessment by its difference to another, unless that saves nothing. */
  Stored add(Facts facts, Digest digest, long base, Facts before) throws SQLException {
    SortedMap<Fact.Key, Optional<Fact>> changes = before.changesTo(facts);
    int size = facts.byKey().size();
    long weight = database.number(WEIGHT, base).orElseThrow() + changes.size();
    if (changes.size() >= size || weight > (long) LONGEST_CHAIN * size) {
      return add(facts, digest);
    }
    Stored added = add(facts, digest, OptionalLong.of(base), weight, changes);
    last = Optional.of(new Difference(added.id(), base, changes));
    return added;
  }

  private Stored add(
      Facts facts,
      Digest digest,
      OptionalLong base,
      long weight,
      SortedMap<Fact.Key, Optional<Fact>> changes)
      throws SQLException {
    Assessment assessment = facts.assessment();
    LayerCounts layers = assessment.layers();
    Optional<Tally> tally =
        assessment instanceof Assessment.Assessed assessed
            ? Optional.of(assessed.tally())
            : Optional.empty();
    long id = numbers.next();
    int errors = assessment.count(Severity.ERROR);
    int warnings = assessment.count(Severity.WARNING);
    database.insert(
        ADD,
        id,
        digest.bytes(),
        base,
        weight,
        DbCodes.OUTCOMES.indexOf(facts.outcome()),
        tally.map(Tally::domains),
        tally.map(Tally::implemented),
        tally.map(Tally::cataloged),
        tally.map(Tally::planned),
        tally.map(Tally::broken),
        errors,
        warnings,
        layers.registryEntries(),
        layers.systemSequences(),
        layers.catalogEntries(),
        layers.catalogSequences());
    write(id, changes);
    return new Stored(id, tally, errors, warnings);
  }

  private void write(long assessment, SortedMap<Fact.Key, Optional<Fact>> changes)
      throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    for (Fact.Key key : changes.keySet()) {
      names.add(key.subject());
    }
    numberAll(names);
    for (Map.Entry<Fact.Key, Optional<Fact>> change : changes.entrySet()) {
      Fact.Key key = change.getKey();
      database.insert(
          ADD_FACT,
          assessment,
          DbCodes.KINDS.indexOf(key.kind()),
          subject(key.subject()),
          change.getValue().map(one -> FactValue.write(database, one)));
    }
  }

  /** The facts of an assessment, put together from its bases' and its own. */
  Facts facts(long assessment) throws SQLException {
    Outcome outcome =
        DbCodes.OUTCOMES.get((int) database.number(OUTCOME, assessment).orElseThrow());
    Map<Fact.Key, Fact> values = new HashMap<>();
    apply(changes(FACTS, assessment), values);
    return Facts.of(outcome, values.values());
  }

  /** What an assessment changes in the facts of its base. */
  Map<Fact.Key, Optional<Fact>> changesToBase(long assessment) throws SQLException {
    return isLast(assessment) ? last.orElseThrow().changes() : changes(OWN_FACTS, assessment);
  }

  private Map<Fact.Key, Optional<Fact>> changes(String sql, long assessment) throws SQLException {
    Map<Fact.Key, Optional<Fact>> changes = new HashMap<>();
    PreparedStatement select = database.prepared(sql);
    select.setLong(1, assessment);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Fact.Key key = new Fact.Key(DbCodes.KINDS.get(row.getInt(1)), database.text(row, 2));
        changes.put(
            key,
            Optional.ofNullable(row.getString(3))
                .map(value -> FactValue.read(database, key, value)));
      }
    }
    return changes;
  }

  static void apply(Map<Fact.Key, Optional<Fact>> changes, Map<Fact.Key, Fact> values) {
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(now -> values.put(key, now), () -> values.remove(key)));
  }
}
