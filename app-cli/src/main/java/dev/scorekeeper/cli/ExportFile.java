package dev.scorekeeper.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A file to export to. It is written whole or not at all, and replaces nothing but an older export.
 */
final class ExportFile {
  /** What stands for standard input or output in place of a file. */
  static final String STANDARD = "-";

  private static final byte[] BEGINNING =
      "{\"format\":\"scorekeeper".getBytes(StandardCharsets.US_ASCII);

  private ExportFile() {}

  /**
   * Writes the file.
   *
   * @param history is not to be overwritten
   * @throws UnwritableException when something else is there, or it cannot be written
   */
  static void write(Path file, Path history, Consumer<OutputStream> writing) {
    try {
      if (Files.isDirectory(file)) {
        throw new UnwritableException(file + " is a folder; name a file");
      }
      if (!Files.exists(file)) {
        replace(file, writing);
      } else if (!Files.isRegularFile(file)) {
        // A pipe or a device: there is nothing to replace.
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
          writing.accept(out);
        }
      } else if (Files.isSameFile(file, history)) {
        throw new UnwritableException(file + " is the history itself; name another file");
      } else if (!isExport(file)) {
        throw new UnwritableException(
            file + " is there and is no export; remove it, or name another file");
      } else {
        // Where it is a link, what it leads to.
        replace(file.toRealPath(), writing);
      }
    } catch (UncheckedIOException e) {
      throw new UnwritableException(file + " cannot be written: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UnwritableException(file + " cannot be written: " + Words.reason(e), e);
    }
  }

  private static boolean isExport(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] beginning = in.readNBytes(BEGINNING.length);
      return beginning.length == 0 || Arrays.equals(beginning, BEGINNING);
    }
  }

  private static void replace(Path file, Consumer<OutputStream> writing) throws IOException {
    Path draft = draft(file);
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        writing.accept(out);
        out.flush();
        // Before it takes the place of a good one, it has to be on the disk.
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** An empty file of a name that nobody else uses, with the permissions of any new file. */
  private static Path draft(Path file) throws IOException {
    int number = 1;
    while (true) {
      try {
        return Files.createFile(file.resolveSibling(file.getFileName() + ".new-" + number));
      } catch (FileAlreadyExistsException e) {
        number++;
      }
    }
  }
}
