package dev.scorekeeper;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.domain.historyexport.LogSource;
import dev.scorekeeper.fs.ExportFile;
import dev.scorekeeper.json.historyexport.JsonLogReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Exported logs that are being read. */
final class OpenLogs implements AutoCloseable {
  private static final int KILOBYTE = 1024;

  private final List<LogSource> sources = new ArrayList<>();
  private final List<InputStream> open = new ArrayList<>();
  private final Listener.Stage stage;
  private long bytes;
  private long all;

  OpenLogs(List<LogInput> inputs, Listener listener) {
    stage = listener.begin(Work.IMPORTING);
    try {
      inputs.forEach(this::add);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void add(LogInput input) {
    if (input instanceof LogInput.OfStream stream) {
      sources.add(new JsonLogReader(stream.in(), stream.name()));
      return;
    }
    Path file = ((LogInput.OfFile) input).file();
    ExportFile.Opened opened = ExportFile.open(file);
    open.add(opened.content());
    all += opened.size();
    sources.add(
        new JsonLogReader(
            opened.size() == 0 ? opened.content() : new Counted(opened.content()),
            file.toString()));
  }

  List<LogSource> sources() {
    return sources;
  }

  @Override
  public void close() {
    stage.close();
    for (InputStream in : open) {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A file that tells how much of it was read. */
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
      stage.show((int) (bytes / KILOBYTE), (int) (all / KILOBYTE));
      return read;
    }
  }
}
