package dev.scorekeeper.testkit.environment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The past of a public repository of proposals, where it lies beside the checkout; a test that asks
 * for it skips itself where it does not.
 */
public final class PublicPlan {
  private PublicPlan() {}

  /** What an independent reader says of it, as JSON. */
  public static Path expected() {
    return folder().resolve("expected.json");
  }

  /** Makes the repository, with its settings, in a folder that is not there yet. */
  public static Path repository(Path repository) throws IOException, InterruptedException {
    Process made;
    try {
      made =
          new ProcessBuilder(
                  "python3",
                  folder().resolve("make-repository.py").toString(),
                  folder().resolve("keps.jsonl").toString(),
                  repository.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "there is no python3 to make the repository with");
      throw e;
    }
    if (made.waitFor() != 0) {
      throw new IllegalStateException("the repository of the public plan was not made");
    }
    return repository;
  }

  private static Path folder() {
    Optional<Path> folder =
        Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .takeWhile(above -> above != null)
            .map(above -> above.resolve("shared").resolve("real-keps"))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(folder.isPresent(), "the public plan does not lie beside this checkout");
    return folder.orElseThrow();
  }
}
