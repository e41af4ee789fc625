package dev.scorekeeper.report.text;

import dev.scorekeeper.application.authoring.Init;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.Column;
import java.util.List;
import java.util.Optional;

/** Settings that were found by looking around. */
public final class SettingsProposalText {
  private final Console console;

  public SettingsProposalText(Console console) {
    this.console = console;
  }

  /** What to say where nothing was found that settings could be written for. */
  public static Optional<String> complaint(Init.Result result, Optional<String> evidence) {
    if (result.isFound()) {
      return Optional.empty();
    }
    String none = "no plan was found in " + result.place();
    return Optional.of(
        result
            .proposal()
            .obstacle()
            .map(why -> none + ": " + why)
            .orElseGet(
                () ->
                    evidence.isPresent()
                        ? none
                            + " with evidence of the kind "
                            + evidence.get()
                            + "; pass --registry with the registry's file or a pattern of its files"
                        : none
                            + ": no registry, no catalog, no sequences, no plugin folders and no"
                            + " proposals; start with a registry, such as {\"domains\": [{\"id\":"
                            + " \"search\"}]} in "
                            + Layout.DEFAULT.registry()
                            + ", or pass --registry with a pattern of your files"));
  }

  /** Prints them with why, and what was written or would be; nothing where none was found. */
  public void print(Init.Result result) {
    if (!result.isFound()) {
      return;
    }
    Table table =
        new Table(List.of(Column.text("setting"), Column.text("value"), Column.text("because")));
    result
        .proposal()
        .lines()
        .forEach(line -> table.add(List.of(line.key(), line.value(), line.because())));
    table.print(console);
    console.gap();
    if (result.written()) {
      console.print("Wrote " + Settings.FILE + ". Next: " + next(result.proposal()));
    } else {
      console.print("Would write " + Settings.FILE + ":");
      result.text().lines().map(TerminalText::text).forEach(console::print);
    }
  }

  private static String next(SettingsProposal proposal) {
    if (proposal.isFound("registry")) {
      return "scorekeeper validate";
    }
    String registry =
        "write a registry, such as {\"domains\": [{\"id\": \"search\"}]} in "
            + Layout.DEFAULT.registry();
    return proposal.isFound("pluginFolders")
        ? "scorekeeper audit writes the catalog; then " + registry
        : registry;
  }
}
