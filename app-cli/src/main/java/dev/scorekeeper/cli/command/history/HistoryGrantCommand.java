package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints what the owner of a database runs, so that others can record or read. */
final class HistoryGrantCommand extends Command {
  private static final String WRITER = "--writer";
  private static final String READER = "--reader";

  HistoryGrantCommand(Environment environment) {
    super(environment, "grant");
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            name(),
            Options.described(
                "Print the SQL that lets others use a history on PostgreSQL.",
                "The owner of the database runs it. The roles must exist. This command connects to"
                    + " nothing, and runs nothing."),
            "scorekeeper history grant --writer builds --reader people",
            "scorekeeper history grant --reader people")
        .addOption(
            Options.text(
                WRITER, "ROLE", "The role that records: it can append, but not change or remove"))
        .addOption(Options.text(READER, "ROLE", "The role that only reads"))
        .addOption(Options.help());
  }

  @Override
  public int run(ParseResult parsed) {
    Optional<String> writer = Options.value(parsed, WRITER);
    Optional<String> reader = Options.value(parsed, READER);
    if (writer.isEmpty() && reader.isEmpty()) {
      throw Options.usage(parsed, "pass --writer ROLE, --reader ROLE, or both");
    }
    out().print(Scorekeeper.grants(writer, reader));
    return ExitCode.FINE;
  }
}
