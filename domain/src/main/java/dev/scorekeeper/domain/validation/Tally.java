package dev.scorekeeper.domain.validation;

import java.util.Collection;

/**
 * The domains of an assessment, counted by verdict. The parts always add up to the whole, since the
 * whole is their sum.
 */
public record Tally(
    int implementedBySequenceFile, int implementedByCatalog, int planned, int broken) {
  /** Counts the verdicts. */
  public static Tally of(Collection<? extends Verdict> verdicts) {
    int file = 0;
    int catalog = 0;
    int planned = 0;
    int broken = 0;
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.BySequenceFile) {
        file++;
      } else if (verdict instanceof Verdict.ByCatalog) {
        catalog++;
      } else if (verdict instanceof Verdict.Planned) {
        planned++;
      } else {
        broken++;
      }
    }
    return new Tally(file, catalog, planned, broken);
  }

  /** All domains. */
  public int domains() {
    return implemented() + planned + broken;
  }

  /** The domains that exist, by whatever evidence. */
  public int implemented() {
    return implementedBySequenceFile + implementedByCatalog;
  }

  /** The headline. */
  public Progress progress() {
    return new Progress(implementedBySequenceFile, domains() - implementedByCatalog);
  }
}
