package dev.scorekeeper.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The version of this program, as the build wrote it down. */
final class Version {
  private Version() {}

  /** Such as {@code scorekeeper 0.1.0}. */
  static String text() {
    try (InputStream version =
        Objects.requireNonNull(Version.class.getResourceAsStream("version.txt"))) {
      return Cli.NAME + " " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
