package dev.scorekeeper.report.terminal;

/**
 * Colours, where they are wanted.
 *
 * @param colour whether to write them
 */
public record Style(boolean colour) {
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
