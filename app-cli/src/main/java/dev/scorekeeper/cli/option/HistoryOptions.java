package dev.scorekeeper.cli.option;

import dev.scorekeeper.application.history.Exchange;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.domain.history.HistoryStore;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Which histories a command line is about, and what of them. */
public final class HistoryOptions {
  private HistoryOptions() {}

  /** Another history than the workspace's. */
  public static PositionalParamSpec other(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0")
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .description(description)
        .build();
  }

  /** Of which project alone. */
  public static OptionSpec project() {
    return Options.text(
        Options.PROJECT,
        "NAME",
        "Only what is recorded of this project, under whatever name it had (default: all)");
  }

  /** The other history. */
  public static HistoryStore other(ParseResult parsed, Environment environment) {
    String address = parsed.matchedPositionalValue(0, "");
    if (address.isBlank()) {
      throw Options.usage(
          parsed,
          parsed.commandSpec().qualifiedName().replaceFirst("^\\S+ ", "")
              + " needs "
              + parsed.commandSpec().positionalParameters().get(0).paramLabel()
              + ", the other history: a file, or postgresql://USER@HOST/DATABASE");
    }
    return WorkspaceOptions.history(parsed, environment, address);
  }

  /** What is to be exchanged with it. */
  public static Exchange.Request request(ParseResult parsed, boolean bestEffort) {
    return new Exchange.Request(Options.name(parsed, Options.PROJECT), bestEffort);
  }
}
