package dev.scorekeeper.report.wording;

import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.application.portfolio.Standing;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Tally;

/** How projects are spoken of, in all formats for people. */
public final class ProjectWords {
  private ProjectWords() {}

  /** So many projects. */
  public static String counted(int projects) {
    return Counted.of(projects, "project");
  }

  /** A change with its sign; a minus as wide as a plus. */
  public static String signed(int change) {
    return change > 0 ? "+" + change : change < 0 ? "−" + -change : "0";
  }

  /** How much of all exists, and never without the rest. */
  public static String headline(Portfolio portfolio) {
    Tally tally = portfolio.together();
    return tally.headline("implemented");
  }

  /** What changed of late. */
  public static String change(Portfolio portfolio) {
    Standing.Change change = portfolio.change();
    return "Change in 30 days: implemented "
        + (change.implemented() == 0 ? "±0" : signed(change.implemented()))
        + ", domains that count "
        + (change.counted() == 0 ? "±0" : signed(change.counted()))
        + ".";
  }

  /** What is not to be relied on; empty where all is. */
  public static String doubts(Portfolio portfolio) {
    int unreadable = portfolio.count(Standing.State.UNREADABLE);
    int stale = portfolio.count(Standing.State.STALE);
    StringBuilder doubts = new StringBuilder();
    if (unreadable > 0) {
      doubts
          .append(counted(unreadable))
          .append(unreadable == 1 ? " is" : " are")
          .append(" unreadable: the last run could not be read, and the numbers are older.");
    }
    if (stale > 0) {
      doubts
          .append(doubts.isEmpty() ? "" : " ")
          .append(counted(stale))
          .append(stale == 1 ? " is" : " are")
          .append(" stale: nobody recorded a run for 30 days.");
    }
    return doubts.toString();
  }
}
