package dev.scorekeeper.cli.command;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.TimeOptions;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.PluginsJson;
import dev.scorekeeper.report.json.StatusJson;
import dev.scorekeeper.report.markdown.StatusMarkdown;
import dev.scorekeeper.report.text.PluginsText;
import dev.scorekeeper.report.text.StatusText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Shows what the last recorded run said, and whether the files have changed since. */
public final class StatusCommand extends Command {
  private static final String PLUGINS = "--plugins";
  private static final String QUIET = "--quiet";

  public StatusCommand(Environment environment) {
    super(environment, "status");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Show the plan as last recorded, and what changed since.",
                "Compares the working tree with the last run, and records nothing."),
            "scorekeeper status",
            "scorekeeper status --workspace examples/renderx --all",
            "scorekeeper -C examples/renderx status",
            "scorekeeper status --since 30d",
            "scorekeeper status --plugins",
            "scorekeeper status --quiet",
            "scorekeeper status --branch main --format json");
    Options.withStream(Options.withPlace(spec))
        .addOption(
            Options.text(
                TimeOptions.SINCE,
                "WHEN",
                "Also show what became of the plan since then. Write " + TimeOptions.FORMS))
        .addOption(
            Options.text(
                TimeOptions.UNTIL,
                "WHEN",
                "Until then, written in the same way; a day counts to its end"))
        .addOption(Options.all())
        .addOption(Options.flag(PLUGINS, "Show the plugins of the catalog instead of the domains"))
        .addOption(
            OptionSpec.builder("-q", QUIET)
                .description(
                    "Print one line: how much is implemented, and a note if the files have changed since")
                .build());
    return Options.withOutput(spec, "text", "json", "markdown");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    boolean quiet = parsed.hasMatchedOption(QUIET);
    if (quiet) {
      refuseBeside(parsed);
    }
    Console console = console(parsed);
    Scorekeeper scorekeeper = scorekeeper(parsed);
    StreamStatus status;
    // As long as nobody asks for a time, nothing about times is loaded.
    if (parsed.hasMatchedOption(TimeOptions.SINCE) || parsed.hasMatchedOption(TimeOptions.UNTIL)) {
      status = scorekeeper.status(TimeOptions.range(parsed));
    } else {
      // Neither a line nor a list of plugins tells what became of the plan.
      status =
          quiet || parsed.hasMatchedOption(PLUGINS) ? scorekeeper.glance() : scorekeeper.status();
    }
    boolean markdown = Options.format(parsed).equals("markdown");
    if (parsed.hasMatchedOption(PLUGINS)) {
      if (markdown) {
        throw Options.usage(parsed, PLUGINS + " has no Markdown; take text or json");
      }
      if (json) {
        PluginsJson.print(out(), status);
      } else {
        new PluginsText(console).print(status);
      }
    } else if (markdown) {
      StatusMarkdown.print(
          out(),
          status,
          WorkspaceOptions.root(parsed, environment())
              .map(root -> scorekeeper.links(root, status.lastRun()))
              .orElse(RepositoryLinks.NONE));
    } else if (json) {
      StatusJson.print(out(), status);
    } else if (quiet) {
      new StatusText(console, false).headline(status);
    } else {
      new StatusText(console, parsed.hasMatchedOption(Options.ALL)).print(status);
    }
    return ExitCode.FINE;
  }

  /** One line has no room for what else was asked. */
  private void refuseBeside(ParseResult parsed) {
    for (String option : List.of(TimeOptions.SINCE, TimeOptions.UNTIL, PLUGINS, Options.ALL)) {
      if (parsed.hasMatchedOption(option)) {
        throw Options.usage(parsed, QUIET + " prints one line; leave out " + option);
      }
    }
    if (!Options.format(parsed).equals("text")) {
      throw Options.usage(parsed, QUIET + " prints a line of text; leave out --format");
    }
  }
}
