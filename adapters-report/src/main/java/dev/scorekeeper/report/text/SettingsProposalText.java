package dev.scorekeeper.report.text;

import dev.scorekeeper.application.register.Init;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Table;
import dev.scorekeeper.report.terminal.TerminalText;
import dev.scorekeeper.report.words.Column;
import java.util.List;

/** Settings that were found by looking around. */
public final class SettingsProposalText {
  private final Console console;

  public SettingsProposalText(Console console) {
    this.console = console;
  }

  /** Prints them with why, and what was written or would be. */
  public void print(Init.Result result) {
    Table table =
        new Table(List.of(Column.text("setting"), Column.text("value"), Column.text("because")));
    result
        .proposal()
        .lines()
        .forEach(line -> table.add(List.of(line.key(), line.value(), line.because())));
    table.print(console);
    console.gap();
    if (result.written()) {
      console.print("Wrote " + Settings.FILE + ". Next: scorekeeper validate");
    } else {
      console.print("Would write " + Settings.FILE + ":");
      result.text().lines().map(TerminalText::text).forEach(console::print);
    }
  }
}
