package dev.scorekeeper.report.wording;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Duration;
import java.util.Optional;

/** What happened to domains, in words. */
public final class ChangeWords {
  private ChangeWords() {}

  /** From what to what a domain went; nothing of it is a stranger's. */
  public static String moved(OfDomain change) {
    return told(change, false);
  }

  /** The same, and after which time, where that is known. */
  public static String movedAfter(OfDomain change) {
    return told(change, true);
  }

  /** What happened, from what was before to what is now. */
  public static String meaning(Event event) {
    return switch (event) {
      case FOUND -> "there when the history begins";
      case REASSESSED -> "assessed by other rules or settings";
      case RENAMED -> "got another id";
      case DELIVERED -> "was planned, became implemented";
      case DROPPED -> "was planned, then gone";
      case RETURNED -> "was gone, came back";
      case ADDED -> "new, and implemented already";
      case ADDED_BROKEN -> "new, and broken";
      case PLANNED -> "new, and planned";
      case BROKE -> "was implemented or planned, became broken";
      case REPAIRED -> "was broken, became implemented";
      case LOST -> "was implemented, then gone";
      case REMOVED -> "was broken, then gone";
      case REPLANNED -> "was implemented or broken, became planned";
      case CATALOGED -> "became one in the catalog only";
      case UNCATALOGED -> "was in the catalog only";
      case GREW -> "more movements or beats";
      case SHRANK -> "fewer movements or beats";
      case CHANGED -> "broken for another reason";
      case OPENED -> "a new finding";
      case RESOLVED -> "a finding that is gone";
    };
  }

  private static String told(OfDomain change, boolean lasting) {
    Optional<String> from = change.from().map(VerdictWords::verdict);
    if (change.to().isEmpty()) {
      return "was " + from.orElse("") + lasted(change, lasting, " for ");
    }
    String to = VerdictWords.verdict(change.to().get());
    if (from.isEmpty()) {
      return change
          .left()
          .map(VerdictWords::verdict)
          .map(left -> to + lasted(change, lasting, " after ") + "; before, " + left)
          .orElse(to);
    }
    if (change.event() == Event.RENAMED && from.get().equals(to)) {
      return to;
    }
    boolean isMove = !change.from().map(Verdict::status).equals(change.to().map(Verdict::status));
    return from.get() + " → " + to + lasted(change, lasting && isMove, ", after ");
  }

  private static String lasted(OfDomain change, boolean lasting, String preposition) {
    return change
        .since()
        .filter(since -> lasting)
        .map(since -> preposition + Times.span(Duration.between(since, change.at().at())))
        .orElse("");
  }
}
