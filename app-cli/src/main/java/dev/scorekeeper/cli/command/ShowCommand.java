package dev.scorekeeper.cli.command;

import dev.scorekeeper.application.report.Subject;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.DomainLifeJson;
import dev.scorekeeper.report.json.WholeRunJson;
import dev.scorekeeper.report.text.DomainLifeText;
import dev.scorekeeper.report.text.WholeRunText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows the whole life of a domain, or the whole of a run. */
public final class ShowCommand extends Command {
  public ShowCommand(Environment environment) {
    super(environment, "show");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Show the whole life of a domain, or one run.",
                "Tells when the domain was planned, implemented or broken, for how long, and"
                    + " by whose commit."),
            "scorekeeper show cag-orchestration",
            "scorekeeper show cag-orchestration --format json --branch main",
            "scorekeeper show HEAD~3");
    spec.addPositional(
        Options.parameter(
            0, "WHAT", "The id of a domain; or a state, to show its run: " + Reference.RUN_FORMS));
    Options.withStream(Options.withPlace(spec))
        .addOption(Options.all())
        .addOption(Options.noBackfill());
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    String what = parsed.matchedPositionalValue(0, "");
    if (what.isBlank()) {
      throw Options.usage(parsed, "show needs the id of a domain, or " + Reference.RUN_FORMS);
    }
    Subject subject = scorekeeper(parsed).show(what, !parsed.hasMatchedOption(Options.NO_BACKFILL));
    if (subject instanceof Subject.OfDomain domain) {
      if (json) {
        DomainLifeJson.print(out(), domain.life());
      } else {
        new DomainLifeText(console).print(domain.life());
      }
    } else if (subject instanceof Subject.OfRun run) {
      if (json) {
        WholeRunJson.print(out(), run.run());
      } else {
        new WholeRunText(console, parsed.hasMatchedOption(Options.ALL)).print(run.run());
      }
    }
    return ExitCode.FINE;
  }
}
