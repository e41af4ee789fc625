package dev.scorekeeper.domain.workspace;

/**
 * Something in a file that is not as it should be, and does not keep the rest from being read. Of
 * several that are alike only the first is told.
 *
 * @param key whose it is, within its object, as messages show it
 * @param value what stands there, as messages show it; empty text where that does not matter, as of
 *     a key that came before with something that could be read
 */
public record Slip(Kind kind, String key, String value, Location at) {
  /** What is not as it should be. */
  public enum Kind {
    /** The key came before in the same object; that one counts, if it can be read. */
    KEY_AGAIN,
    /** A count is no whole number from 0 on, or too large for one; it is taken as unknown. */
    NO_COUNT
  }

  /** What is wrong and what to do: a clause about the file. */
  public String why() {
    if (kind == Kind.KEY_AGAIN) {
      return value.isEmpty()
          ? "has the key " + key + " twice; the first one counts, so merge them into one"
          : "has the key "
              + key
              + " twice; the first is not a list, so the second counts: merge them into one";
    }
    return "has "
        + value
        + " as "
        + key
        + ", which is not a count; write a whole number, 0 or more";
  }
}
