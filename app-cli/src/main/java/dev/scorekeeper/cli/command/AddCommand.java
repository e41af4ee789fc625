package dev.scorekeeper.cli.command;

import dev.scorekeeper.application.register.AddRequest;
import dev.scorekeeper.application.register.Addition;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.terminal.Environment;
import dev.scorekeeper.report.json.AdditionJson;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.text.AdditionText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Adds a domain: its entry in the registry, its sequence file, and a look at what became of it. */
final class AddCommand extends Command {
  private static final String NAME = "--name";
  private static final String DESCRIPTION = "--description";
  private static final String CATEGORY = "--category";
  private static final String RELATION = "--relation";
  private static final String SEQUENCE_FILE = "--sequence-file";
  private static final String PLANNED = "--planned";
  private static final String DRY_RUN = "--dry-run";

  AddCommand(Environment environment) {
    super(environment, "add");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Add a domain: an entry in the registry and a sequence file to begin with; then show"
                + " what became of it.",
            "scorekeeper add search-orchestration --planned --dry-run",
            "scorekeeper add search-orchestration --name Search --category system --planned",
            "scorekeeper add undo-orchestration --relation data-flow-orchestration",
            "scorekeeper add import-orchestration --sequence-file flows/import.json --dry-run");
    spec.addPositional(
            PositionalParamSpec.builder()
                .paramLabel("DOMAIN-ID")
                .arity("1")
                .type(String.class)
                .description("The id of the new domain")
                .build())
        .addOption(Options.workspace())
        .addOption(Options.text(NAME, "TEXT", "Its name"))
        .addOption(Options.text(DESCRIPTION, "TEXT", "What it is about"))
        .addOption(Options.text(CATEGORY, "TEXT", "The category that it is shown in"))
        .addOption(
            OptionSpec.builder(RELATION)
                .paramLabel("ID")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("A domain that it relates to; may be given several times")
                .build())
        .addOption(
            Options.text(
                SEQUENCE_FILE,
                "PATH",
                "The sequence file to name, made from a template unless it is there (default:"
                    + " DOMAIN-ID.json in the folder of system sequences)"))
        .addOption(Options.flag(PLANNED, "Only plan it: name no sequence file and make none"))
        .addOption(Options.flag(DRY_RUN, "Write nothing; print the patch"));
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    Addition addition = scorekeeper(parsed).add(request(parsed));
    if (json) {
      AdditionJson.print(out(), addition);
    } else {
      new AdditionText(console, environment().terminal().out()).print(addition);
    }
    return ExitCode.FINE;
  }

  private static AddRequest request(ParseResult parsed) {
    return new AddRequest(
        parsed.matchedPositionalValue(0, ""),
        Options.name(parsed, NAME),
        Options.name(parsed, DESCRIPTION),
        Options.name(parsed, CATEGORY),
        parsed.matchedOptionValue(RELATION, List.<String>of()),
        Options.name(parsed, SEQUENCE_FILE),
        parsed.hasMatchedOption(PLANNED),
        parsed.hasMatchedOption(DRY_RUN));
  }
}
