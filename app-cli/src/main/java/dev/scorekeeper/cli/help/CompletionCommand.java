package dev.scorekeeper.cli.help;

import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Prints a script that completes this command line in a shell. The scripts know nothing of it: they
 * ask the program, by {@link Completion}, so that they never say what another version understands.
 */
final class CompletionCommand extends Command {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  CompletionCommand(Environment environment) {
    super(environment, "completion");
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            name(),
            Options.described(
                "Print a completion script for bash, zsh or fish.",
                "It completes commands, options, domains, queries, branches and states."),
            "scorekeeper completion bash > ~/.local/share/bash-completion/completions/scorekeeper",
            "scorekeeper completion zsh > ~/.zfunc/_scorekeeper",
            "scorekeeper completion fish > ~/.config/fish/completions/scorekeeper.fish")
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .paramLabel("SHELL")
                .arity("0..1")
                .type(String.class)
                .completionCandidates(SHELLS)
                .description("bash, zsh or fish (default: the one that $SHELL names, else bash)")
                .build())
        .addOption(Options.help());
  }

  @Override
  public int run(ParseResult parsed) {
    String shell = parsed.matchedPositionalValue(0, usual()).toLowerCase(Locale.ROOT);
    if (!SHELLS.contains(shell)) {
      throw Options.usage(
          parsed, "there is completion for " + String.join(", ", SHELLS) + ", not for " + shell);
    }
    out().print(script(shell));
    return ExitCode.FINE;
  }

  private String usual() {
    String program = environment().variable("SHELL").orElse("");
    String name = program.substring(program.lastIndexOf('/') + 1);
    return SHELLS.contains(name) ? name : SHELLS.get(0);
  }

  private static String script(String shell) {
    try (InputStream script = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
      if (script == null) {
        throw new IllegalStateException("no script for " + shell);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
