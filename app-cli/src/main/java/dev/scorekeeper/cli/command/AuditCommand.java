package dev.scorekeeper.cli.command;

import dev.scorekeeper.application.audit.AuditRequest;
import dev.scorekeeper.application.audit.AuditResult;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.AuditJson;
import dev.scorekeeper.report.markdown.AuditMarkdown;
import dev.scorekeeper.report.text.AuditText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Scans the plugin folders and writes the catalog, or says how the catalog differs from them. */
public final class AuditCommand extends Command {
  private static final String CHECK = "--check";
  private static final String STRICT = "--strict";
  private static final String ALL_FOLDERS = "--all-folders";
  private static final String ALLOW_SHRINK = "--allow-shrink";
  private static final String STAMP = "--stamp";

  public AuditCommand(Environment environment) {
    super(environment, "audit");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Scan the plugin folders and write the catalog.",
                "With --check, only says whether the catalog is up to date."),
            "scorekeeper audit --check",
            "scorekeeper audit --workspace examples/renderx",
            "scorekeeper audit --check --format markdown");
    Options.withWorkspace(spec)
        .addOption(
            Options.flag(
                CHECK,
                "Write nothing; show how the catalog differs, and exit with 1 if it is stale"))
        .addOption(Options.flag(STRICT, "Fail if a file in the folders is malformed"))
        .addOption(Options.flag(ALL_FOLDERS, "Also scan all folders " + PluginFiles.DEFAULT))
        .addOption(
            Options.flag(
                ALLOW_SHRINK,
                "Write the catalog even if it loses more than a fifth of its sequences"))
        .addOption(Options.flag(STAMP, "Write the time of the audit into the catalog"));
    return Options.withOutput(spec, "text", "json", "markdown");
  }

  @Override
  public int run(ParseResult parsed) {
    String format = Options.format(parsed);
    Console console = console(parsed);
    boolean checking = parsed.hasMatchedOption(CHECK);
    for (String option : List.of(ALLOW_SHRINK, STAMP)) {
      if (checking && parsed.hasMatchedOption(option)) {
        throw Options.usage(parsed, CHECK + " writes nothing, so " + option + " has no part in it");
      }
    }
    AuditResult result =
        scorekeeperOfFiles(parsed)
            .audit(
                new AuditRequest(
                    checking,
                    parsed.hasMatchedOption(STRICT),
                    parsed.hasMatchedOption(ALL_FOLDERS),
                    parsed.hasMatchedOption(ALLOW_SHRINK),
                    parsed.hasMatchedOption(STAMP)));
    switch (format) {
      case "json" -> AuditJson.print(out(), result);
      case "markdown" -> AuditMarkdown.print(out(), result);
      default -> new AuditText(console).print(result);
    }
    result.why().ifPresent(environment()::complain);
    return switch (result.outcome()) {
      case WRITTEN, UNCHANGED, FRESH -> ExitCode.FINE;
      case STALE, REFUSED -> ExitCode.FINDINGS;
      case UNREADABLE -> ExitCode.UNREADABLE;
    };
  }
}
