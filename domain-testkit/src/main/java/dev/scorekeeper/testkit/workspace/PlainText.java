package dev.scorekeeper.testkit.workspace;

import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.SourceTree.Inaccessible;
import dev.scorekeeper.domain.workspace.SourceTree.Missing;
import java.io.Serial;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file as tests write it: a line for each thing, with words and then values such as {@code
 * name=The+cart}. Empty lines and those that begin with {@code #} say nothing; one that begins with
 * {@code !} is malformed.
 *
 * @param lines those that say something
 */
public record PlainText(List<Line> lines) {
  private static final Pattern VALUE = Pattern.compile("([A-Za-z][A-Za-z.]*)=(.*)");

  public PlainText {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file.
   *
   * @throws Flaw when it has a line that is malformed
   */
  public static PlainText of(byte[] bytes) throws Flaw {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      String stripped = text.strip();
      if (stripped.startsWith("!")) {
        throw new Flaw("is malformed", new Location(number, text.indexOf('!') + 1));
      }
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        lines.add(line(number, text, stripped));
      }
    }
    return new PlainText(lines);
  }

  private static Line line(int number, String text, String stripped) {
    List<String> words = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : stripped.split("\\s+", -1)) {
      Matcher value = VALUE.matcher(word);
      if (value.matches()) {
        values.put(value.group(1), URLDecoder.decode(value.group(2), StandardCharsets.UTF_8));
      } else {
        words.add(word);
      }
    }
    return new Line(number, text, words, values);
  }

  /** A value as it is written behind others; nothing for an empty one. */
  public static String value(String name, String value) {
    return value.isEmpty()
        ? ""
        : " " + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** What reading a whole file as a layer gives. */
  public static <T> Layer<T> layer(Content content, Reading<T> reading) {
    if (content instanceof Found found) {
      try {
        return new Layer.Read<>(reading.read(of(found.bytes())));
      } catch (Flaw e) {
        return new Layer.Flawed<>(e.why(), e.at());
      }
    }
    if (content instanceof Missing) {
      return new Layer.Absent<>();
    }
    return content instanceof Inaccessible unreadable
        ? new Layer.Flawed<>(unreadable.why(), Location.START)
        : new Layer.Refused<>();
  }

  /**
   * Makes something of a text.
   *
   * @param <T> what it makes
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** What the text says. */
    T read(PlainText text) throws Flaw;
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param text as written
   * @param words the words without a name, in their order
   * @param values the others, by their names
   */
  public record Line(int number, String text, List<String> words, Map<String, String> values) {
    public Line {
      words = List.copyOf(words);
      values = Map.copyOf(values);
    }

    /** Where the line begins. */
    public Location at() {
      return new Location(number, 1);
    }

    /** Where a word of the line is. */
    public Location at(String word) {
      return new Location(number, Math.max(0, text.indexOf(word)) + 1);
    }

    /** A word by its place from 0; empty where the line has fewer. */
    public Optional<String> word(int place) {
      return place < words.size() ? Optional.of(words.get(place)) : Optional.empty();
    }

    /** What it says under a name; empty text where it says nothing. */
    public String value(String name) {
      return values.getOrDefault(name, "");
    }

    /** The number that it says under a name. */
    public OptionalLong number(String name) throws Flaw {
      String value = value(name);
      return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(parse(value));
    }

    /** The number that a word is, by its place from 0; 0 where the line has fewer words. */
    public long count(int place) throws Flaw {
      return parse(word(place).orElse("0"));
    }

    private long parse(String digits) throws Flaw {
      if (!digits.matches("\\d{1,18}")) {
        throw new Flaw("has no number where one is expected", at(digits));
      }
      return Long.parseLong(digits);
    }
  }

  /** A text that cannot be read. */
  public static final class Flaw extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String why;
    private final transient Location at;

    /**
     * A flaw.
     *
     * @param why a clause without a place
     */
    public Flaw(String why, Location at) {
      super(why);
      this.why = why;
      this.at = at;
    }

    /** What is wrong, as a clause without a place. */
    public String why() {
      return why;
    }

    /** Where. */
    public Location at() {
      return at;
    }
  }
}
