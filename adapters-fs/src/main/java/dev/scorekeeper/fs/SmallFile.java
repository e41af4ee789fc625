package dev.scorekeeper.fs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file outside of the workspace that the environment names, and that nobody is sure to have
 * written: where it cannot be read, is no regular file or is large, it is as if it were not there.
 */
public final class SmallFile {
  /** A host tells of an event in 25 MB at most. */
  static final int LARGEST = 32 * 1024 * 1024;

  private SmallFile() {}

  /** The content, if it is to be had. */
  public static Optional<byte[]> read(String file) {
    try {
      Path path = Path.of(file);
      if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        return bytes.length > LARGEST ? Optional.empty() : Optional.of(bytes);
      }
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
