package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.VerificationJson;
import dev.scorekeeper.report.text.VerificationText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Looks through the whole history for what is not as recording made it. */
final class HistoryVerifyCommand extends Command {
  private static final String AGAINST = "--against";
  private static final int MOST_BYTES = 1 << 20;

  HistoryVerifyCommand(Environment environment) {
    super(environment, "verify");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Prove that the history is intact.",
                "Recomputes the chain, the digests, the counts and the derived tables, and"
                    + " compares the schema. Exits with 1 if something differs, and says where."),
            "scorekeeper history verify",
            "scorekeeper history verify --against checkpoints.txt",
            "scorekeeper history verify --format json");
    Options.withPlace(spec)
        .addOption(
            Options.text(
                AGAINST,
                "FILE",
                "Also prove that the history begins with what these checkpoints recorded"));
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    List<Checkpoint> against =
        Options.value(parsed, AGAINST)
            .map(file -> checkpoints(WorkspaceOptions.path(parsed, environment(), file)))
            .orElse(List.of());
    Verification verification = scorekeeper(parsed).verify(against);
    if (json) {
      VerificationJson.print(out(), verification, against.size());
    } else {
      new VerificationText(console, against.size()).print(verification);
    }
    return verification.intact() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private static List<Checkpoint> checkpoints(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new HistoryException(file + " does not exist", e);
    } catch (IOException e) {
      throw new HistoryException("the checkpoints in " + file + " cannot be read", e);
    }
    return Checkpoint.read(new String(bytes, StandardCharsets.UTF_8))
        .filter(checkpoints -> bytes.length <= MOST_BYTES)
        .orElseThrow(
            () ->
                new HistoryException(
                    file
                        + " is not the output of scorekeeper history checkpoint; pass only that output"));
  }
}
