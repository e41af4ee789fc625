package dev.scorekeeper.cli.command;

import dev.scorekeeper.application.authoring.AddRequest;
import dev.scorekeeper.application.authoring.Addition;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.AdditionJson;
import dev.scorekeeper.report.text.AdditionText;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Adds a domain: its entry in the registry, and a look at what became of it. */
public final class AddCommand extends Command {
  private static final String NAME = "--name";
  private static final String DESCRIPTION = "--description";
  private static final String CATEGORY = "--category";
  private static final String RELATION = "--relation";
  private static final String SEQUENCE_FILE = "--sequence-file";
  private static final String SKELETON = "--skeleton";
  private static final String PLANNED = "--planned";
  private static final String DRY_RUN = "--dry-run";

  public AddCommand(Environment environment) {
    super(environment, "add");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Add a domain to the registry.",
                "The domain is planned. It is implemented once its entry names a sequence"
                    + " file with a movement."),
            "scorekeeper add search-orchestration --dry-run",
            "scorekeeper add search-orchestration --name Search --category system",
            "scorekeeper add undo-orchestration --relation data-flow-orchestration --skeleton",
            "scorekeeper add import-orchestration --sequence-file flows/import.json --skeleton");
    Options.withWorkspace(spec)
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("DOMAIN-ID")
                .arity("0..1")
                .type(String.class)
                .description("The id of the new domain")
                .build())
        .addOption(Options.text(NAME, "TEXT", "Its name"))
        .addOption(Options.text(DESCRIPTION, "TEXT", "What it is about"))
        .addOption(Options.text(CATEGORY, "TEXT", "Its category"))
        .addOption(
            OptionSpec.builder(RELATION)
                .paramLabel("ID")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("A domain that it relates to; can be repeated")
                .build())
        .addOption(
            Options.text(
                SEQUENCE_FILE,
                "PATH",
                "Name this sequence file, which exists or which --skeleton creates; a path from"
                    + " here, or with --workspace from there"))
        .addOption(
            Options.flag(
                SKELETON,
                "Create a sequence file without a movement and name it (default: DOMAIN-ID.json in"
                    + " the folder of system sequences). The domain is broken until you write a"
                    + " movement into it"))
        .addOption(Options.flag(PLANNED, "Name no sequence file (the default)"))
        .addOption(Options.flag(DRY_RUN, "Write nothing; print the patch"));
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    Addition addition = scorekeeperOfFiles(parsed).add(request(parsed));
    if (json) {
      AdditionJson.print(out(), addition);
    } else {
      new AdditionText(console, environment().terminal().out()).print(addition);
    }
    return ExitCode.FINE;
  }

  private static String id(ParseResult parsed) {
    String id = parsed.matchedPositionalValue(0, "");
    if (id.isBlank()) {
      throw Options.usage(
          parsed, "needs the id of the new domain, as in scorekeeper add search-orchestration");
    }
    return id;
  }

  private AddRequest request(ParseResult parsed) {
    Optional<String> file = Options.name(parsed, SEQUENCE_FILE);
    boolean isSkeleton = parsed.hasMatchedOption(SKELETON);
    if (parsed.hasMatchedOption(PLANNED) && (file.isPresent() || isSkeleton)) {
      throw Options.usage(
          parsed, "--planned names no file; leave out --sequence-file and --skeleton");
    }
    return new AddRequest(
        id(parsed),
        Options.name(parsed, NAME),
        Options.name(parsed, DESCRIPTION),
        Options.name(parsed, CATEGORY),
        parsed.matchedOptionValue(RELATION, List.<String>of()),
        file.isPresent()
            ? Optional.of(WorkspaceOptions.inWorkspace(parsed, environment(), file.get()))
            : Optional.empty(),
        isSkeleton,
        parsed.hasMatchedOption(DRY_RUN));
  }
}
