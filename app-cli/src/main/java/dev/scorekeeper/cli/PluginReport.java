package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.cli.terminal.Table;
import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.Standing;
import dev.scorekeeper.domain.validation.Assessment;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Whose the sequences of the catalog are, as the last readable run says. */
final class PluginReport {
  private PluginReport() {}

  static void print(Command command, Standing standing, ParseResult parsed) {
    List<Plugin> plugins =
        standing.state().assessment() instanceof Assessment.Assessed assessed
            ? assessed.plugins()
            : List.of();
    if (command.isJson(parsed)) {
      print(command.environment(), standing.last().run(), plugins);
    } else {
      print(command, standing.last().run(), plugins, command.style(parsed));
    }
  }

  private static void print(Environment environment, Run run, List<Plugin> plugins) {
    try (Json json = new Json(environment.out())) {
      json.document();
      AssessmentJson.run(json, run, true);
      json.beginArray("plugins");
      for (Plugin plugin : plugins) {
        json.beginObject()
            .put("plugin", plugin.id().isEmpty() ? null : plugin.id())
            .put("sequences", plugin.sequences())
            .put("movements", plugin.movements())
            .put("beats", plugin.beats())
            .put("handlers", plugin.handlers())
            .endObject();
      }
      json.endArray().endObject();
    }
  }

  private static void print(Command command, Run run, List<Plugin> plugins, Style style) {
    command.print(
        style.strong(Plain.text(run.stream() + " · run " + run.id().brief()))
            + " · "
            + Words.counted(plugins.size(), "plugin"));
    if (plugins.isEmpty()) {
      command.print(
          "The last run knows of no plugins; record a new one with scorekeeper validate.");
      return;
    }
    command.print("");
    Table table = new Table(List.of("plugin", ">sequences", ">movements", ">beats", ">handlers"));
    for (Plugin plugin : plugins) {
      table.add(
          List.of(
              plugin.id().isEmpty() ? "(none)" : plugin.id(),
              Integer.toString(plugin.sequences()),
              Long.toString(plugin.movements()),
              Long.toString(plugin.beats()),
              Integer.toString(plugin.handlers())));
    }
    table.lines(style, command.environment().terminal().columns()).forEach(command::print);
  }
}
