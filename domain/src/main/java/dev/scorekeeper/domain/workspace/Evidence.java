package dev.scorekeeper.domain.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the verdict of a domain follows from. */
public sealed interface Evidence {
  /**
   * A sequence file that the entry names, with at least one movement.
   *
   * @param shape where such a file keeps its movements; empty for the shapes that sequence files
   *     have by themselves
   */
  record Sequences(Optional<Shape> shape) implements Evidence {
    /** Of sequence files as they are by themselves. */
    public static final Sequences USUAL = new Sequences(Optional.empty());

    @Override
    public void addTo(StringBuilder lines) {
      if (shape.isPresent()) {
        Layout.line(lines, "evidence", "sequence");
        Layout.line(lines, "evidence.movements", shape.get().movements());
        Layout.line(lines, "evidence.beats", shape.get().beats());
      }
    }
  }

  /**
   * Where a sequence file keeps what it is made of.
   *
   * @param movements a JSON Pointer from the file's root to the array of its movements
   * @param beats a JSON Pointer from a movement to its beats: an array, or their number
   */
  record Shape(String movements, String beats) {}

  /**
   * Files and folders that the entry names and that are there.
   *
   * @param paths a JSON Pointer from an entry to a path, a pattern, or an array of these
   */
  record Existing(String paths) implements Evidence {
    @Override
    public void addTo(StringBuilder lines) {
      lines.append(Layout.NO_SEQUENCE_FILES).append("exists");
      Layout.line(lines, "evidence.paths", paths);
    }
  }

  /** What the entry says of itself: nobody looked. */
  record Claimed(Words words) implements Evidence {
    @Override
    public void addTo(StringBuilder lines) {
      lines.append(Layout.CLAIMS_ONLY);
      words.addTo(lines, "evidence");
    }
  }

  /** Adds what it says to the canonical form of a layout. */
  void addTo(StringBuilder lines);

  /**
   * The words by which entries say how far they are, compared without case and outer blanks.
   *
   * @param at a JSON Pointer from an entry to its word
   * @param implemented words of what is there
   * @param planned words of what is to come
   * @param dropped words of what is to come no more
   */
  record Words(String at, List<String> implemented, List<String> planned, List<String> dropped) {
    public Words {
      implemented = List.copyOf(implemented);
      planned = List.copyOf(planned);
      dropped = List.copyOf(dropped);
    }

    /** What an entry says. */
    public enum Said {
      /** It has no word, or an empty one. */
      NOTHING,
      /** It is there. */
      IMPLEMENTED,
      /** It is to come. */
      PLANNED,
      /** It is to come no more. */
      DROPPED,
      /** A word that is in no list. */
      UNKNOWN
    }

    /** What a word says. */
    public Said said(Optional<String> word) {
      if (word.isEmpty() || word.get().isBlank()) {
        return Said.NOTHING;
      }
      String folded = folded(word.get());
      if (holds(implemented, folded)) {
        return Said.IMPLEMENTED;
      }
      if (holds(planned, folded)) {
        return Said.PLANNED;
      }
      return holds(dropped, folded) ? Said.DROPPED : Said.UNKNOWN;
    }

    /** The known word that is a slip of the finger away. */
    public Optional<String> nearest(String word) {
      return nearest(word.strip(), all());
    }

    /** All words, in the order of the lists. */
    public List<String> all() {
      List<String> all = new ArrayList<>(implemented);
      all.addAll(planned);
      all.addAll(dropped);
      return all;
    }

    /** A word that is in two of some lists, or twice in one; empty where each says one thing. */
    public Optional<String> ambiguous() {
      List<String> seen = new ArrayList<>();
      for (String word : all()) {
        String folded = folded(word);
        if (seen.contains(folded)) {
          return Optional.of(word);
        }
        seen.add(folded);
      }
      return Optional.empty();
    }

    private static boolean holds(List<String> words, String folded) {
      for (String word : words) {
        if (folded(word).equals(folded)) {
          return true;
        }
      }
      return false;
    }

    private static String folded(String word) {
      return word.strip().toLowerCase(Locale.ROOT);
    }

    void addTo(StringBuilder lines, String name) {
      Layout.line(lines, name + ".at", at);
      Layout.line(lines, name + ".implemented", implemented);
      Layout.line(lines, name + ".planned", planned);
      Layout.line(lines, name + ".dropped", dropped);
    }

    /** The known word that is a slip of the finger away; of equals the first. */
    public static Optional<String> nearest(String word, List<String> known) {
      Optional<String> nearest = Optional.empty();
      int least = Integer.MAX_VALUE;
      for (String candidate : known) {
        int distance = distance(word, candidate);
        if (distance <= candidate.length() / 2 && distance < least) {
          nearest = Optional.of(candidate);
          least = distance;
        }
      }
      return nearest;
    }

    /** How many letters to insert, remove or replace, whatever their case. */
    private static int distance(String a, String b) {
      int[] row = new int[b.length() + 1];
      for (int j = 0; j <= b.length(); j++) {
        row[j] = j;
      }
      for (int i = 1; i <= a.length(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
          boolean same =
              Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
          int replaced = diagonal + (same ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
      }
      return row[b.length()];
    }
  }
}
