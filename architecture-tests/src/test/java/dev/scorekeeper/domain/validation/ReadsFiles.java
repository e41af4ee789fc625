package dev.scorekeeper.domain.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks a law on purpose: reading files in the domain. */
public final class ReadsFiles {
  String read(Path path) throws IOException {
    return Files.readString(path);
  }
}
