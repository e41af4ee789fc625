package dev.scorekeeper;

import java.io.InputStream;
import java.nio.file.Path;

/** An exported log that is to be taken in. */
public sealed interface LogInput {
  /** In a file. */
  record OfFile(Path file) implements LogInput {}

  /**
   * From a stream, which is left open.
   *
   * @param name what messages call it
   */
  record OfStream(InputStream in, String name) implements LogInput {}
}
