package dev.scorekeeper.cli.command;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.cli.terminal.Environment;
import dev.scorekeeper.report.csv.RowsCsv;
import dev.scorekeeper.report.json.RowsJson;
import dev.scorekeeper.report.markdown.RowsMarkdown;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.text.QueriesText;
import dev.scorekeeper.report.text.RowsTable;
import dev.scorekeeper.report.text.ViewsText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Asks the history in SQL, read-only. */
final class QueryCommand extends Command {
  private static final String LIST = "--list";
  private static final String SCHEMA = "--schema";
  private static final String TIMEOUT = "--timeout";
  private static final String PARAMETER = "--param";

  /** In bytes; a statement of so many is refused as too long. */
  private static final int MOST_INPUT = 8 << 20;

  QueryCommand(Environment environment) {
    super(environment, "query");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Ask the history in SQL, read-only. The parameters :project and :branch are those of"
                + " the stream unless given.",
            "scorekeeper query \"SELECT * FROM runs ORDER BY observed_at DESC LIMIT 5\"",
            "scorekeeper query planned --format markdown",
            "scorekeeper query -p id cag-orchestration \"SELECT * FROM domain_history WHERE"
                + " domain_id = :id\"",
            "echo \"SELECT count(*) FROM transitions\" | scorekeeper query - --format csv");
    spec.addPositional(
        Options.parameter(0, "SQL", "A statement, the name of a query, or - for standard input"));
    Options.withStream(Options.withPlace(spec))
        .addOption(
            OptionSpec.builder("-p", PARAMETER)
                .paramLabel("NAME VALUE")
                .hideParamSyntax(true)
                .arity("2")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The value of a parameter, such as :NAME; can be repeated")
                .build())
        .addOption(
            Options.text(
                TIMEOUT,
                "SECONDS",
                "How long the answer may take (default: queryTimeout of the settings, else 60)"))
        .addOption(Options.flag(LIST, "List the queries that have names"))
        .addOption(Options.flag(SCHEMA, "Show the views and their columns"));
    return Options.withOutput(spec, "table", "json", "csv", "markdown");
  }

  @Override
  public int run(ParseResult parsed) {
    Console console = console(parsed);
    String format = Options.chosen(parsed, Options.FORMAT);
    if (parsed.hasMatchedOption(SCHEMA)) {
      new ViewsText(console).print(anywhere(parsed).views());
      return ExitCode.FINE;
    }
    if (parsed.hasMatchedOption(LIST)) {
      new QueriesText(console).print(anywhere(parsed).query().named());
      return ExitCode.FINE;
    }
    Query query = scorekeeper(parsed).query();
    String text = parsed.matchedPositionalValue(0, "");
    OptionalInt timeout = Options.count(parsed, TIMEOUT);
    query.run(
        text.equals("-") ? environment().typed(MOST_INPUT) : query.statement(text),
        parameters(parsed),
        timeout.isPresent()
            ? Optional.of(Duration.ofSeconds(timeout.getAsInt()))
            : Optional.empty(),
        () -> rows(format, console));
    return ExitCode.FINE;
  }

  private Scorekeeper anywhere(ParseResult parsed) {
    return scorekeeper(WorkspaceOptions.setupAnywhere(parsed, environment()));
  }

  private Query.ClosableRows rows(String format, Console console) {
    return switch (format) {
      case "json" -> new RowsJson(out());
      case "csv" -> new RowsCsv(out());
      case "markdown" -> new RowsMarkdown(out());
      default -> new RowsTable(console);
    };
  }

  private static Map<String, String> parameters(ParseResult parsed) {
    Map<String, String> parameters = new LinkedHashMap<>();
    List<String> pairs = parsed.matchedOptionValue(PARAMETER, List.of());
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      parameters.put(pairs.get(i), pairs.get(i + 1));
    }
    return parameters;
  }
}
