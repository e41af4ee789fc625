package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.sql.BoundStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Statements that write, and wait until their rows are asked for. The server is sent all of them at
 * once: to wait for each answer by itself takes longer than what the server does.
 */
final class Waiting {
  /** So many wait at most, however much is written. */
  private static final int MOST = 1_000;

  /** From so many rows on a statement is sent by itself, once for all of them. */
  private static final int MANY = 5;

  private final List<Write> all = new ArrayList<>();
  private final Set<String> tables = new HashSet<>();

  /**
   * One of them.
   *
   * @param log whose rows it writes
   * @param ofOneRow whether it is to write one row, and has failed where it does not
   */
  record Write(ServerLog log, BoundStatement statement, boolean ofOneRow) {
    void check(int rows) {
      if (ofOneRow && rows != 1) {
        throw log.vanished();
      }
    }
  }

  /**
   * Adds a statement.
   *
   * @param table to which it writes
   * @return whether there are so many that they are to be sent
   */
  boolean add(Write write, String table) {
    all.add(write);
    tables.add(table);
    return all.size() >= MOST;
  }

  /** Whether a statement may ask for rows that one of them writes. */
  boolean isAskedFor(String sql) {
    boolean asked = false;
    for (String table : tables) {
      asked |= sql.contains(table);
    }
    return asked;
  }

  /** Forgets all of them. */
  void forget() {
    all.clear();
    tables.clear();
  }

  /** Sends all of them, in their order. */
  void send(Connection connection) throws SQLException {
    List<Write> due = List.copyOf(all);
    forget();
    int begin = 0;
    for (int from = 0; from < due.size(); ) {
      int end = endOfAlike(due, from);
      if (end - from >= MANY) {
        together(connection, due.subList(begin, from));
        batch(connection, due.subList(from, end));
        begin = end;
      }
      from = end;
    }
    together(connection, due.subList(begin, due.size()));
  }

  private static int endOfAlike(List<Write> due, int from) {
    String sql = due.get(from).statement().sql();
    int end = from + 1;
    while (end < due.size() && due.get(end).statement().sql().equals(sql)) {
      end++;
    }
    return end;
  }

  /** Sends statements as the parts of one, which the driver keeps prepared by its text. */
  private static void together(Connection connection, List<Write> due) throws SQLException {
    if (due.isEmpty()) {
      return;
    }
    BoundStatement together = BoundStatement.together(due.stream().map(Write::statement).toList());
    try (PreparedStatement statement = connection.prepareStatement(together.sql())) {
      together.bind(statement);
      statement.execute();
      for (Write write : due) {
        write.check(statement.getUpdateCount());
        statement.getMoreResults();
      }
    }
  }

  /** Sends statements of one text. */
  private static void batch(Connection connection, List<Write> due) throws SQLException {
    String sql = due.get(0).statement().sql();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Write write : due) {
        write.statement().bind(statement);
        statement.addBatch();
      }
      int[] rows = statement.executeBatch();
      for (int i = 0; i < rows.length; i++) {
        due.get(i).check(rows[i]);
      }
    }
  }
}
