package dev.scorekeeper.testkit.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's checkout, with its documents and examples. */
public final class ProjectCheckout {
  private ProjectCheckout() {}

  /** The root of the checkout. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("examples"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("not inside a checkout");
      }
    }
    return folder;
  }

  /**
   * Copies a folder, so that a test can change and record it; without the history that it may have
   * by now, since people run the examples.
   */
  public static Path copy(Path from, Path to) throws IOException {
    Path history = from.resolve(".scorekeeper");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(path -> !path.startsWith(history)).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }
}
