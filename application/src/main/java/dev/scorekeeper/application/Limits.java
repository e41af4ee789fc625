package dev.scorekeeper.application;

/** How many of something somebody wants. */
public final class Limits {
  private Limits() {}

  /**
   * A limit that makes sense.
   *
   * @throws InvalidRequestException when it is below 1
   */
  public static int checked(int limit) {
    if (limit < 1) {
      throw new InvalidRequestException("the limit must be at least 1, not " + limit);
    }
    return limit;
  }
}
