package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.sqlite.SqliteHistory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Looks through the whole history for what is not as recording made it. */
final class HistoryVerifyCommand extends Command {
  private static final String AGAINST = "--against";

  /** Thousands of checkpoints. */
  private static final int MOST_BYTES = 1 << 20;

  HistoryVerifyCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "verify";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Prove that the history is intact: its chain, digests, counts, spans and schema. Exits"
                + " with 1 when it is not, and says where.",
            "scorekeeper history verify",
            "scorekeeper history verify --against checkpoints.txt",
            "scorekeeper history verify --format json");
    Options.withPlace(spec)
        .addOption(
            Options.text(
                AGAINST,
                "FILE",
                "Also prove that what these checkpoints were taken of is still its beginning"));
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Style style = style(parsed);
    Place place = Place.of(parsed, environment());
    List<Checkpoint> against =
        Options.value(parsed, AGAINST)
            .map(file -> checkpoints(Place.path(parsed, environment(), file)))
            .orElse(List.of());
    Verification verification = verify(place, against);
    if (json) {
      print(verification, against.size());
    } else {
      print(verification, against.size(), style);
    }
    return verification.intact() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private Verification verify(Place place, List<Checkpoint> against) {
    try (SqliteHistory history =
            SqliteHistory.openForReading(place.history())
                .orElseThrow(() -> RecordedCommand.noHistory(place));
        ProgressLine line = new ProgressLine(environment(), "verifying:")) {
      return history.verify(against, line::show);
    }
  }

  private static List<Checkpoint> checkpoints(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new HistoryException("the checkpoints in " + file + " cannot be read", e);
    }
    return Checkpoint.read(new String(bytes, StandardCharsets.UTF_8))
        .filter(checkpoints -> bytes.length <= MOST_BYTES)
        .orElseThrow(
            () ->
                new HistoryException(
                    file
                        + " holds something else than what scorekeeper history checkpoint prints;"
                        + " give it just that"));
  }

  private void print(Verification verification, int checkpoints) {
    try (Json json = new Json(environment().out())) {
      json.document().put("intact", verification.intact());
      if (verification.now().isPresent()) {
        Checkpoint now = verification.now().get();
        json.put("origin", now.origin()).put("runs", now.runs()).put("head", now.head().hex());
      } else {
        json.putNull("origin").putNull("runs").putNull("head");
      }
      json.put("assessments", verification.assessments())
          .put("facts", verification.facts())
          .put("spans", verification.spans())
          .put("checkpoints", checkpoints)
          .put("broken", verification.broken())
          .beginArray("breaks");
      for (Verification.Break one : verification.breaks()) {
        json.beginObject();
        if (one.run().isPresent()) {
          json.put("run", one.run().getAsLong());
        } else {
          json.putNull("run");
        }
        json.put("where", one.where())
            .put("what", one.what())
            .put("found", one.found().orElse(null))
            .put("expected", one.expected().orElse(null))
            .endObject();
      }
      json.endArray().endObject();
    }
  }

  private void print(Verification verification, int checkpoints, Style style) {
    if (verification.intact()) {
      print(
          style.good("✔ ")
              + style.strong("The history is intact: ")
              + verification.now().map(now -> Words.counted(now.runs(), "run") + ", ").orElse("")
              + Words.counted(verification.assessments(), "assessment")
              + ", "
              + Words.counted(verification.facts(), "fact")
              + ", "
              + Words.counted(verification.spans(), "span")
              + ".");
      print(
          style.faint(
              checkpoints > 0
                  ? "  It begins with what "
                      + Words.counted(checkpoints, "checkpoint")
                      + (checkpoints == 1 ? " was" : " were")
                      + " taken of."
                  : "  Only a checkpoint kept elsewhere tells that nothing was cut off its end or"
                      + " made anew: see history checkpoint."));
      return;
    }
    print(
        style.bad("✘ ")
            + style.strong(
                "The history is not intact: "
                    + Words.counted(verification.broken(), "thing")
                    + (verification.broken() == 1 ? " is" : " are")
                    + " not as recorded"
                    + (verification.breaks().size() < verification.broken()
                        ? "; the first " + verification.breaks().size()
                        : "")
                    + ":"));
    for (Verification.Break one : verification.breaks()) {
      print("  " + style.bad(Plain.text(one.where())) + ": " + Plain.text(text(one)));
    }
    print(
        style.faint(
            "  Spans alone are made anew by history rebuild; for the rest there is only a copy of"
                + " the file."));
  }

  private static String text(Verification.Break one) {
    return one.expected().isEmpty()
        ? one.what()
        : one.what()
            + " is "
            + one.found().orElse("nothing")
            + ", but should be "
            + one.expected().get();
  }
}
