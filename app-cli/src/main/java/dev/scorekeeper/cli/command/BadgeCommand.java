package dev.scorekeeper.cli.command;

import dev.scorekeeper.ResultFile;
import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.report.badge.BadgeJson;
import dev.scorekeeper.report.badge.BadgeSvg;
import dev.scorekeeper.report.drawing.Output;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows in a badge how much existed at the last recorded run. */
public final class BadgeCommand extends Command {
  private static final String OUTPUT = "--output";
  private static final String LABEL = "--label";

  public BadgeCommand(Environment environment) {
    super(environment, "badge");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Draw a badge that says how much is implemented.",
                "Prints a picture (svg), or the JSON that badge services read (endpoint)."),
            "scorekeeper badge > badge.svg",
            "scorekeeper badge --output badge.svg --label plan",
            "scorekeeper badge --format endpoint --output badge.json");
    Options.withStream(Options.withPlace(spec))
        .addOption(
            Options.text(
                OUTPUT,
                "FILE",
                "The file to write; overwritten only if it is an older badge (default: standard"
                    + " output)"))
        .addOption(
            Options.text(
                LABEL,
                "TEXT",
                "The text before the numbers (default: implemented, or claimed if the evidence is"
                    + " only a claim)"));
    return Options.withOutput(spec, "svg", "endpoint");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    boolean endpoint = Options.format(parsed).equals("endpoint");
    Optional<String> output = Options.name(parsed, OUTPUT);
    StreamStatus status = scorekeeper(parsed).glance();
    String label = Options.name(parsed, LABEL).orElseGet(() -> BadgeSvg.label(status));
    if (output.isEmpty()) {
      print(out(), endpoint, label, status);
      return ExitCode.FINE;
    }
    new ResultFile(
            WorkspaceOptions.path(parsed, environment(), output.get()),
            WorkspaceOptions.root(parsed, environment()),
            "badge",
            List.of(endpoint ? BadgeJson.BEGINNING : BadgeSvg.BEGINNING))
        .write(
            bytes -> {
              Output out = new Output(bytes);
              print(out, endpoint, label, status);
              out.flush();
            });
    return ExitCode.FINE;
  }

  private static void print(Output out, boolean endpoint, String label, StreamStatus status) {
    if (endpoint) {
      BadgeJson.print(out, label, status.lastTally());
    } else {
      BadgeSvg.print(out, label, status.lastTally());
    }
  }
}
