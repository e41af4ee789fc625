package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.json.SettingsReader;
import dev.scorekeeper.json.SnapshotReader;
import dev.scorekeeper.testkit.surroundings.ProjectCheckout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's example of using the modules as a library: it runs, and the README shows it. */
class LibraryExampleTest {
  private static void example(Path workspace, PrintStream out) {
    // README begins
    SourceTree tree = new DirectoryTree(workspace);
    Settings settings = SettingsReader.read(tree);
    Snapshot snapshot = SnapshotReader.read(tree, settings.layout(), (read, of) -> {});
    if (Assessment.of(snapshot) instanceof Assessment.Assessed assessed) {
      out.println(assessed.tally().progress().percent() + " % implemented");
    }
    // README ends
  }

  @Test
  void runs() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    example(
        ProjectCheckout.root().resolve("examples/renderx"),
        new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("13 % implemented");
  }

  @Test
  void isWhatTheReadmeShows() throws IOException {
    Path source =
        ProjectCheckout.root()
            .resolve("app-cli/src/test/java/dev/scorekeeper/cli/LibraryExampleTest.java");
    String code =
        Files.readString(source)
            .lines()
            .dropWhile(line -> !line.contains("// README begins"))
            .skip(1)
            .takeWhile(line -> !line.contains("// README ends"))
            .map(line -> line.substring(4))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(ProjectCheckout.root().resolve("README.md"))).contains(code);
  }
}
