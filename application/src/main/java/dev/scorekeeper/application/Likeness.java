package dev.scorekeeper.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which of some names somebody may have meant who wrote none of them. */
public final class Likeness {
  /** More names than this help nobody. */
  private static final int FEW = 3;

  /** Nobody mistypes a longer word by a letter, and what is no word need not be looked at. */
  private static final int LONGEST = 200;

  /** A shorter word is the beginning, or a part, of too many others. */
  private static final int SHORTEST_BEGINNING = 2;

  private static final int SHORTEST_PART = 4;

  private static final int BEGINNING = 1;
  private static final int PART = 5;
  private static final int NOT = Integer.MAX_VALUE;

  private Likeness() {}

  /**
   * The names that are most like a word: the same in another case, with letters that are wrong,
   * missing, too many or swapped, or with more at the end or around it. The best first, and few.
   */
  public static List<String> of(String word, Collection<String> names) {
    String wanted = word.toLowerCase(Locale.ROOT);
    if (wanted.isBlank() || wanted.length() > LONGEST) {
      return List.of();
    }
    List<Scored> scored = new ArrayList<>();
    for (String name : names) {
      int score = score(wanted, name.toLowerCase(Locale.ROOT));
      if (score != NOT && !name.equals(word)) {
        scored.add(new Scored(name, score));
      }
    }
    scored.sort(Comparator.comparingInt(Scored::score).thenComparing(Scored::name));
    List<String> best = new ArrayList<>();
    for (Scored one : scored) {
      if (best.size() < FEW && one.score() <= scored.get(0).score() + 1) {
        best.add(one.name());
      }
    }
    return best;
  }

  /**
   * {@code "; did you mean a, b or c?"}, to end a complaint with; empty where nothing is like it.
   */
  public static String clause(String word, Collection<String> names) {
    List<String> like = of(word, names);
    return like.isEmpty() ? "" : "; did you mean " + choice(like) + "?";
  }

  /** Names as a question lists them: {@code a, b or c}. */
  public static String choice(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private record Scored(String name, int score) {}

  /** How far a name is from a word; less is nearer. */
  private static int score(String word, String name) {
    if (word.equals(name)) {
      return 0;
    }
    int most = word.length() < 4 ? 1 : word.length() < 8 ? 2 : 3;
    int distance = Math.abs(word.length() - name.length()) > most ? NOT : distance(word, name);
    int score = distance <= most && distance < word.length() ? distance : NOT;
    if (word.length() >= SHORTEST_BEGINNING && name.startsWith(word)) {
      score = Math.min(score, BEGINNING);
    } else if (isPart(word, name) || isPart(name, word)) {
      score = Math.min(score, PART);
    }
    return score;
  }

  private static boolean isPart(String part, String whole) {
    return part.length() >= SHORTEST_PART && whole.contains(part);
  }

  /**
   * How many letters have to be written, left out, changed, or swapped with their neighbour, to
   * make one word of another.
   */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < last.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        char a = one.charAt(i - 1);
        char b = other.charAt(j - 1);
        int least = Math.min(row[j - 1] + 1, last[j] + 1);
        least = Math.min(least, last[j - 1] + (a == b ? 0 : 1));
        boolean isSwapped = i > 1 && j > 1 && a == other.charAt(j - 2) && one.charAt(i - 2) == b;
        row[j] = isSwapped ? Math.min(least, before[j - 2] + 1) : least;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }
}
