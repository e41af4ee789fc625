package dev.scorekeeper.report.text;

import dev.scorekeeper.application.audit.AuditResult;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.AuditWords;

/** What an audit found and did. */
public final class AuditText {
  private static final int INDENT = 2;

  private final Console console;
  private final Style style;

  public AuditText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** Prints what was found, list by list, and what it comes to. */
  public void print(AuditResult result) {
    AuditWords words = new AuditWords(result);
    console.print(TerminalText.text(words.headline()));
    words.remarks().forEach(remark -> console.print(style.warning(TerminalText.text(remark))));
    words.sections().forEach(this::print);
    words
        .verdict()
        .ifPresent(
            verdict -> {
              String plain = TerminalText.text(verdict);
              console.gap();
              console.print(result.outcome().isFine() ? style.good(plain) : style.bad(plain));
            });
  }

  private void print(AuditWords.Section section) {
    int columns = console.columns() == 0 ? 0 : Math.max(1, console.columns() - INDENT);
    console.gap();
    console.print(style.strong(section.heading()));
    Table table = new Table(section.columns());
    section.shown().forEach(table::add);
    table
        .lines(new Style(false), columns)
        .forEach(line -> console.print(" ".repeat(INDENT) + line));
    section.more().ifPresent(more -> console.print(" ".repeat(INDENT) + more));
  }
}
