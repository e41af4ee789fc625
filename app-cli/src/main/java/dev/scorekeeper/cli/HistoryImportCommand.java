package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.json.log.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Takes the runs of exported logs into the history. */
final class HistoryImportCommand extends Command {
  private static final int KILOBYTE = 1024;

  HistoryImportCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "import";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Take the runs of exported logs into the history, which is made where there is none."
                + " Runs that it knows stay as they are. Everything is checked, and where something"
                + " is wrong nothing is taken.",
            "scorekeeper history import runs.jsonl",
            "scorekeeper history import runs.jsonl other.jsonl --format json",
            "gunzip -c runs.jsonl.gz | scorekeeper history import -");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("What scorekeeper history export wrote; - for standard input")
            .build());
    return Options.withOutput(Options.withPlace(spec), "text", "json");
  }

  @Override
  int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Place place = Place.of(parsed, environment());
    List<String> names = parsed.matchedPositionalValue(0, List.of());
    if (names.stream().filter(ExportFile.STANDARD::equals).count() > 1) {
      throw Options.usage(parsed, "standard input can be read only once");
    }
    try (Logs logs = new Logs(environment())) {
      for (String name : names) {
        if (name.equals(ExportFile.STANDARD)) {
          logs.add(environment().in(), "standard input", 0);
        } else {
          logs.add(Place.path(parsed, environment(), name));
        }
      }
      try (History history = environment().histories().get().forWriting(place.history())) {
        int added = history.merge(() -> logs);
        print(place, logs.runs(), added, history.checkpoint(), json);
      } catch (RefusedRunException e) {
        throw logs.refused(e);
      }
    }
    return ExitCode.FINE;
  }

  private void print(Place place, long runs, int added, Checkpoint now, boolean json) {
    if (!json) {
      print(
          "Took "
              + Words.counted(added, "run")
              + " into "
              + place.history()
              + "; "
              + (runs - added)
              + " of "
              + runs
              + " were known.");
      return;
    }
    try (Json document = new Json(environment().out())) {
      document
          .document()
          .put("history", place.history().toString())
          .put("read", runs)
          .put("added", added)
          .put("runs", now.runs())
          .endObject();
    }
  }

  /** The logs of the command line, one after the other. */
  private static final class Logs implements Iterator<LogEntry>, AutoCloseable {
    private final List<LogReader> readers = new ArrayList<>();
    private final List<InputStream> open = new ArrayList<>();
    private final ProgressLine line;
    private long bytes;
    private long all;
    private int at;

    Logs(Environment environment) {
      line = new ProgressLine(environment, "importing kilobytes:");
    }

    /** Adds a file, whose beginning is read. */
    void add(Path file) {
      try {
        long size = Files.size(file);
        InputStream in = Files.newInputStream(file);
        open.add(in);
        add(in, file.toString(), size);
      } catch (IOException e) {
        throw new HistoryException(file + " cannot be read: " + Words.reason(e), e);
      }
    }

    void add(InputStream in, String name, long size) {
      all += size;
      readers.add(new LogReader(size == 0 ? in : new Counted(in), name));
    }

    long runs() {
      return readers.stream().mapToLong(reader -> reader.checkpoint().runs()).sum();
    }

    HistoryException refused(RefusedRunException e) {
      return readers.get(at).refused(e);
    }

    @Override
    public boolean hasNext() {
      while (!readers.get(at).hasNext()) {
        if (at + 1 == readers.size()) {
          return false;
        }
        at++;
      }
      return true;
    }

    @Override
    public LogEntry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return readers.get(at).next();
    }

    @Override
    public void close() {
      line.close();
      for (InputStream in : open) {
        try {
          in.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    /** A file, with progress for a watching person. */
    private final class Counted extends InputStream {
      private final InputStream in;

      Counted(InputStream in) {
        this.in = in;
      }

      @Override
      public int read() throws IOException {
        return in.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        bytes += Math.max(0, read);
        line.show((int) (bytes / KILOBYTE), (int) (all / KILOBYTE));
        return read;
      }
    }
  }
}
