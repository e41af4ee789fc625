package dev.scorekeeper.cli;

import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.fs.WorkspaceWriter;
import dev.scorekeeper.json.catalog.CatalogText;
import dev.scorekeeper.json.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Scans the plugin folders and writes the catalog, or says how the catalog differs from them. */
final class AuditCommand extends Command {
  private static final String CHECK = "--check";
  private static final String STRICT = "--strict";
  private static final String ALL_FOLDERS = "--all-folders";
  private static final String ALLOW_SHRINK = "--allow-shrink";
  private static final String STAMP = "--stamp";

  AuditCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "audit";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Scan the plugin folders and write the catalog of the sequences that exist; or check"
                + " whether it is what they hold.",
            "scorekeeper audit --check",
            "scorekeeper audit --workspace examples/renderx",
            "scorekeeper audit --check --format markdown");
    spec.addOption(Options.workspace())
        .addOption(
            Options.flag(
                CHECK,
                "Write nothing; say how the catalog differs, and exit with 1 when it is stale"))
        .addOption(Options.flag(STRICT, "Fail when a file of the folders is malformed"))
        .addOption(
            Options.flag(
                ALL_FOLDERS, "Take all folders " + PluginFiles.DEFAULT + " besides those in scope"))
        .addOption(
            Options.flag(
                ALLOW_SHRINK, "Write also a catalog that loses more than a fifth of its sequences"))
        .addOption(Options.flag(STAMP, "Write down the time of the audit in the catalog"));
    return Options.withOutput(spec, "text", "json", "markdown");
  }

  /**
   * What became of an audit.
   *
   * @param why why nothing was written, or why the check failed beside being stale
   */
  record Outcome(int code, boolean written, boolean unchanged, Optional<String> why) {
    static Outcome failed(int code, String why) {
      return new Outcome(code, false, false, Optional.of(why));
    }
  }

  @Override
  int run(ParseResult parsed) {
    String format = Options.chosen(parsed, Options.FORMAT);
    boolean checking = parsed.hasMatchedOption(CHECK);
    for (String option : List.of(ALLOW_SHRINK, STAMP)) {
      if (checking && parsed.hasMatchedOption(option)) {
        throw Options.usage(parsed, CHECK + " writes nothing, so " + option + " has no part in it");
      }
    }
    Path root = Place.root(parsed, environment());
    Settings settings = SettingsReader.read(new DirectoryTree(root));
    Audit audit = Audit.of(environment(), root, settings, parsed.hasMatchedOption(ALL_FOLDERS));
    WorkspacePath file = settings.layout().catalog();
    Outcome outcome =
        unusable(parsed, audit, file)
            .orElseGet(
                () ->
                    checking
                        ? new Outcome(
                            audit.drift().isStale() ? ExitCode.FINDINGS : ExitCode.FINE,
                            false,
                            false,
                            Optional.empty())
                        : write(parsed, audit, root, file));
    AuditReport report = new AuditReport(file, audit, outcome, checking);
    switch (format) {
      case "json" -> report.print(new Json(environment().out()));
      case "markdown" -> report.printMarkdown(environment().out());
      default ->
          report.print(environment().out(), style(parsed), environment().terminal().columns());
    }
    outcome.why().ifPresent(this::complain);
    return outcome.code();
  }

  /** What keeps an audit from saying anything, or from being believed. */
  private static Optional<Outcome> unusable(ParseResult parsed, Audit audit, WorkspacePath file) {
    for (PluginFiles.Unlisted folder : audit.scan().looked().unlisted()) {
      if (!folder.outside()) {
        return Optional.of(
            Outcome.failed(
                ExitCode.UNREADABLE,
                folder.folder() + " " + folder.why() + ", so nobody knows what exists there"));
      }
    }
    if (parsed.hasMatchedOption(STRICT) && !audit.scan().malformed().isEmpty()) {
      Scan.Malformed first = audit.scan().malformed().get(0);
      return Optional.of(
          Outcome.failed(
              ExitCode.UNREADABLE,
              Words.counted(audit.scan().malformed().size(), "malformed file")
                  + " ("
                  + STRICT
                  + "), the first "
                  + first.file()
                  + ":"
                  + first.at().line()
                  + ":"
                  + first.at().column()
                  + ": "
                  + first.why()));
    }
    if (audit.catalog() instanceof Layer.Unreadable<ListedCatalog> unreadable
        && !parsed.hasMatchedOption(ALLOW_SHRINK)) {
      return Optional.of(
          Outcome.failed(
              ExitCode.UNREADABLE,
              file
                  + ":"
                  + unreadable.at().line()
                  + ":"
                  + unreadable.at().column()
                  + ": "
                  + unreadable.why()
                  + "; mend it, or have it written anew with "
                  + ALLOW_SHRINK));
    }
    if (audit.catalog() instanceof Layer.Escapes) {
      return Optional.of(
          Outcome.failed(ExitCode.UNREADABLE, file + " is a link that leads out of the workspace"));
    }
    if (audit.catalog() instanceof Layer.Absent
        && audit.scan().looked().folders().size() == audit.scan().looked().absent().size()) {
      return Optional.of(
          Outcome.failed(
              ExitCode.UNREADABLE,
              "there is no folder of plugins and no catalog here; say in "
                  + Settings.FILE
                  + " with pluginFolders where plugins keep their sequences"));
    }
    return Optional.empty();
  }

  private Outcome write(ParseResult parsed, Audit audit, Path root, WorkspacePath file) {
    if (audit.drift().isSevereLoss() && !parsed.hasMatchedOption(ALLOW_SHRINK)) {
      return Outcome.failed(
          ExitCode.FINDINGS,
          "not written: the catalog would lose "
              + audit.drift().onlyInCatalog().size()
              + " of its "
              + Words.counted(audit.drift().listed(), "sequence")
              + "; see whether folders have moved, or say "
              + ALLOW_SHRINK);
    }
    Optional<String> stamp =
        parsed.hasMatchedOption(STAMP)
            ? Optional.of(Times.exact(environment().clock().instant()))
            : Optional.empty();
    byte[] text = CatalogText.of(audit.scan(), stamp);
    if (new DirectoryTree(root).read(file) instanceof SourceTree.Found there
        && Arrays.equals(there.bytes(), text)) {
      return new Outcome(ExitCode.FINE, false, true, Optional.empty());
    }
    try {
      new WorkspaceWriter(root).replace(file, text);
    } catch (IOException e) {
      throw new UnwritableException(file + " cannot be written: " + e.getMessage(), e);
    }
    return new Outcome(ExitCode.FINE, true, false, Optional.empty());
  }
}
