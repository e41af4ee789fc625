package dev.scorekeeper.application.compare;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that makes a validation fail; each of them alone does.
 *
 * @param all without repetition, in the order of {@link FailOn}
 */
public record Gates(List<FailOn> all) {
  /** Errors. */
  public static final Gates USUAL = of(FailOn.ERROR);

  /**
   * All of these, in whatever order.
   *
   * @throws InvalidRequestException when there is none, or {@link FailOn#NEVER} beside others
   */
  public Gates {
    List<FailOn> sorted = new ArrayList<>(all.size());
    for (FailOn one : FailOn.values()) {
      if (all.contains(one)) {
        sorted.add(one);
      }
    }
    if (sorted.isEmpty()) {
      throw new InvalidRequestException("--fail-on needs a word: " + words());
    }
    if (sorted.contains(FailOn.NEVER) && sorted.size() > 1) {
      throw new InvalidRequestException(
          "--fail-on never cannot be combined; leave out never, or the rest");
    }
    all = List.copyOf(sorted);
  }

  /** These. */
  public static Gates of(FailOn first, FailOn... more) {
    List<FailOn> all = new ArrayList<>(List.of(more));
    all.add(first);
    return new Gates(all);
  }

  /**
   * Reads words, in upper or lower case.
   *
   * @param lists each a word, or several with commas between them
   * @throws InvalidRequestException when a word is none of {@link FailOn}
   */
  public static Gates of(List<String> lists) {
    List<FailOn> all = new ArrayList<>();
    for (String list : lists) {
      int begin = 0;
      while (begin <= list.length()) {
        int comma = list.indexOf(',', begin);
        int end = comma < 0 ? list.length() : comma;
        all.add(gate(list.substring(begin, end).strip()));
        begin = end + 1;
      }
    }
    return new Gates(all);
  }

  private static FailOn gate(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (FailOn one : FailOn.values()) {
      if (one.word().equals(lower)) {
        return one;
      }
    }
    throw new InvalidRequestException(
        "--fail-on is one of "
            + words()
            + ", not '"
            + word
            + "'; separate several with commas"
            + Likeness.clause(word, List.of(words().split(", "))));
  }

  private static String words() {
    StringBuilder words = new StringBuilder();
    for (FailOn one : FailOn.values()) {
      words.append(words.isEmpty() ? "" : ", ").append(one.word());
    }
    return words.toString();
  }

  /** Whether this makes it fail. */
  public boolean has(FailOn one) {
    return all.contains(one);
  }

  /** Whether it takes a baseline to tell. */
  public boolean compares() {
    return !comparing().isEmpty();
  }

  /** Those that take a baseline. */
  public List<FailOn> comparing() {
    List<FailOn> comparing = new ArrayList<>();
    for (FailOn one : all) {
      if (one.compares()) {
        comparing.add(one);
      }
    }
    return comparing;
  }

  /** The words as a command line has them, such as {@code error,regression}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (FailOn one : all) {
      text.append(text.isEmpty() ? "" : ",").append(one.word());
    }
    return text.toString();
  }
}
