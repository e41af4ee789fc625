package dev.scorekeeper.domain.validation;

/** How messages count. */
public final class Counted {
  private Counted() {}

  /** So many of something whose plural ends with an s. */
  public static String of(long count, String noun) {
    return of(count, noun, noun + "s");
  }

  /** One of something, or so many. */
  public static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
