package dev.scorekeeper.report.text;

import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.Column;
import java.util.List;

/** Whose the sequences of the catalog are, as the last readable run says. */
public final class PluginsText {
  private final Console console;

  public PluginsText(Console console) {
    this.console = console;
  }

  /** Prints the plugins of a stream. */
  public void print(StreamStatus status) {
    Run run = status.head().last().run();
    List<Plugin> plugins = status.plugins();
    console.print(
        console.style().strong(TerminalText.text(run.stream() + " · run " + run.id().brief()))
            + " · "
            + Counted.of(plugins.size(), "plugin"));
    if (plugins.isEmpty()) {
      console.print(
          run.ruleset().terms().hasCatalog()
              ? "The last run found no plugins in a catalog; scorekeeper audit writes one."
              : "This plan has no catalog, so there are no plugins to show.");
      return;
    }
    console.gap();
    Table table =
        new Table(
            List.of(
                Column.text("plugin"),
                Column.number("sequences"),
                Column.number("movements"),
                Column.number("beats"),
                Column.number("handlers")));
    for (Plugin plugin : plugins) {
      table.add(
          List.of(
              plugin.id().isEmpty() ? "(none)" : plugin.id(),
              Integer.toString(plugin.sequences()),
              Long.toString(plugin.movements()),
              Long.toString(plugin.beats()),
              Integer.toString(plugin.handlers())));
    }
    table.print(console);
  }
}
