package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.LogInput;
import dev.scorekeeper.application.history.Import;
import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.HistoryJson;
import dev.scorekeeper.report.text.HistoryText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Takes the runs of exported logs into the history. */
final class HistoryImportCommand extends Command {
  /** What stands for standard input or output in place of a file. */
  private static final String STANDARD = "-";

  HistoryImportCommand(Environment environment) {
    super(environment, "import");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Add the runs of exported logs.",
                "Creates the history if there is none, and skips runs that it has. Everything"
                    + " is checked first: if anything is wrong, nothing is imported."),
            "scorekeeper history import runs.jsonl",
            "scorekeeper history import runs.jsonl other.jsonl --format json",
            "gunzip -c runs.jsonl.gz | scorekeeper history import -");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("What scorekeeper history export wrote; - for standard input")
            .build());
    return Options.withOutput(Options.withPlace(spec), "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    List<String> names = parsed.matchedPositionalValue(0, List.of());
    if (names.stream().filter(STANDARD::equals).count() > 1) {
      throw Options.usage(parsed, "standard input can be read only once");
    }
    List<LogInput> inputs = new ArrayList<>();
    for (String name : names) {
      inputs.add(
          name.equals(STANDARD)
              ? new LogInput.OfStream(environment().in(), "standard input")
              : new LogInput.OfFile(WorkspaceOptions.path(parsed, environment(), name)));
    }
    Import.Result result = scorekeeper(parsed).importFrom(inputs);
    if (json) {
      HistoryJson.imported(out(), result);
    } else {
      new HistoryText(console).imported(result);
    }
    return ExitCode.FINE;
  }
}
