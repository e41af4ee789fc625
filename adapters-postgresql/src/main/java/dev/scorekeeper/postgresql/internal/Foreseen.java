package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.sql.BoundStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answers before it is needed: many questions at once take one way there and back.
 * Each answer is given once, and none after what it tells of was written.
 */
final class Foreseen {
  private final Map<BoundStatement, ResultSet> answers = new HashMap<>();
  private final List<PreparedStatement> statements = new ArrayList<>();

  /** Asks questions, as the parts of one statement. */
  void ask(Connection connection, List<BoundStatement> questions) throws SQLException {
    if (answers.isEmpty()) {
      forget();
    }
    BoundStatement together = BoundStatement.together(questions);
    PreparedStatement statement = connection.prepareStatement(together.sql());
    statements.add(statement);
    together.bind(statement);
    statement.execute();
    for (BoundStatement question : questions) {
      answers.put(question, statement.getResultSet());
      statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
    }
  }

  /** The answer to a question, if it was foreseen. */
  Optional<ResultSet> take(BoundStatement question) {
    return Optional.ofNullable(answers.remove(question));
  }

  /** Forgets what was answered of a table that is written to. */
  void forget(String table) {
    answers.keySet().removeIf(question -> question.sql().contains(table));
  }

  /** Forgets all. */
  void forget() throws SQLException {
    answers.clear();
    for (PreparedStatement statement : statements) {
      statement.close();
    }
    statements.clear();
  }
}
