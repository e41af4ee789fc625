package dev.scorekeeper.report.wording;

import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Verdict;

/** Verdicts, and the size of what exists, in words. */
public final class VerdictWords {
  private VerdictWords() {}

  /** A size such as {@code 8 movements, 41 beats}. */
  public static String size(Size size) {
    return Counted.of(size.movements(), "movement") + ", " + Counted.of(size.beats(), "beat");
  }

  /**
   * A verdict such as {@code implemented (8 movements, 41 beats)}, {@code implemented (claimed)},
   * {@code planned}, {@code broken: missing}.
   */
  public static String verdict(Verdict verdict) {
    String status = verdict.status().text();
    if (verdict instanceof Verdict.Broken broken) {
      return status + ": " + broken.reason().text();
    }
    if (verdict instanceof Verdict.Claimed) {
      return status + " (claimed)";
    }
    return verdict.isSized() ? status + " (" + size(verdict.size()) + ")" : status;
  }
}
