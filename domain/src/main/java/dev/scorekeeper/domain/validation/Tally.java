package dev.scorekeeper.domain.validation;

import java.util.Collection;
import java.util.OptionalInt;

/**
 * The domains of an assessment, counted by status. The parts always add up to the whole, since the
 * whole is their sum.
 */
public record Tally(int implemented, int planned, int broken, int cataloged) {
  /** Counts domains by verdict. */
  public static Tally of(Collection<Domain> domains) {
    int implemented = 0;
    int planned = 0;
    int broken = 0;
    int cataloged = 0;
    for (Domain domain : domains) {
      Verdict verdict = domain.verdict();
      // No switch, for which the compiler makes one more class, to be loaded in each start.
      if (verdict instanceof Verdict.Planned) {
        planned++;
      } else if (verdict instanceof Verdict.Broken) {
        broken++;
      } else if (verdict instanceof Verdict.Cataloged) {
        cataloged++;
      } else {
        implemented++;
      }
    }
    return new Tally(implemented, planned, broken, cataloged);
  }

  /** All domains. */
  public int domains() {
    return counted() + cataloged;
  }

  /** The domains that progress is out of: those that are more than a copy of the catalog. */
  public int counted() {
    return implemented + planned + broken;
  }

  /** The implemented share of those that count, in whole percent, half up; empty when none do. */
  public OptionalInt percent() {
    return counted() == 0
        ? OptionalInt.empty()
        : OptionalInt.of((int) ((200L * implemented + counted()) / (2L * counted())));
  }

  /** The headline: the progress, and never without the rest. */
  @Override
  public String toString() {
    return headline("implemented");
  }

  /**
   * The headline in the words of a plan.
   *
   * @param done what its implemented domains are
   */
  public String headline(String done) {
    OptionalInt percent = percent();
    return implemented
        + " of "
        + counted()
        + " domains "
        + done
        + (percent.isPresent() ? " (" + percent.getAsInt() + " %)" : "")
        + " · "
        + planned
        + " planned · "
        + broken
        + " broken"
        + (cataloged > 0 ? " · " + cataloged + " in the catalog only" : "");
  }
}
