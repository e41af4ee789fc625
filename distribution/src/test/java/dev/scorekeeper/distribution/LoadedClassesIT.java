package dev.scorekeeper.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the distribution loads to do its work: each class more is paid for at every start. */
@DisabledOnOs(OS.WINDOWS)
class LoadedClassesIT {
  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("scorekeeper.distribution", ""));

  /**
   * Where Java loads all of an archive's classes at once, needed or not, only a start without one
   * tells which are needed.
   */
  private static final boolean LOADED_AT_ONCE = Runtime.version().feature() >= 25;

  /** Libraries of commands that are not run here. */
  private static final List<String> FOREIGN =
      List.of(
          "org.flywaydb.",
          "org.postgresql.",
          "dev.scorekeeper.postgresql.",
          "org.eclipse.jgit.",
          "com.fasterxml.jackson.databind.",
          "gg.jte.",
          "dev.scorekeeper.report.html.",
          "org.snakeyaml.",
          "dev.scorekeeper.json.fileformat.");

  @TempDir Path folder;
  private Path workspace;

  @BeforeEach
  void copyTheExample() throws Exception {
    workspace =
        ProjectCheckout.copy(
            ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx"));
    run("validate", "--project", "renderx", "--branch", "main");
  }

  @Test
  void theVersionNeedsOneClass() throws Exception {
    assertThat(loadedBy("--version"))
        .filteredOn(loaded -> !isJavas(loaded.name))
        .extracting(loaded -> loaded.name)
        .containsExactly("dev.scorekeeper.cli.Main");
  }

  @Test
  void validateLoadsNothingOfOtherCommands() throws Exception {
    assertThat(loadedBy("validate"))
        .extracting(loaded -> loaded.name)
        .contains("dev.scorekeeper.cli.command.ValidateCommand", "org.sqlite.core.NativeDB")
        .noneMatch(LoadedClassesIT::isForeign)
        .noneMatch(LoadedClassesIT::isForComparing)
        .noneMatch(name -> isCommandBeside(name, "ValidateCommand"));
  }

  @Test
  void inARepositoryTheProgramOfGitIsAskedAndNothingElseIsLoaded() throws Exception {
    GitFolder.at(workspace, folder).init().commit();

    for (String command : List.of("validate", "status")) {
      assertThat(loadedBy(command))
          .extracting(loaded -> loaded.name)
          .contains("dev.scorekeeper.git.GitProgram")
          .doesNotContain("dev.scorekeeper.git.GitFiles")
          .noneMatch(LoadedClassesIT::isForeign)
          .noneMatch(LoadedClassesIT::isForComparing);
    }
  }

  @Test
  void statusLoadsNothingOfOtherCommands() throws Exception {
    assertThat(loadedBy("status"))
        .extracting(loaded -> loaded.name)
        .contains("dev.scorekeeper.cli.command.StatusCommand", "org.sqlite.core.NativeDB")
        .noneMatch(LoadedClassesIT::isForeign)
        .noneMatch(LoadedClassesIT::isForComparing)
        .noneMatch(name -> isCommandBeside(name, "StatusCommand"));
  }

  /** Guice makes a dozen classes of its own at each start; JDK 25 leaves out picocli's old ones. */
  @Test
  void theArchiveHoldsNearlyAllClasses() throws Exception {
    assumeFalse(LOADED_AT_ONCE, "an archive of this JDK leaves out old classes");

    for (String command : List.of("validate", "status")) {
      assertThat(loadedBy(command)).filteredOn(loaded -> !loaded.archived).hasSizeLessThan(25);
    }
  }

  @Test
  void theArchiveHoldsWhatPlansInYamlTake() throws Exception {
    assumeFalse(LOADED_AT_ONCE, "an archive of this JDK leaves out old classes");
    workspace = Files.createDirectories(folder.resolve("plans"));
    Files.writeString(
        workspace.resolve("scorekeeper.json"),
        """
        {"registry": ["*.yaml", "*.md"], "catalog": null, "sequences": null,
         "fields": {"id": "/number"},
         "evidence": {"claim": "/status", "implemented": ["done"], "planned": ["idea"]}}
        """);
    Files.writeString(workspace.resolve("one.yaml"), "number: 1\nstatus: done\nsteps: [{a: b}]\n");
    Files.writeString(workspace.resolve("two.md"), "---\nnumber: 2\nstatus: idea\n---\n# Two\n");
    run("validate", "--project", "plans", "--branch", "main");

    assertThat(loadedBy("validate"))
        .filteredOn(loaded -> !loaded.archived)
        .filteredOn(loaded -> !isJavas(loaded.name))
        .extracting(loaded -> loaded.name)
        .noneMatch(name -> name.startsWith("org.snakeyaml."))
        .noneMatch(name -> name.startsWith("dev.scorekeeper.json."));
  }

  private static boolean isJavas(String name) {
    return name.startsWith("java.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("javax.");
  }

  private static boolean isForeign(String name) {
    return FOREIGN.stream().anyMatch(name::startsWith);
  }

  /** What only a gate or a ledger that is asked for needs. */
  private static boolean isForComparing(String name) {
    return name.matches(
        "dev\\.scorekeeper\\..*\\.(GateResult|StateResolver|PlanState|StreamLedger|Ledger|Regressions|PlanHistory|Way|Lineage|Baseline)");
  }

  private static boolean isCommandBeside(String name, String command) {
    return name.startsWith("dev.scorekeeper.cli.command.")
        && name.endsWith("Command")
        && !List.of(command, "Command").contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** A class, and whether it came out of the archive. */
  private record Loaded(String name, boolean archived) {}

  private List<Loaded> loadedBy(String command) throws Exception {
    Path log = folder.resolve("classes");
    run("-Xlog:class+load:file=" + log, command);
    List<Loaded> loaded = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      int source = line.indexOf(" source: ");
      String name = line.substring(line.lastIndexOf(']', source) + 1, source).strip();
      loaded.add(new Loaded(name, line.contains("shared objects file")));
    }
    return loaded;
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(DISTRIBUTION.resolve("bin/scorekeeper").toString());
    List<String> options = new ArrayList<>();
    for (String argument : arguments) {
      (argument.startsWith("-X") ? options : command).add(argument);
    }
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workspace.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SCOREKEEPER_ARCHIVE", LOADED_AT_ONCE ? "off" : "now");
    builder.environment().put("SCOREKEEPER_JAVA_OPTS", String.join(" ", options));
    assertThat(builder.start().waitFor()).as(Files.readString(said)).isZero();
  }
}
