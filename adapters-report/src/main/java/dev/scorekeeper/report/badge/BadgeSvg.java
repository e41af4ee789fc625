package dev.scorekeeper.report.badge;

import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.drawing.TerminalText;
import java.util.Optional;

/** How much exists, as a picture for the top of a document. */
public final class BadgeSvg {
  /** How every such file begins. */
  public static final String BEGINNING =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" data-made-by=\"scorekeeper\"";

  /** Of a letter of eleven pixels in the fonts that a badge is shown in. */
  private static final double LETTER = 6.6;

  private static final int PADDING = 12;
  private static final int LONGEST = 60;

  private BadgeSvg() {}

  /** What usually stands at the left: how it is known what exists. */
  public static String label(StreamStatus status) {
    return status.head().last().run().ruleset().terms().isClaimed() ? "claimed" : "implemented";
  }

  /**
   * Prints the picture.
   *
   * @param label what stands at its left
   * @param tally empty where the last state could not be read
   */
  public static void print(Output out, String label, Optional<Tally> tally) {
    String left = escaped(label);
    String right = message(tally);
    int begin = width(shortened(label));
    int whole = begin + width(right);
    String title = left + ": " + right;
    out.println(
        BEGINNING
            + " width=\""
            + whole
            + "\" height=\"20\" role=\"img\" aria-label=\""
            + title
            + "\"><title>"
            + title
            + "</title>"
            + "<rect width=\""
            + whole
            + "\" height=\"20\" rx=\"3\" fill=\"#434a53\"/><path fill=\""
            + colour(tally)
            + "\" d=\"M"
            + begin
            + " 0H"
            + (whole - 3)
            + "a3 3 0 0 1 3 3V17a3 3 0 0 1-3 3H"
            + begin
            + "Z\"/>"
            + "<g fill=\"#fff\" text-anchor=\"middle\""
            + " font-family=\"Verdana,DejaVu Sans,Geneva,sans-serif\" font-size=\"11\"><text x=\""
            + begin / 2
            + "\" y=\"14\">"
            + left
            + "</text><text x=\""
            + (begin + (whole - begin) / 2)
            + "\" y=\"14\">"
            + right
            + "</text></g></svg>");
  }

  /** {@code 22 of 28}; what is broken is never left out. */
  static String message(Optional<Tally> tally) {
    if (tally.isEmpty()) {
      return "unreadable";
    }
    Tally count = tally.get();
    if (count.counted() == 0) {
      return "no domains";
    }
    return count.implemented()
        + " of "
        + count.counted()
        + (count.broken() > 0 ? ", " + count.broken() + " broken" : "");
  }

  /** White text can be read on each of them, and none is needed to understand the words. */
  static String colour(Optional<Tally> tally) {
    if (tally.isEmpty() || tally.get().counted() == 0) {
      return "#626973";
    }
    return tally.get().broken() > 0 ? "#b93d0c" : "#1f6a9e";
  }

  private static int width(String text) {
    return (int) Math.round(text.length() * LETTER) + PADDING;
  }

  private static String shortened(String text) {
    String plain = TerminalText.text(text);
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    String plain = shortened(text);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c >= 0xfffe || Character.isSurrogate(c) ? '\ufffd' : c);
      }
    }
    return escaped.toString();
  }
}
