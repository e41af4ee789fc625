package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.Ledger.Account;
import dev.scorekeeper.domain.plan.Ledger.Entry;
import dev.scorekeeper.domain.plan.Ledger.Event;
import dev.scorekeeper.domain.validation.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A ledger for people: in numbers, or entry by entry. */
final class LedgerText {
  private static final int WIDEST = 18;

  private final PrintStream out;
  private final Style style;

  LedgerText(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  /** How many entries there are of each event, between what was and what is. */
  void summary(Ledger ledger, Instant from, Instant until) {
    out.println();
    out.println(style.strong("What became of the plan since " + Times.brief(from) + ":"));
    number(
        "at the start",
        balance(
            ledger.opening(Account.IMPLEMENTED),
            ledger.opening(Account.PLANNED),
            ledger.opening(Account.BROKEN)));
    for (Event event : Event.values()) {
      int count = ledger.count(event);
      if (count > 0 || event == Event.DELIVERED || event == Event.DROPPED) {
        number(words(event), Integer.toString(count));
      }
    }
    number(
        "at the end",
        balance(
            ledger.closing(Account.IMPLEMENTED),
            ledger.closing(Account.PLANNED),
            ledger.closing(Account.BROKEN)));
    List<Ledger.Holding> planned = ledger.stillPlanned();
    if (!planned.isEmpty()) {
      Ledger.Holding longest = planned.get(0);
      number(
          "still planned",
          planned.size()
              + (planned.size() == 1 ? ", for " : ", the longest for ")
              + Times.span(Duration.between(longest.since(), until))
              + " ("
              + Plain.text(longest.domain())
              + ")");
    }
  }

  private void number(String what, String value) {
    out.println("  " + padded(what) + value);
  }

  private static String balance(int implemented, int planned, int broken) {
    return implemented + " implemented, " + planned + " planned, " + broken + " broken";
  }

  /** What happened, and what is still planned, one a line. */
  void entries(Ledger ledger, Instant until) {
    List<String> lines = new ArrayList<>();
    ledger.entries().forEach(entry -> lines.add(line(entry)));
    for (Ledger.Holding planned : ledger.stillPlanned()) {
      lines.add(
          "still planned     "
              + Plain.text(planned.domain())
              + style.faint("  for " + Times.span(Duration.between(planned.since(), until))));
    }
    if (!lines.isEmpty()) {
      out.println();
    }
    lines.forEach(line -> out.println("  " + line));
  }

  /** An entry in one line. */
  String line(Entry entry) {
    String verb = padded(words(entry.event()));
    return (switch (tone(entry)) {
          case BETTER -> style.good(verb);
          case WORSE -> style.bad(verb);
          case OTHER -> verb;
        })
        + Plain.text(entry.domain())
        + style.faint(Plain.text(detail(entry)));
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(1, WIDEST - text.length()));
  }

  /** An event in words. */
  static String words(Event event) {
    return event.text().replace('-', ' ');
  }

  /** Whether something got better. */
  enum Tone {
    /** Something exists that did not. */
    BETTER,
    /** Something that existed or was wanted does not or is not any more. */
    WORSE,
    /** Neither. */
    OTHER
  }

  /** Whether an entry is good news. */
  static Tone tone(Entry entry) {
    return switch (entry.event()) {
      case DELIVERED, ARRIVED_FINISHED, REPAIRED -> Tone.BETTER;
      case DROPPED, ARRIVED_BROKEN, BROKEN, LOST, DISCARDED, PLANNED_AGAIN, RESTATED -> Tone.WORSE;
      case RETURNED, SET_APART -> tone(entry.to().orElseGet(Verdict.Planned::new));
      case RENAMED ->
          entry.debit().equals(entry.credit())
              ? Tone.OTHER
              : tone(entry.to().orElseGet(Verdict.Planned::new));
      case REASSESSED, PLANNED -> Tone.OTHER;
    };
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict.status()) {
      case IMPLEMENTED -> Tone.BETTER;
      case BROKEN -> Tone.WORSE;
      case PLANNED -> Tone.OTHER;
    };
  }

  /** What an entry says beside its event and domain; it may hold text of strangers. */
  private static String detail(Entry entry) {
    return entry.event() == Event.PLANNED
        ? ""
        : "  " + entry.formerly().map(id -> "formerly " + id + ", ").orElse("") + moved(entry);
  }

  /** From what to what an entry goes, and after which time; nothing of it is a stranger's. */
  static String moved(Entry entry) {
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
