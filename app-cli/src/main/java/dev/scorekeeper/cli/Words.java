package dev.scorekeeper.cli;

import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Progress;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** The sentences that several commands say alike. */
final class Words {
  private Words() {}

  /** The headline, never without the rest. */
  static String headline(Tally tally) {
    Progress progress = tally.progress();
    return progress.implemented()
        + " of "
        + progress.of()
        + " domains implemented ("
        + progress.percent()
        + " %) · "
        + tally.planned()
        + " planned · "
        + tally.broken()
        + " broken · "
        + tally.implementedByCatalog()
        + (tally.implementedByCatalog() == 1 ? " restates" : " restate")
        + " the catalog";
  }

  /** Enough of a commit's hash to tell it apart on a screen. */
  static String revision(String revision) {
    return revision.substring(0, Math.min(revision.length(), 8));
  }

  /** What a backfill could not judge, if there was such a thing. */
  static Optional<String> leftOut(Backfill.Report report) {
    return report
        .lacks()
        .map(
            first ->
                counted(report.leftOut(), "commit")
                    + " were left out, since this repository lacks a part of them: "
                    + first);
  }

  static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Why a file cannot be read or written. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written";
    }
    return e instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getFile() + ": " + failed.getReason()
        : String.valueOf(e.getMessage());
  }

  /** A size such as {@code 8 movements, 41 beats}. */
  static String size(Size size) {
    return counted(size.movements(), "movement") + ", " + counted(size.beats(), "beat");
  }

  /** A verdict such as {@code implemented (8/41)}, {@code planned}, {@code broken: missing}. */
  static String verdict(Verdict verdict) {
    String status = verdict.status().text();
    if (verdict instanceof Verdict.Broken broken) {
      return status + ": " + broken.reason().text();
    }
    if (verdict instanceof Verdict.Planned) {
      return status;
    }
    return status
        + (verdict instanceof Verdict.ByCatalog ? " by catalog (" : " (")
        + verdict.size()
        + ")";
  }
}
