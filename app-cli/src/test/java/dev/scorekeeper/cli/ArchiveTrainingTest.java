package dev.scorekeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import dev.scorekeeper.testkit.fixture.ThisJava;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes come from the archive is up to what is rehearsed when it is made. */
class ArchiveTrainingTest {
  private static final Path REHEARSAL =
      ProjectCheckout.root().resolve("distribution/src/dist/libexec/rehearsal");

  @TempDir private Path folder;

  @Test
  void whatTalksToAServerIsRehearsedWithoutOne() throws Exception {
    Path workspace = ProjectCheckout.copy(REHEARSAL, folder.resolve("rehearsal"));
    List<String> commands =
        Files.readAllLines(workspace.resolve("commands")).stream()
            .filter(command -> command.contains("SERVER"))
            .toList();
    assertThat(commands).isNotEmpty();
    Path loaded = folder.resolve("loaded");

    assertThat(rehearsed(workspace, commands, loaded))
        .contains("there is no history at postgresql://rehearsal@127.0.0.1:");
    assertThat(loaded)
        .content()
        .contains(
            "org.postgresql.core.v3.QueryExecutorImpl ",
            "org.postgresql.jdbc.PgResultSet ",
            "dev.scorekeeper.postgresql.internal.Session ");
  }

  /** Rehearses commands, and tells what they said. */
  private String rehearsed(Path workspace, List<String> commands, Path loaded) throws Exception {
    List<String> java = new ArrayList<>();
    java.add(ThisJava.program().toString());
    java.addAll(ThisJava.nativeAccess());
    java.add("-Xlog:class+load:file=" + loaded);
    java.addAll(List.of("-cp", System.getProperty("java.class.path")));
    java.add(ArchiveTraining.class.getName());
    Path input = Files.write(folder.resolve("commands"), commands);
    Path said = folder.resolve("said");
    ProcessBuilder builder = new ProcessBuilder(java).directory(workspace.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SCOREKEEPER_") || name.startsWith("PG"));
    builder.redirectInput(input.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    assertThat(builder.start().waitFor()).isZero();
    return Files.readString(said, UTF_8);
  }
}
