package dev.scorekeeper.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import dev.scorekeeper.testkit.fixture.ThisJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution's jar without its launchers. */
class JarIT {
  private static final Path JAR =
      Path.of(System.getProperty("scorekeeper.distribution", ""), "scorekeeper.jar");

  @TempDir private Path folder;

  @Test
  void itValidatesTheExampleAndSaysNothingElse() throws IOException {
    Path example = ProjectCheckout.root().resolve("examples/renderx");
    Path workspace = ProjectCheckout.copy(example, folder.resolve("renderx"));

    Distribution.Ended ended = run("validate", "--workspace", workspace.toString(), "--no-record");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("2 of 16 domains implemented");
    assertThat(workspace.resolve(".scorekeeper")).doesNotExist();
  }

  @Test
  void itRecordsWithoutAWarningOfNativeCode() throws IOException {
    Path example = ProjectCheckout.root().resolve("examples/renderx");
    Path workspace = ProjectCheckout.copy(example, folder.resolve("renderx"));

    Distribution.Ended ended = run("validate", "--workspace", workspace.toString());

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Recorded run");
  }

  @Test
  void itsManifestNamesTheVersionThatTheProgramPrints() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();

      assertThat(manifest.getValue("Implementation-Title")).isEqualTo("Scorekeeper");
      assertThat(run("--version"))
          .isEqualTo(
              new Distribution.Ended(
                  0, "scorekeeper " + manifest.getValue("Implementation-Version") + "\n", ""));
    }
  }

  private Distribution.Ended run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(ThisJava.program().toString()));
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Path outputs = Files.createDirectories(folder.resolve("outputs"));
    return new Distribution(folder, outputs).start(command).end();
  }
}
