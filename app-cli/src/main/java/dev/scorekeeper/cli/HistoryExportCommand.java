package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.json.log.LogWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Writes the log as JSON Lines. */
final class HistoryExportCommand extends Command {
  HistoryExportCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "export";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Write the whole log as JSON Lines, for history import and for version control. A log"
                + " that has grown gives the same lines, and new ones at the end.",
            "scorekeeper history export",
            "scorekeeper history export runs.jsonl");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("0..1")
            .type(String.class)
            .description(
                "Where to write, all or nothing; an older export is replaced (default: -, which is"
                    + " standard output)")
            .build());
    return Options.withOutput(Options.withPlace(spec));
  }

  @Override
  int run(ParseResult parsed) {
    Place place = Place.of(parsed, environment());
    String name = parsed.matchedPositionalValue(0, ExportFile.STANDARD);
    try (History history =
        environment()
            .histories()
            .get()
            .forReading(place.history())
            .orElseThrow(() -> RecordedCommand.noHistory(place))) {
      Checkpoint checkpoint = history.checkpoint();
      if (name.equals(ExportFile.STANDARD)) {
        toStandardOutput(history, checkpoint);
      } else {
        Path file = Place.path(parsed, environment(), name);
        ExportFile.write(file, place.history(), out -> write(history, checkpoint, out));
        print("Exported " + Words.counted(checkpoint.runs(), "run") + " to " + file + ".");
      }
    }
    return ExitCode.FINE;
  }

  private void toStandardOutput(History history, Checkpoint checkpoint) {
    try {
      write(history, checkpoint, new Heeded(environment().out()));
    } catch (UncheckedIOException e) {
      throw new UnwritableException("the export cannot be written: " + e.getMessage(), e);
    }
  }

  private void write(History history, Checkpoint checkpoint, OutputStream out) {
    LogWriter writer = new LogWriter(out, checkpoint.origin());
    try (ProgressLine line = new ProgressLine(environment(), "exporting runs:")) {
      int[] done = new int[1];
      history.tell(
          checkpoint.runs(),
          entry -> {
            writer.accept(entry);
            done[0]++;
            line.show(done[0], (int) checkpoint.runs());
          });
    }
    writer.end(checkpoint);
  }

  /** Standard output, which by itself keeps to itself that nobody takes what is written. */
  private static final class Heeded extends OutputStream {
    private final PrintStream out;

    Heeded(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      flush();
    }

    @Override
    public void flush() throws IOException {
      if (out.checkError()) {
        throw new IOException("standard output takes no more");
      }
    }
  }
}
