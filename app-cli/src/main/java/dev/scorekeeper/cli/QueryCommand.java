package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.cli.terminal.Table;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.sqlite.ReadOnlySql;
import dev.scorekeeper.sqlite.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Asks the history in SQL, read-only. */
final class QueryCommand extends Command {
  private static final String LIST = "--list";
  private static final String SCHEMA = "--schema";
  private static final String PARAMETER = "--param";

  QueryCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "query";
  }

  @Override
  CommandSpec spec() {
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
        PositionalParamSpec.builder()
            .paramLabel("SQL")
            .arity("0..1")
            .type(String.class)
            .description("A statement, the name of a query, or - for standard input")
            .build());
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
        .addOption(Options.flag(LIST, "List the queries that have names"))
        .addOption(Options.flag(SCHEMA, "Show the views and their columns"));
    return Options.withOutput(spec, "table", "json", "csv", "markdown");
  }

  @Override
  int run(ParseResult parsed) {
    Style style = style(parsed);
    String format = Options.chosen(parsed, Options.FORMAT);
    if (parsed.hasMatchedOption(SCHEMA)) {
      schema(style);
      return ExitCode.FINE;
    }
    Place place = Place.of(parsed, environment());
    NamedQueries queries = new NamedQueries(place.settings().queries());
    if (parsed.hasMatchedOption(LIST)) {
      list(queries, style);
      return ExitCode.FINE;
    }
    String sql = sql(parsed, queries);
    Map<String, String> parameters = parameters(parsed);
    try (ReadOnlySql history =
        ReadOnlySql.open(place.history()).orElseThrow(() -> RecordedCommand.noHistory(place))) {
      addStream(place, ReadOnlySql.parameters(sql), parameters);
      try (RowPrinter printer =
          RowPrinter.of(format, environment().out(), style, environment().terminal().columns())) {
        history.run(sql, parameters, printer);
      }
    }
    return ExitCode.FINE;
  }

  private String sql(ParseResult parsed, NamedQueries queries) {
    String text = parsed.matchedPositionalValue(0, "");
    if (text.equals("-")) {
      return standardInput();
    }
    if (text.isBlank()) {
      throw Options.usage(parsed, "needs a statement, the name of a query, or -");
    }
    Optional<NamedQueries.Query> named = queries.find(text);
    if (named.isEmpty() && text.chars().noneMatch(Character::isWhitespace)) {
      throw Options.usage(
          parsed,
          "there is no query '" + text + "'; there are " + String.join(", ", queries.names()));
    }
    return named.map(NamedQueries.Query::sql).orElse(text);
  }

  private String standardInput() {
    try {
      return new String(environment().in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> parameters(ParseResult parsed) {
    Map<String, String> parameters = new LinkedHashMap<>();
    List<String> pairs = parsed.matchedOptionValue(PARAMETER, List.of());
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      parameters.put(pairs.get(i), pairs.get(i + 1));
    }
    return parameters;
  }

  /** The stream is looked up only for a statement that asks for it. */
  private static void addStream(Place place, Set<String> wanted, Map<String, String> parameters) {
    boolean project = wanted.contains("project") && !parameters.containsKey("project");
    boolean branch = wanted.contains("branch") && !parameters.containsKey("branch");
    if (project || branch) {
      StreamId stream = place.stream(place.checkout());
      if (project) {
        parameters.put("project", stream.project());
      }
      if (branch) {
        parameters.put("branch", stream.branch());
      }
    }
  }

  private void list(NamedQueries queries, Style style) {
    for (NamedQueries.Query query : queries.all()) {
      print(style.strong(Plain.text(query.name())) + "  " + style.faint(query.meaning()));
      query.sql().lines().forEach(line -> print("    " + Plain.text(line)));
    }
  }

  private void schema(Style style) {
    for (View view : Schema.VIEWS) {
      print(style.strong(view.name()) + "  " + style.faint(view.meaning()));
      Table table = new Table(List.of("  column", "meaning"));
      view.columns().forEach(column -> table.add(List.of("  " + column.name(), column.meaning())));
      table.lines(new Style(false), 0).forEach(this::print);
      print("");
    }
  }
}
