package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.sql.Asking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A statement as SQLite's tokens tell it: where texts, names and comments end, so that what stands
 * inside them is not taken for anything.
 *
 * @param keyword the first word, in upper case; empty when there is none
 * @param words all words, in lower case: keywords, names that are not quoted, numbers
 * @param parameters with their sign, in the order in which SQLite numbers them
 * @param nameless whether there is a parameter without a name
 * @param followed whether another statement comes after the first
 */
record SqlText(
    String keyword, Set<String> words, List<String> parameters, boolean nameless, boolean followed)
    implements Asking.Text {
  SqlText {
    words = Set.copyOf(words);
    parameters = List.copyOf(parameters);
  }

  static SqlText of(String sql) {
    return new Scanner(sql).scan();
  }

  /** The parameters' names, without their sign. */
  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (String parameter : parameters) {
      names.add(parameter.substring(1));
    }
    return names;
  }

  private static final class Scanner {
    private final String sql;
    private int at;

    Scanner(String sql) {
      this.sql = sql;
    }

    SqlText scan() {
      String keyword = "";
      Set<String> words = new HashSet<>();
      Set<String> parameters = new LinkedHashSet<>();
      boolean nameless = false;
      boolean ended = false;
      while (at < sql.length()) {
        char c = sql.charAt(at);
        int from = at;
        if (isSpace(c)) {
          at++;
        } else if (sql.startsWith("--", at)) {
          skipTo("\n");
        } else if (sql.startsWith("/*", at)) {
          at += 2;
          skipTo("*/");
        } else if (c == ';') {
          at++;
          ended = true;
        } else if (ended) {
          return new SqlText(keyword, words, new ArrayList<>(parameters), nameless, true);
        } else if (c == '\'' || c == '"' || c == '`') {
          skipQuoted(c);
        } else if (c == '[') {
          skipTo("]");
        } else if (c == '?') {
          at++;
          nameless = true;
        } else if (c == ':' || c == '@' || c == '$') {
          at++;
          skipName();
          if (at > from + 1) {
            parameters.add(sql.substring(from, at));
          }
        } else if (isName(c)) {
          skipName();
          words.add(sql.substring(from, at).toLowerCase(Locale.ROOT));
          if (keyword.isEmpty()) {
            keyword = sql.substring(from, at).toUpperCase(Locale.ROOT);
          }
        } else {
          at++;
        }
      }
      return new SqlText(keyword, words, new ArrayList<>(parameters), nameless, false);
    }

    /** To the end of what runs until a mark; what is not ended runs to the end of the text. */
    private void skipTo(String mark) {
      int end = sql.indexOf(mark, at);
      at = end < 0 ? sql.length() : end + mark.length();
    }

    /** A doubled quote stands for itself, and reads as one text that ends and another begun. */
    private void skipQuoted(char quote) {
      at++;
      skipTo(String.valueOf(quote));
    }

    private void skipName() {
      while (at < sql.length() && isName(sql.charAt(at))) {
        at++;
      }
    }

    private static boolean isSpace(char c) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isName(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '_'
          || c == '$'
          || c >= 0x80;
    }
  }
}
