package dev.scorekeeper.domain.commit;

/** The digits by which commits are named, and digests and entries of the log too. */
public final class Hex {
  private Hex() {}

  /** Whether a text is one or more hexadecimal digits, lower-case ones. */
  public static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
