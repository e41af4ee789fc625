package dev.scorekeeper.report.drawing;

/**
 * Colours, where they are wanted.
 *
 * @param colour whether to write them
 */
public record Style(boolean colour) {
  /** Begins a sequence that sets a colour. */
  static final char ESCAPE = '\u001b';

  private static final String[] SEQUENCES = {
    "\u001b[0m", "\u001b[1m", "\u001b[2m", "\u001b[31m", "\u001b[32m", "\u001b[33m"
  };

  /** The length of one of the sequences that are written here at a place in a text; 0 for none. */
  static int lengthAt(String text, int at) {
    for (String sequence : SEQUENCES) {
      if (text.startsWith(sequence, at)) {
        return sequence.length();
      }
    }
    return 0;
  }

  /** Something good. */
  public String good(String text) {
    return sgr("32", text);
  }

  /** Something bad. */
  public String bad(String text) {
    return sgr("31", text);
  }

  /** Something to look at. */
  public String warning(String text) {
    return sgr("33", text);
  }

  /** A heading. */
  public String strong(String text) {
    return sgr("1", text);
  }

  /** Something beside the point. */
  public String faint(String text) {
    return sgr("2", text);
  }

  private String sgr(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
