package dev.scorekeeper.report.words;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.domain.plan.Ledger.Entry;
import dev.scorekeeper.domain.plan.Ledger.Event;
import java.time.Duration;

/** What became of a plan, in words. */
public final class LedgerWords {
  private LedgerWords() {}

  /** An event in words. */
  public static String event(Event event) {
    return event.text().replace('-', ' ');
  }

  /** From what to what an entry goes, and after which time; nothing of it is a stranger's. */
  public static String moved(Entry entry) {
    if (entry.to().isEmpty()) {
      return "was " + entry.from().map(Words::verdict).orElse("") + duration(entry, " for ");
    }
    String to = entry.to().map(Words::verdict).orElse("");
    if (entry.from().isEmpty()) {
      return entry
          .left()
          .map(left -> to + ", was " + Words.verdict(left) + duration(entry, ", gone for "))
          .orElse(to);
    }
    String from = Words.verdict(entry.from().get());
    if (entry.event() == Event.RENAMED) {
      return from.equals(to) ? to : from + " → " + to;
    }
    return from + " → " + to + duration(entry, ", after ");
  }

  private static String duration(Entry entry, String preposition) {
    return entry
        .since()
        .map(since -> preposition + Times.span(Duration.between(since, entry.at().at())))
        .orElse("");
  }
}
