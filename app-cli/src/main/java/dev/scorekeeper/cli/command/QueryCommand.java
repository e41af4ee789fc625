package dev.scorekeeper.cli.command;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.application.query.NamedQueries;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.report.csv.RowsCsv;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.RowsJson;
import dev.scorekeeper.report.json.RowsJsonLines;
import dev.scorekeeper.report.markdown.RowsMarkdown;
import dev.scorekeeper.report.query.QueriesText;
import dev.scorekeeper.report.query.RowsTable;
import dev.scorekeeper.report.query.ViewsText;
import dev.scorekeeper.report.wording.Listing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Asks the history in SQL, read-only. */
public final class QueryCommand extends Command {
  private static final String LIST = "--list";
  private static final String SCHEMA = "--schema";
  private static final String TIMEOUT = "--timeout";
  private static final String P = "-p";
  private static final String PARAMETER = "--param";
  private static final String NO_HEADERS = "--no-headers";
  private static final String JSON = "json";
  private static final String NL = "nl";
  private static final String CSV = "csv";
  private static final String TSV = "tsv";
  private static final String MARKDOWN = "markdown";

  /** In bytes; a statement of so many is refused as too long. */
  private static final int MOST_INPUT = 8 << 20;

  public QueryCommand(Environment environment) {
    super(environment, "query");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Query the history with SQL, read-only.",
                "The parameters :project and :branch are those of the current stream unless"
                    + " you set them."),
            "scorekeeper query \"SELECT * FROM runs ORDER BY observed_at DESC LIMIT 5\"",
            "scorekeeper query planned --format markdown",
            "scorekeeper query -p id cag-orchestration \"SELECT * FROM domain_history WHERE"
                + " domain_id = :id\"",
            "echo \"SELECT count(*) FROM transitions\" | scorekeeper query - --csv",
            "scorekeeper query --schema --json");
    spec.addPositional(
        Options.parameter(0, "SQL", "A statement, the name of a query, or - for standard input"));
    Options.withStream(Options.withPlace(spec))
        .addOption(
            OptionSpec.builder(P, PARAMETER)
                .paramLabel("NAME VALUE")
                .hideParamSyntax(true)
                .arity("2")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Set the parameter :NAME; NAME=VALUE works too; can be repeated")
                .build())
        .addOption(
            Options.text(
                TIMEOUT,
                "SECONDS",
                "Stop the query after this time (default: queryTimeout in the settings, or else 60)"))
        .addOption(Options.flag(LIST, "List the named queries, or one of them"))
        .addOption(Options.flag(SCHEMA, "Show the views and their columns, or one of them"))
        .addOption(Options.flag(NO_HEADERS, "Leave out the column names (csv, tsv, table)"));
    return Options.withOutput(spec, Options.TABLE, JSON, NL, CSV, TSV, MARKDOWN);
  }

  /**
   * A statement may begin with a comment, which looks like an option; a blank before it changes
   * nothing in SQL. An option's name has no blanks in it.
   */
  @Override
  public List<String> readable(List<String> arguments) {
    CommandSpec spec = spec();
    List<String> readable = new ArrayList<>(arguments);
    int i = 0;
    while (i < readable.size()) {
      String argument = readable.get(i);
      if (argument.startsWith(PARAMETER + "=")) {
        readable.set(i, PARAMETER);
        readable.add(i + 1, argument.substring(PARAMETER.length() + 1));
        argument = PARAMETER;
      }
      if (argument.equals(PARAMETER) || argument.equals(P)) {
        split(readable, i + 1);
      }
      OptionSpec option = spec.findOption(argument);
      if (option != null) {
        i += option.arity().max();
      } else if (argument.startsWith("--") && isComment(argument)) {
        readable.set(i, " " + argument);
      }
      i++;
    }
    return readable;
  }

  /** Makes two words of {@code NAME=VALUE}, since no name has such a sign. */
  private static void split(List<String> arguments, int at) {
    int equals = at < arguments.size() ? arguments.get(at).indexOf('=') : -1;
    if (equals > 0) {
      String pair = arguments.get(at);
      arguments.set(at, pair.substring(0, equals));
      arguments.add(at + 1, pair.substring(equals + 1));
    }
  }

  private static boolean isComment(String argument) {
    for (int i = 0; i < argument.length() && argument.charAt(i) != '='; i++) {
      if (Character.isWhitespace(argument.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int run(ParseResult parsed) {
    Console console = console(parsed);
    String format = Options.format(parsed);
    boolean headers = !parsed.hasMatchedOption(NO_HEADERS);
    if (!headers && List.of(JSON, NL, MARKDOWN).contains(format)) {
      throw Options.usage(
          parsed,
          NO_HEADERS + " is for csv, tsv and table; " + format + " cannot do without names");
    }
    boolean asText = format.equals(Options.TABLE) && headers;
    if (parsed.hasMatchedOption(SCHEMA)) {
      List<View> views = views(parsed);
      if (asText) {
        new ViewsText(console).print(views);
      } else {
        Listing.print(views, rows(format, headers, console));
      }
      return ExitCode.FINE;
    }
    if (parsed.hasMatchedOption(LIST)) {
      NamedQueries named = anywhere(parsed).query().named();
      Optional<String> name = text(parsed);
      named = name.isPresent() ? named.only(name.get()) : named;
      if (asText) {
        new QueriesText(console).print(named);
      } else {
        Listing.print(named, rows(format, headers, console));
      }
      return ExitCode.FINE;
    }
    Map<String, String> parameters = parameters(parsed);
    Query query = scorekeeper(parsed).query();
    String text = parsed.matchedPositionalValue(0, "");
    OptionalInt timeout = Options.count(parsed, TIMEOUT);
    query.run(
        text.equals("-") ? environment().typed(MOST_INPUT) : query.statement(text),
        parameters,
        timeout.isPresent()
            ? Optional.of(Duration.ofSeconds(timeout.getAsInt()))
            : Optional.empty(),
        () -> rows(format, headers, console));
    return ExitCode.FINE;
  }

  private List<View> views(ParseResult parsed) {
    Optional<String> name = text(parsed);
    return name.isPresent() ? List.of(anywhere(parsed).view(name.get())) : anywhere(parsed).views();
  }

  private static Optional<String> text(ParseResult parsed) {
    return Optional.of(parsed.matchedPositionalValue(0, "")).filter(text -> !text.isEmpty());
  }

  private Scorekeeper anywhere(ParseResult parsed) {
    return scorekeeper(WorkspaceOptions.setupAnywhere(parsed, environment()));
  }

  private Query.ClosableRows rows(String format, boolean headers, Console console) {
    return switch (format) {
      case JSON -> new RowsJson(out());
      case NL -> new RowsJsonLines(out());
      case CSV -> RowsCsv.commas(out(), headers);
      case TSV -> RowsCsv.tabs(out(), headers);
      case MARKDOWN -> new RowsMarkdown(out());
      default -> new RowsTable(console, headers);
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
