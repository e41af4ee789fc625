package dev.scorekeeper.cli.command;

import dev.scorekeeper.application.compare.GateResult;
import dev.scorekeeper.application.compare.Gates;
import dev.scorekeeper.application.reference.Reference;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.terminal.Environment;
import dev.scorekeeper.report.json.ValidationJson;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.text.GateText;
import dev.scorekeeper.report.text.ValidationText;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Assesses the workspace as it lies and records the run. */
final class ValidateCommand extends Command {
  private static final String NO_RECORD = "--no-record";
  private static final String FAIL_ON = "--fail-on";
  private static final List<String> WORDS =
      List.of("error", "warning", "never", "regression", "new");
  private static final String BASELINE = "--baseline";
  private static final String WITH_AUDIT = "--with-audit";

  ValidateCommand(Environment environment) {
    super(environment, "validate");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Decide for every domain whether it is implemented, planned or broken, and record the"
                + " run.",
            "scorekeeper validate",
            "scorekeeper validate --workspace examples/renderx --no-record",
            "scorekeeper validate --format json --fail-on warning",
            "scorekeeper validate --fail-on regression",
            "scorekeeper validate --fail-on error,regression",
            "scorekeeper validate --fail-on new --baseline origin/main");
    Options.withStream(Options.withPlace(spec))
        .addOption(Options.flag(NO_RECORD, "Leave the history as it is"))
        .addOption(
            OptionSpec.builder(FAIL_ON)
                .paramLabel(String.join("|", WORDS))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .completionCandidates(WORDS)
                .description(
                    "Exit with 1 when there is a finding of this severity or worse (default:"
                        + " error), or compared with the baseline something implemented is gone,"
                        + " unimplemented or smaller (regression), or a finding was opened; several"
                        + " with commas between them, or by giving this several times: one that"
                        + " fails is enough")
                .build())
        .addOption(
            Options.text(
                BASELINE,
                "STATE",
                "What to compare with, of a commit where this branch left it: "
                    + Reference.FORMS
                    + " (default: the state before on the commit's own line)"))
        .addOption(
            Options.flag(
                WITH_AUDIT,
                "Scan the plugin folders, and record whether the catalog is what they hold"))
        .addOption(Options.all());
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    ValidationRequest request = request(parsed);
    boolean json = isJson(parsed);
    Console console = console(parsed);
    Validation validation = scorekeeperOfFiles(parsed).validate(request);
    if (validation.failure().isPresent()) {
      environment().complain(validation.failure().get());
    }
    if (!validation.gaps().isEmpty()) {
      ValidationText.complaint(validation).ifPresent(environment()::complain);
    }
    if (validation.gate().isPresent()) {
      complain(validation.gate().get(), validation);
    }
    if (json) {
      ValidationJson.print(out(), validation);
    } else {
      new ValidationText(console, parsed.hasMatchedOption(Options.ALL)).print(validation);
    }
    return switch (validation.conclusion()) {
      case PASSED -> ExitCode.FINE;
      case FAILED -> ExitCode.FINDINGS;
      case UNREADABLE -> ExitCode.UNREADABLE;
    };
  }

  private void complain(GateResult gate, Validation validation) {
    GateText.complaint(gate, validation.run(), validation.stream())
        .ifPresent(environment()::complain);
  }

  private static ValidationRequest request(ParseResult parsed) {
    List<String> failOn = parsed.matchedOptionValue(FAIL_ON, List.of());
    Optional<String> baseline = Options.name(parsed, BASELINE);
    return new ValidationRequest(
        !parsed.hasMatchedOption(NO_RECORD),
        parsed.hasMatchedOption(WITH_AUDIT),
        failOn.isEmpty() ? Gates.USUAL : Gates.of(failOn),
        baseline.isPresent() ? Optional.of(Reference.of(baseline.get())) : Optional.empty());
  }
}
