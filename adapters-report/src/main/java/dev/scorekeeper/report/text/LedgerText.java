package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamLedger;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.validation.Verdict.Status;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.ChangeWords;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A ledger: in numbers, or entry by entry. */
final class LedgerText {
  /** Longer lists fold. */
  private static final int MOST = 20;

  /** Numbers of events stand below each other. */
  private static final int COUNT = 5;

  /** What adds to the plan comes first. */
  private static final List<Event> ADDING =
      List.of(Event.PLANNED, Event.ADDED, Event.ADDED_BROKEN, Event.RETURNED);

  private final Console console;
  private final Style style;
  private final ChangesText changes;
  private final boolean all;

  /**
   * Prints to a console.
   *
   * @param all whether each of what is still planned is shown, however many there are
   */
  LedgerText(Console console, boolean all) {
    this.console = console;
    this.all = all;
    this.style = console.style();
    this.changes = new ChangesText(console);
  }

  /** How many entries there are of each event, between what was and what is. */
  void summary(StreamLedger told) {
    Ledger ledger = told.ledger();
    console.gap();
    console.print(
        style.strong(
            "Changes since "
                + Times.brief(told.from())
                + " (a domain can change more than once):"));
    number(
        "at the start",
        balance(
            ledger.opening(Status.IMPLEMENTED),
            ledger.opening(Status.PLANNED),
            ledger.opening(Status.BROKEN)));
    Set<Event> ordered = new LinkedHashSet<>(ADDING);
    ordered.addAll(List.of(Event.values()));
    for (Event event : ordered) {
      int count = ledger.count(event);
      if (count > 0) {
        number(
            event.words(),
            Table.padded(Integer.toString(count), COUNT) + style.faint(ChangeWords.meaning(event)));
      }
    }
    number(
        "at the end",
        balance(
            ledger.closing(Status.IMPLEMENTED),
            ledger.closing(Status.PLANNED),
            ledger.closing(Status.BROKEN)));
    List<Ledger.Holding> planned = ledger.stillPlanned();
    if (!planned.isEmpty()) {
      number("still planned", longest(planned, told.now()));
    }
  }

  /** How many are planned, and which has been so for the longest. */
  private static String longest(List<Ledger.Holding> planned, Instant now) {
    Ledger.Holding longest = planned.get(0);
    String time =
        longest.age(now).map(age -> ": " + Times.span(age) + " as of " + Times.day(now)).orElse("");
    return planned.size()
        + (planned.size() == 1 ? ", " : ", the longest ")
        + "\""
        + TerminalText.text(longest.domain())
        + "\""
        + time;
  }

  private void number(String what, String value) {
    String label = "  " + ChangesText.padded(what);
    console.flow(label + value, label.length());
  }

  private static String balance(int implemented, int planned, int broken) {
    return implemented + " implemented, " + planned + " planned, " + broken + " broken";
  }

  /** What happened, and what is still planned, one a line. */
  void entries(StreamLedger told) {
    Ledger ledger = told.ledger();
    List<Ledger.Holding> planned = ledger.stillPlanned();
    int width = ChangesText.width(ledger.entries());
    for (Ledger.Holding one : planned) {
      width = ChangesText.width(width, one.domain());
    }
    if (width > 0) {
      console.gap();
    }
    for (OfDomain entry : ledger.entries()) {
      changes.line(entry, ChangeWords.movedAfter(entry), width, "  ");
    }
    int shown = all || planned.size() <= MOST ? planned.size() : MOST;
    for (Ledger.Holding one : planned.subList(0, shown)) {
      console.print(
          "  "
              + ChangesText.padded("still planned")
              + Table.padded(TerminalText.text(one.domain()), width)
              + style.faint(one.age(told.now()).map(age -> "  for " + Times.span(age)).orElse("")));
    }
    if (shown < planned.size()) {
      console.print(
          style.faint(
              "  … and " + (planned.size() - shown) + " more still planned (--all shows them)"));
    }
  }
}
