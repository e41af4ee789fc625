package dev.scorekeeper.cli.command;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.application.compare.GateResult;
import dev.scorekeeper.application.compare.Gates;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.ValidationJson;
import dev.scorekeeper.report.text.GateText;
import dev.scorekeeper.report.text.ValidationText;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Assesses the working tree and records the run. */
public final class ValidateCommand extends Command {
  private static final String NO_RECORD = "--no-record";
  private static final String FAIL_ON = "--fail-on";
  private static final List<String> WORDS =
      List.of("error", "warning", "never", "regression", "new");
  private static final String BASELINE = "--baseline";
  private static final String WITH_AUDIT = "--with-audit";
  private static final String OUTPUT = "--output";

  public ValidateCommand(Environment environment) {
    super(environment, "validate");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Assess the workspace and record the run.",
                "Decides for each domain whether it is implemented, planned or broken, and"
                    + " lists what is wrong. Exits with 1 if a condition of --fail-on is met."),
            "scorekeeper validate",
            "scorekeeper validate --workspace examples/renderx --no-record",
            "scorekeeper validate --format json --fail-on warning",
            "scorekeeper validate --output sarif=out.sarif --output junit=out.xml",
            "scorekeeper validate --fail-on regression",
            "scorekeeper validate --fail-on error,regression",
            "scorekeeper validate --fail-on new --baseline origin/main");
    Options.withStream(Options.withPlace(spec))
        .addOption(Options.flag(NO_RECORD, "Do not record the run"))
        .addOption(
            OptionSpec.builder(FAIL_ON)
                .paramLabel(String.join("|", WORDS))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .completionCandidates(WORDS)
                .description(
                    "When to exit with 1: error (default; an error), warning (an error or a warning),"
                        + " regression (something implemented is gone, broken or smaller than in"
                        + " the baseline), new (a finding that is not in the baseline), never. Combine"
                        + " several with commas, or repeat the option: validate fails if any of them is met")
                .build())
        .addOption(
            Options.text(
                BASELINE,
                "STATE",
                "The state to compare with: "
                    + Reference.FORMS
                    + ". If it is a commit of another branch, the commit where this branch forked"
                    + " off counts; if it is a day, its beginning. Default: the commit before, or"
                    + " where files are not committed, the commit that is checked out"))
        .addOption(
            Options.flag(
                WITH_AUDIT, "Also scan the plugin folders, and report if the catalog is stale"))
        .addOption(
            OptionSpec.builder(OUTPUT)
                .paramLabel("FORMAT=FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                    "Also write a file, as json, markdown, sarif, junit or gitlab; can be repeated."
                        + " Overwrites FILE only if it holds such output already")
                .build())
        .addOption(Options.all());
    return Options.withOutput(
        spec, "text", "json", "markdown", "sarif", "junit", "github", "gitlab");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    ValidationRequest request = request(parsed);
    String format = Options.format(parsed);
    Console console = console(parsed);
    List<String> outputs = parsed.matchedOptionValue(OUTPUT, List.of());
    List<ValidationFormats.Wanted> files =
        outputs.isEmpty() ? List.of() : ValidationFormats.wanted(parsed, environment(), outputs);
    Scorekeeper scorekeeper = scorekeeperOfFiles(parsed);
    Validation validation = scorekeeper.validate(request);
    if (validation.failure().isPresent()) {
      environment().complain(validation.failure().get());
    }
    if (!validation.gaps().isEmpty()) {
      ValidationText.complaint(validation).ifPresent(environment()::complain);
    }
    if (validation.gate().isPresent()) {
      complain(validation.gate().get(), validation);
    }
    if (format.equals("text")) {
      new ValidationText(console, parsed.hasMatchedOption(Options.ALL)).print(validation);
    } else if (format.equals("json")) {
      ValidationJson.print(out(), validation);
    } else {
      formats(parsed, scorekeeper, validation).print(format, out());
      if (!format.equals("markdown")) {
        ValidationText.unreadable(validation).ifPresent(environment()::complain);
      }
    }
    for (ValidationFormats.Wanted file : files) {
      formats(parsed, scorekeeper, validation).write(file, parsed, environment());
    }
    return switch (validation.conclusion()) {
      case PASSED -> ExitCode.FINE;
      case FAILED -> ExitCode.FINDINGS;
      case UNREADABLE -> ExitCode.UNREADABLE;
    };
  }

  private ValidationFormats formats(
      ParseResult parsed, Scorekeeper scorekeeper, Validation validation) {
    return new ValidationFormats(
        validation,
        () ->
            WorkspaceOptions.root(parsed, environment())
                .map(root -> scorekeeper.links(root, validation.run()))
                .orElse(RepositoryLinks.NONE));
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
