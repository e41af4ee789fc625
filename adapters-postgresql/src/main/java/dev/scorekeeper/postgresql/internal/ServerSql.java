package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.sql.Asking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A statement as PostgreSQL's tokens tell it: where texts, names and comments end, so that what
 * stands inside them is not taken for anything.
 *
 * @param keyword the first word, in upper case; empty when there is none
 * @param words all words, in lower case: keywords, names that are not quoted, numbers
 * @param parameters the names of {@code :name}, as often and in the order in which they stand
 * @param nameless whether there is a parameter without a name
 * @param followed whether another statement comes after the first
 * @param text the statement as the driver takes it, with a question mark for each parameter
 */
record ServerSql(
    String keyword,
    Set<String> words,
    List<String> parameters,
    boolean nameless,
    boolean followed,
    String text)
    implements Asking.Text {
  ServerSql {
    words = Set.copyOf(words);
    parameters = List.copyOf(parameters);
  }

  static ServerSql of(String sql) {
    return new Scanner(sql).scan();
  }

  /** The parameters' names, each once. */
  @Override
  public Set<String> names() {
    return new LinkedHashSet<>(parameters);
  }

  private static final class Scanner {
    private final String sql;
    private final StringBuilder text;
    private final Set<String> words = new HashSet<>();
    private final List<String> parameters = new ArrayList<>();
    private String keyword = "";
    private boolean nameless;
    private int at;

    Scanner(String sql) {
      this.sql = sql;
      this.text = new StringBuilder(sql.length() + 8);
    }

    ServerSql scan() {
      boolean ended = false;
      while (at < sql.length()) {
        int from = at;
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
          at++;
        } else if (sql.startsWith("--", at)) {
          skipTo("\n", at);
        } else if (sql.startsWith("/*", at)) {
          skipComment();
        } else if (c == ';') {
          at++;
          ended = true;
          continue;
        } else if (ended) {
          return new ServerSql(keyword, words, parameters, nameless, true, text.toString());
        } else if (take(c)) {
          continue;
        }
        text.append(sql, from, at);
      }
      return new ServerSql(keyword, words, parameters, nameless, false, text.toString());
    }

    /** Takes one token; whether it stands in the text as something else. */
    private boolean take(char c) {
      if (c == '\'' || c == '"') {
        at++;
        skipTo(String.valueOf(c), at);
      } else if (c == ':' && at + 1 < sql.length() && isName(sql.charAt(at + 1))) {
        at++;
        parameters.add(name());
        text.append('?');
        return true;
      } else if (c == ':') {
        at += sql.startsWith("::", at) ? 2 : 1;
      } else if (c == '?') {
        at++;
        nameless = true;
      } else if (c == '$') {
        takeDollar();
      } else if (isName(c)) {
        takeWord();
      } else {
        at++;
      }
      return false;
    }

    private void takeWord() {
      String word = name();
      boolean escapes = word.equalsIgnoreCase("e") && at < sql.length() && sql.charAt(at) == '\'';
      if (escapes) {
        skipEscaped();
        return;
      }
      words.add(word.toLowerCase(Locale.ROOT));
      if (keyword.isEmpty()) {
        keyword = word.toUpperCase(Locale.ROOT);
      }
    }

    /** A text between two tags, or a parameter without a name. */
    private void takeDollar() {
      int end = sql.indexOf('$', at + 1);
      String tag = end < 0 ? "" : sql.substring(at, end + 1);
      if (!tag.isEmpty() && tag.substring(1, tag.length() - 1).chars().allMatch(Scanner::isName)) {
        skipTo(tag, end + 1);
      } else {
        nameless = true;
        at++;
      }
    }

    private String name() {
      int from = at;
      while (at < sql.length() && isName(sql.charAt(at))) {
        at++;
      }
      return sql.substring(from, at);
    }

    /** To the end of what runs until a mark; what is not ended runs to the end of the text. */
    private void skipTo(String mark, int from) {
      int end = sql.indexOf(mark, from);
      at = end < 0 ? sql.length() : end + mark.length();
    }

    private void skipEscaped() {
      at++;
      while (at < sql.length() && sql.charAt(at) != '\'') {
        at += sql.charAt(at) == '\\' ? 2 : 1;
      }
      at = Math.min(at + 1, sql.length());
    }

    /** They may be in each other. */
    private void skipComment() {
      int depth = 0;
      do {
        if (sql.startsWith("/*", at)) {
          depth++;
          at += 2;
        } else if (sql.startsWith("*/", at)) {
          depth--;
          at += 2;
        } else {
          at++;
        }
      } while (depth > 0 && at < sql.length());
      at = Math.min(at, sql.length());
    }

    private static boolean isName(int c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '_'
          || c >= 0x80;
    }
  }
}
