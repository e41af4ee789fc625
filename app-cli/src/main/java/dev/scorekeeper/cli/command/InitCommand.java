package dev.scorekeeper.cli.command;

import dev.scorekeeper.application.authoring.Init;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.SettingsProposalJson;
import dev.scorekeeper.report.text.SettingsProposalText;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes settings by looking at what is there. */
public final class InitCommand extends Command {
  private static final String REGISTRY = "--registry";
  private static final String EVIDENCE = "--evidence";
  private static final String DRY_RUN = "--dry-run";
  private static final String FORCE = "--force";

  public InitCommand(Environment environment) {
    super(environment, "init");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Write " + Settings.FILE + " from what is in the folder.",
            "scorekeeper init",
            "scorekeeper init --dry-run",
            "scorekeeper init --workspace examples/renderx --project renderx --force");
    Options.withWorkspace(spec, "The folder of the new workspace (default: this one)")
        .addOption(Options.text(Options.PROJECT, "NAME", "The project name to write"))
        .addOption(
            Options.text(
                REGISTRY,
                "PATH",
                "The registry file, or a pattern of files that are one entry each"))
        .addOption(
            Options.choice(
                EVIDENCE,
                "What a verdict follows from (default: what it looks like)",
                SettingsProposal.KINDS_OF_EVIDENCE))
        .addOption(Options.flag(DRY_RUN, "Write nothing; show what would be written"))
        .addOption(Options.flag(FORCE, "Replace existing settings"));
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    Optional<String> registry = Options.value(parsed, REGISTRY);
    Optional<String> evidence =
        parsed.hasMatchedOption(EVIDENCE)
            ? Optional.of(Options.chosen(parsed, EVIDENCE))
            : Optional.empty();
    Init.Result result =
        scorekeeper(WorkspaceOptions.setupHere(parsed, environment()))
            .init(
                new Init.Request(
                    Options.name(parsed, Options.PROJECT),
                    parsed.hasMatchedOption(DRY_RUN),
                    parsed.hasMatchedOption(FORCE),
                    new SettingsProposal.Wish(registry, evidence)));
    if (json) {
      SettingsProposalJson.print(out(), result);
    } else {
      new SettingsProposalText(console).print(result);
    }
    SettingsProposalText.complaint(result, evidence).ifPresent(environment()::complain);
    return result.isFound() ? ExitCode.FINE : ExitCode.UNREADABLE;
  }
}
