package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamLedger;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.Ledger.Account;
import dev.scorekeeper.domain.plan.Ledger.Entry;
import dev.scorekeeper.domain.plan.Ledger.Event;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Style;
import dev.scorekeeper.report.terminal.TerminalText;
import dev.scorekeeper.report.words.LedgerWords;
import dev.scorekeeper.report.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A ledger: in numbers, or entry by entry. */
final class LedgerText {
  private static final int WIDEST = 18;

  private final Console console;
  private final Style style;

  LedgerText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** How many entries there are of each event, between what was and what is. */
  void summary(StreamLedger told) {
    Ledger ledger = told.ledger();
    console.gap();
    console.print(style.strong("What became of the plan since " + Times.brief(told.from()) + ":"));
    number(
        "at the start",
        balance(
            ledger.opening(Account.IMPLEMENTED),
            ledger.opening(Account.PLANNED),
            ledger.opening(Account.BROKEN)));
    for (Event event : Event.values()) {
      int count = ledger.count(event);
      if (count > 0 || event == Event.DELIVERED || event == Event.DROPPED) {
        number(LedgerWords.event(event), Integer.toString(count));
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
              + Times.span(Duration.between(longest.since(), told.until()))
              + " ("
              + TerminalText.text(longest.domain())
              + ")");
    }
  }

  private void number(String what, String value) {
    console.print("  " + padded(what) + value);
  }

  private static String balance(int implemented, int planned, int broken) {
    return implemented + " implemented, " + planned + " planned, " + broken + " broken";
  }

  /** What happened, and what is still planned, one a line. */
  void entries(StreamLedger told) {
    Ledger ledger = told.ledger();
    List<String> lines = new ArrayList<>();
    ledger.entries().forEach(entry -> lines.add(line(entry)));
    for (Ledger.Holding planned : ledger.stillPlanned()) {
      lines.add(
          "still planned     "
              + TerminalText.text(planned.domain())
              + style.faint(
                  "  for " + Times.span(Duration.between(planned.since(), told.until()))));
    }
    if (!lines.isEmpty()) {
      console.gap();
    }
    lines.forEach(line -> console.print("  " + line));
  }

  /** An entry in one line. */
  String line(Entry entry) {
    String verb = padded(LedgerWords.event(entry.event()));
    return (switch (Tone.of(entry)) {
          case BETTER -> style.good(verb);
          case WORSE -> style.bad(verb);
          case OTHER -> verb;
        })
        + TerminalText.text(entry.domain())
        + style.faint(TerminalText.text(detail(entry)));
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(1, WIDEST - text.length()));
  }

  /** What an entry says beside its event and domain; it may hold text of strangers. */
  private static String detail(Entry entry) {
    return entry.event() == Event.PLANNED
        ? ""
        : "  "
            + entry.formerly().map(id -> "formerly " + id + ", ").orElse("")
            + LedgerWords.moved(entry);
  }
}
