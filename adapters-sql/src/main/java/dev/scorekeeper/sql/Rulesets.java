package dev.scorekeeper.sql;

import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The rulesets by which runs were made, and their numbers. A number stays with its ruleset, so each
 * is asked for once.
 */
final class Rulesets {
  private static final String BY_CONTENT =
      "SELECT id FROM stored_ruleset WHERE rules = ? AND settings = ?";

  private static final String BY_ID = "SELECT rules, settings FROM stored_ruleset WHERE id = ?";

  private static final String ADD =
      "INSERT INTO stored_ruleset (id, rules, settings)"
          + " VALUES ((SELECT coalesce(max(id), 0) + 1 FROM stored_ruleset), ?, ?) RETURNING id";

  private final LogDatabase database;
  private final Map<Ruleset, Long> numbers = new HashMap<>();

  /** What is read may be another than what has its number, where the log is not intact. */
  private final Map<Long, Ruleset> byNumber = new HashMap<>();

  Rulesets(LogDatabase database) {
    this.database = database;
  }

  /** What {@link #find} asks. */
  BoundStatement asking(Ruleset ruleset) {
    return BoundStatement.of(
        BY_CONTENT, RulesetCodec.number(ruleset), database.written(ruleset.settings()));
  }

  /** The number of a ruleset, where it has one. */
  OptionalLong find(Ruleset ruleset) throws SQLException {
    Long known = numbers.get(ruleset);
    if (known != null) {
      return OptionalLong.of(known);
    }
    OptionalLong found = database.number(asking(ruleset));
    found.ifPresent(number -> note(number, ruleset));
    return found;
  }

  /** The number of a ruleset, which gets one when it has none. */
  long add(Ruleset ruleset) throws SQLException {
    OptionalLong known = find(ruleset);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    long number =
        database
            .number(ADD, RulesetCodec.number(ruleset), database.written(ruleset.settings()))
            .orElseThrow(database::vanished);
    note(number, ruleset);
    return number;
  }

  private void note(long number, Ruleset ruleset) {
    numbers.put(ruleset, number);
    byNumber.put(number, ruleset);
  }

  /** The ruleset of a number. */
  Ruleset get(long number) throws SQLException {
    Ruleset known = byNumber.get(number);
    if (known != null) {
      return known;
    }
    PreparedStatement select = database.prepared(BY_ID);
    select.setLong(1, number);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      Ruleset ruleset = RulesetCodec.ruleset(row.getInt(1), database.text(row, 2));
      byNumber.put(number, ruleset);
      return ruleset;
    }
  }
}
