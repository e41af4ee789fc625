package dev.scorekeeper.domain.validation;

/**
 * The headline: of the domains that do not merely restate the catalog, how many exist.
 *
 * @param implemented by a sequence file
 * @param of all domains but those implemented by the catalog
 */
public record Progress(int implemented, int of) {
  public Progress {
    if (implemented < 0 || implemented > of) {
      throw new IllegalArgumentException("no progress: " + implemented + " of " + of);
    }
  }

  /** The share in percent, rounded, but 0 only for nothing and 100 only for all; 0 of 0 is 0. */
  public int percent() {
    if (implemented == 0) {
      return 0;
    }
    if (implemented == of) {
      return 100;
    }
    return (int) Math.max(1, Math.min(99, Math.round(100.0 * implemented / of)));
  }

  /** The headline, such as {@code 22 of 28 domains implemented (79 %)}. */
  @Override
  public String toString() {
    return implemented + " of " + of + " domains implemented (" + percent() + " %)";
  }
}
