package dev.scorekeeper.testkit.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** The questions of docs/schema.md in their order, with their SQL. */
  public static Map<String, String> questions() throws IOException {
    return questions(Files.readString(root().resolve("docs/schema.md")));
  }

  /** The questions that a document asks under headings of their own, with their SQL. */
  public static Map<String, String> questions(String document) {
    Map<String, String> questions = new LinkedHashMap<>();
    Matcher matcher = Pattern.compile("(?m)^### (.+)$[^`]*^```sql\n([^`]+)^```$").matcher(document);
    while (matcher.find()) {
      questions.put(matcher.group(1), matcher.group(2).strip());
    }
    return questions;
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
