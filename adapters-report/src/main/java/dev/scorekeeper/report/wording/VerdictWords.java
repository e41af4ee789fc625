package dev.scorekeeper.report.wording;

import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.Optional;

/** Verdicts, and the size of what exists, in words. */
public final class VerdictWords {
  private static final String NOT_READ = " cannot be read, so no domain was assessed";

  private VerdictWords() {}

  /** Which file or folder of a plan cannot be read, for where that is said alone. */
  public static String unreadable(Assessment assessment) {
    Optional<String> layer = layerNotRead(assessment);
    return (layer.isPresent() ? "The " + layer.get() : "A layer") + NOT_READ + ".";
  }

  /** The same as a complaint, for where findings are told elsewhere. */
  public static String complaint(Assessment assessment) {
    Optional<String> layer = layerNotRead(assessment);
    return (layer.isPresent() ? "the " + layer.get() : "a layer")
        + NOT_READ
        + "; the findings say why";
  }

  private static Optional<String> layerNotRead(Assessment assessment) {
    for (Finding finding : assessment.findings()) {
      String layer =
          switch (finding.id()) {
            case "registry-unreadable" -> "registry";
            case "catalog-unreadable" -> "catalog";
            case "sequences-unreadable" -> "folder of system sequences";
            case "evidence-unreadable" -> "evidence of";
            default -> "";
          };
      if (!layer.isEmpty()) {
        return Optional.of(layer + " " + finding.subject());
      }
    }
    return Optional.empty();
  }

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
