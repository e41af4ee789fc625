package dev.scorekeeper.cli;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents of the project that people read. */
final class Documents {
  private Documents() {}

  /** Those about the program, as absolute paths. */
  static List<Path> ofTheProgram() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String name : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")) {
      documents.add(root().resolve(name));
    }
    addBelow("docs", documents);
    return documents;
  }

  /** The same with those of the examples. */
  static List<Path> all() throws IOException {
    List<Path> documents = ofTheProgram();
    addBelow("examples", documents);
    return documents;
  }

  private static void addBelow(String folder, List<Path> documents) throws IOException {
    try (Stream<Path> files = Files.walk(root().resolve(folder))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !root().relativize(file).toString().contains("target"))
          .sorted()
          .forEach(documents::add);
    }
  }

  private static Path root() {
    return ProjectCheckout.root().toAbsolutePath().normalize();
  }
}
