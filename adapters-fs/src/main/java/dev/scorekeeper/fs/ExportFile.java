package dev.scorekeeper.fs;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.workspace.UnwritableException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The file that a log is exported to and imported from. It is written whole or not at all, and
 * replaces nothing but an older export.
 */
public final class ExportFile {
  private static final String BEGINNING = "{\"format\":\"scorekeeper";

  private ExportFile() {}

  /**
   * A file that is being read.
   *
   * @param content from its beginning; to be closed by who reads it
   * @param size in bytes, when it was opened; of what is no regular file, what its system says
   */
  public record Opened(InputStream content, long size) {}

  /**
   * Opens a file to import from.
   *
   * @throws HistoryException when it cannot be read; the message says which and why
   */
  public static Opened open(Path file) {
    try {
      long size = Files.size(file);
      return new Opened(Files.newInputStream(file), size);
    } catch (IOException e) {
      throw new HistoryException(
          e instanceof NoSuchFileException
              ? file + " does not exist"
              : file + " cannot be read: " + ResultFile.reason(e),
          e);
    }
  }

  /**
   * Writes the file. A pipe or a device is written to as it is; a link is followed.
   *
   * @param history is not to be overwritten
   * @param writing writes the content; when it throws, what was there stays
   * @throws UnwritableException when something else is there, or it cannot be written
   */
  public static void write(Path file, Path history, Consumer<OutputStream> writing) {
    try {
      if (Files.isDirectory(file)) {
        throw new UnwritableException(file + " is a folder; name a file");
      }
      if (!Files.exists(file)) {
        replace(file.toAbsolutePath(), writing);
      } else if (!Files.isRegularFile(file)) {
        // A pipe or a device: there is nothing to replace.
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
          writing.accept(out);
        }
      } else if (Files.isSameFile(file, history)) {
        throw new UnwritableException(file + " is the history itself; name another file");
      } else if (!ResultFile.isOfKind(file.toRealPath(), List.of(BEGINNING))) {
        throw new UnwritableException(
            file + " exists and is not an export, so it was not replaced; name another file");
      } else {
        // Where it is a link, what it leads to.
        replace(file.toRealPath(), writing);
      }
    } catch (UncheckedIOException e) {
      throw new UnwritableException(
          file + " cannot be written: " + ResultFile.reason(Objects.requireNonNull(e.getCause())),
          e);
    } catch (IOException e) {
      throw new UnwritableException(file + " cannot be written: " + ResultFile.reason(e), e);
    }
  }

  private static void replace(Path place, Consumer<OutputStream> writing) throws IOException {
    ResultFile.replace(place, Optional.empty(), BEGINNING, writing);
  }
}
