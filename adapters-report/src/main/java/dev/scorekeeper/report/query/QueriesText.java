package dev.scorekeeper.report.query;

import dev.scorekeeper.application.query.NamedQueries;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.TerminalText;

/** Queries that can be called by name. */
public final class QueriesText {
  private final Console console;

  public QueriesText(Console console) {
    this.console = console;
  }

  /** Prints what each asks, and its SQL. */
  public void print(NamedQueries queries) {
    Style style = console.style();
    for (NamedQueries.Query query : queries.all()) {
      console.print(
          style.strong(TerminalText.text(query.name())) + "  " + style.faint(query.meaning()));
      query.sql().lines().forEach(line -> console.print("    " + TerminalText.text(line)));
    }
  }
}
