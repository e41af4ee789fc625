package dev.scorekeeper.cli.option;

import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.statereference.Reference;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Of which time a command tells: the same words, and the same two options, wherever it matters. */
public final class TimeOptions {
  public static final String SINCE = "--since";
  public static final String UNTIL = "--until";

  /** What may be written for the time. */
  public static final String FORMS = Reference.FORMS + "; or FROM..TO";

  private TimeOptions() {}

  /**
   * Adds the options.
   *
   * @param what is shown or read
   */
  public static CommandSpec withRange(CommandSpec spec, String what) {
    return spec.addOption(
            Options.text(SINCE, "WHEN", "Only " + what + " from then on. Write " + FORMS))
        .addOption(
            Options.text(
                UNTIL,
                "WHEN",
                "Only " + what + " until then, written in the same way; a day counts to its end"));
  }

  /** The time that a command line says, all of it where it says nothing. */
  public static Range range(ParseResult parsed) {
    Optional<String> since = Options.value(parsed, SINCE);
    Optional<String> until = Options.value(parsed, UNTIL);
    return since.isEmpty() && until.isEmpty() ? Range.ALL : Range.of(since, until);
  }
}
