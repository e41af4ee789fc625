package dev.scorekeeper.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of SQL that SQLite and PostgreSQL understand alike, as far as the documented questions
 * need it: keywords in capitals, functions and names in small letters.
 */
final class PortableSql {
  private static final Set<String> KEYWORDS =
      Set.of(
          "SELECT",
          "FROM",
          "JOIN",
          "ON",
          "WHERE",
          "AND",
          "OR",
          "IS",
          "NULL",
          "IN",
          "AS",
          "CAST",
          "INTEGER",
          "FILTER",
          "OVER",
          "PARTITION",
          "BY",
          "ORDER",
          "GROUP",
          "HAVING",
          "UNION",
          "ALL",
          "LIMIT",
          "DESC",
          "NULLS",
          "FIRST");
  private static final Set<String> FUNCTIONS =
      Set.of("count", "sum", "min", "max", "row_number", "lag", "substr", "nullif");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|'[^']*'|:[a-z]+|[A-Z]+\\b|[a-z][a-z_]*\\b|[0-9]+\\b|<=|>=|<>|\\|\\||[-+*/=<>(),.;]");
  private static final String IN_BRACKETS = "(?:[^()]|\\([^()]*\\))*";
  private static final String PAIRS = "(<=|>=|<>|\\|\\|)(?![-+*/=<>|])";
  private static final Pattern FUNCTION = Pattern.compile("\\b([a-z_]+)\\(");

  private PortableSql() {}

  /** What one of them may not take, or understands otherwise. */
  static List<String> objections(String sql) {
    List<String> objections = new ArrayList<>();
    Matcher token = TOKEN.matcher(sql);
    int at = 0;
    while (at < sql.length() && token.find(at) && token.start() == at) {
      String text = token.group();
      if (Character.isUpperCase(text.charAt(0)) && !KEYWORDS.contains(text)) {
        objections.add("keyword " + text);
      }
      at = token.end();
    }
    if (at < sql.length()) {
      objections.add("what begins with " + sql.substring(at));
    }
    Matcher function = FUNCTION.matcher(sql);
    while (function.find()) {
      if (!FUNCTIONS.contains(function.group(1))) {
        objections.add("function " + function.group(1));
      }
    }
    object(objections, sql, "IS (?!NULL\\b)", "a comparison that only SQLite takes");
    object(objections, sql, "\\b(max|min)\\([^()]*(\\([^()]*\\))?[^()]*,", "of two values");
    object(
        objections,
        sql,
        "CAST\\((?!" + IN_BRACKETS + " AS INTEGER\\))",
        "a cast to what is no INTEGER");
    object(objections, sql, "(?!" + PAIRS + ")[-+*/=<>|]{2,}", "an operator");
    object(objections, sql, "\\(\\s*SELECT(?![^;]*\\) AS [a-z]+)", "a subquery without a name");
    if (!sql.endsWith(";")) {
      objections.add("no end");
    }
    return objections;
  }

  private static void object(List<String> objections, String sql, String pattern, String what) {
    Matcher matcher = Pattern.compile(pattern).matcher(sql);
    if (matcher.find()) {
      objections.add(what + ": " + matcher.group());
    }
  }
}
