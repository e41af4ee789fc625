package dev.scorekeeper.sql;

import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.query.View;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every database refuses to be asked, and how it passes the rows of an answer on. */
public final class Asking {
  /** The longest statement, in characters. */
  public static final int LONGEST_STATEMENT = 1 << 20;

  /** The longest row of an answer, in characters, where blobs are two for each byte. */
  public static final int LONGEST_ROW = 32 << 20;

  /** Columns of an answer; all of them at their longest still fit into the memory of a machine. */
  public static final int MOST_COLUMNS = 128;

  private static final Set<String> ASKING = Set.of("SELECT", "WITH", "VALUES", "EXPLAIN");

  private Asking() {}

  /** A statement that somebody asks, as a database's tokens tell it. */
  public interface Text {
    /** The first word, in upper case; empty when there is none. */
    String keyword();

    /** All words, in lower case: keywords, names that are not quoted, numbers. */
    Set<String> words();

    /** The parameters' names, each once and without a sign. */
    Set<String> names();

    /** Whether there is a parameter without a name. */
    boolean nameless();

    /** Whether another statement comes after the first. */
    boolean followed();
  }

  /** A value of a row as it is passed on. */
  public interface Shown {
    @Nullable Object of(ResultSet row, int column) throws SQLException;
  }

  /** Refuses what is too long to be looked at. */
  public static void checkLength(String sql) {
    if (sql.length() > LONGEST_STATEMENT) {
      throw new QueryException(
          "the statement is longer than " + LONGEST_STATEMENT + " characters; ask for less");
    }
  }

  /**
   * Refuses what is no question, more than one, or asked with other parameters than it has.
   *
   * @param nameless how a parameter without a name is written
   */
  public static void check(Text text, Map<String, String> parameters, String nameless) {
    if (!ASKING.contains(text.keyword())) {
      throw new QueryException(
          text.keyword().isEmpty()
              ? "there is no statement; one begins with SELECT or WITH"
              : "a query begins with SELECT or WITH, not with "
                  + text.keyword()
                  + "; scorekeeper query --schema shows what can be asked");
    }
    if (text.followed()) {
      throw new QueryException("there is more than one statement; one can be run at a time");
    }
    if (text.nameless()) {
      throw new QueryException("a parameter has no name; write :name instead of " + nameless);
    }
    Set<String> names = text.names();
    for (String name : names) {
      if (!parameters.containsKey(name)) {
        throw new QueryException(
            "the parameter " + name + " has no value; pass -p " + name + " VALUE");
      }
    }
    for (String name : parameters.keySet()) {
      if (!names.contains(name)) {
        throw new QueryException("the statement has no parameter " + name);
      }
    }
  }

  /** Passes the rows of an answer on while they are read. */
  public static void pass(ResultSet row, Patience patience, Rows rows, Shown shown)
      throws SQLException {
    ResultSetMetaData about = row.getMetaData();
    int width = about.getColumnCount();
    if (width > MOST_COLUMNS) {
      throw new QueryException(
          "the answer has more than " + MOST_COLUMNS + " columns; ask for less");
    }
    List<String> names = new ArrayList<>(width);
    for (int column = 1; column <= width; column++) {
      names.add(about.getColumnLabel(column));
    }
    rows.columns(names);
    while (row.next()) {
      if (patience.isOver()) {
        throw patience.exhausted();
      }
      List<@Nullable Object> values = new ArrayList<>(width);
      long length = 0;
      for (int column = 1; column <= width; column++) {
        Object value = shown.of(row, column);
        length += value instanceof String string ? string.length() : 0;
        if (length > LONGEST_ROW) {
          throw new QueryException(
              "a row of the answer is longer than " + LONGEST_ROW + " characters; ask for less");
        }
        values.add(value);
      }
      rows.row(Collections.unmodifiableList(values));
    }
  }

  /** What to say where there is no table of a name. */
  public static QueryException noTable(String name, SQLException e) {
    List<String> views = new ArrayList<>();
    for (View view : Views.ALL) {
      views.add(view.name());
    }
    return new QueryException(
        "no such table: " + name + "; the views are " + String.join(", ", views),
        e,
        new QueryException.Unknown(name, views));
  }

  /** What to say where no view that a statement asks has a column of a name. */
  public static QueryException noColumn(String name, Text text, SQLException e) {
    Set<String> columns = new LinkedHashSet<>();
    for (View view : Views.ALL) {
      if (text.words().contains(view.name())) {
        for (View.Column column : view.columns()) {
          columns.add(column.name());
        }
      }
    }
    return new QueryException(
        "no such column: "
            + name
            + (columns.isEmpty() ? "" : "; the columns are " + String.join(", ", columns)),
        e,
        new QueryException.Unknown(name.substring(name.indexOf('.') + 1), List.copyOf(columns)));
  }
}
