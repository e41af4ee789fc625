package dev.scorekeeper;

import dev.scorekeeper.domain.workspace.UnwritableException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file that is to hold a result, such as a report.
 *
 * @param file where it is to be
 * @param workspace the folder that strangers' files lie in; links in it are not followed out of it
 * @param kind what it is, as messages say it
 * @param beginnings how files of its kind begin; nothing else is replaced
 */
public record ResultFile(
    Path file, Optional<Path> workspace, String kind, List<String> beginnings) {
  public ResultFile {
    beginnings = List.copyOf(beginnings);
  }

  /**
   * Writes it, whole or not at all.
   *
   * @throws UnwritableException when something else is there, or it cannot be written
   */
  public void write(Consumer<OutputStream> content) {
    dev.scorekeeper.fs.ResultFile.write(file, workspace, kind, beginnings, content);
  }
}
