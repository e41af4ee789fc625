package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.cli.terminal.Table;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.fs.JsonFiles;
import dev.scorekeeper.json.settings.SettingsProposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes settings by looking at what is there. */
final class InitCommand extends Command {
  private static final String DRY_RUN = "--dry-run";
  private static final String FORCE = "--force";

  InitCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "init";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Write the settings file " + Settings.FILE + " by looking at what is there.",
            "scorekeeper init",
            "scorekeeper init --dry-run",
            "scorekeeper init --workspace examples/renderx --project renderx --force");
    spec.addOption(Options.workspace())
        .addOption(Options.text(Options.PROJECT, "NAME", "The project's name to write down"))
        .addOption(Options.flag(DRY_RUN, "Only show what would be written"))
        .addOption(Options.flag(FORCE, "Replace settings that are there"));
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Style style = style(parsed);
    Path root = Place.root(parsed, environment());
    SettingsProposal proposal =
        named(parsed, SettingsProposal.of(new DirectoryTree(root), JsonFiles.below(root)));
    boolean writing = !parsed.hasMatchedOption(DRY_RUN);
    if (writing) {
      write(parsed, root.resolve(Settings.FILE.value()), proposal.json());
    }
    if (json) {
      print(proposal, writing);
    } else {
      print(proposal, writing, style);
    }
    return ExitCode.FINE;
  }

  private static SettingsProposal named(ParseResult parsed, SettingsProposal proposal) {
    List<SettingsProposal.Line> lines = new ArrayList<>();
    Options.name(parsed, Options.PROJECT)
        .ifPresent(
            name ->
                lines.add(new SettingsProposal.Line("project", name, "the command line names it")));
    lines.addAll(proposal.lines());
    return new SettingsProposal(lines);
  }

  /** Writes the file whole or not at all; never through a link. */
  private static void write(ParseResult parsed, Path file, String text) {
    try {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !parsed.hasMatchedOption(FORCE)) {
        throw Options.usage(
            parsed, file + " is there already; --force replaces it, --dry-run only shows");
      }
      Path draft = Files.createTempFile(file.getParent(), "scorekeeper", ".json.new");
      try {
        Files.writeString(draft, text);
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UnwritableException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void print(SettingsProposal proposal, boolean written) {
    try (Json json = new Json(environment().out())) {
      json.document()
          .put("file", Settings.FILE.value())
          .put("written", written)
          .beginArray("settings");
      for (SettingsProposal.Line line : proposal.lines()) {
        json.beginObject()
            .put("key", line.key())
            .put("value", line.value())
            .put("because", line.because())
            .endObject();
      }
      json.endArray().endObject();
    }
  }

  private void print(SettingsProposal proposal, boolean written, Style style) {
    Table table = new Table(List.of("setting", "value", "because"));
    proposal.lines().forEach(line -> table.add(List.of(line.key(), line.value(), line.because())));
    table.lines(style, environment().terminal().columns()).forEach(this::print);
    print("");
    if (written) {
      print("Wrote " + Settings.FILE + ". Next: scorekeeper validate");
    } else {
      print("Would write " + Settings.FILE + ":");
      proposal.json().lines().map(Plain::text).forEach(this::print);
    }
  }
}
