package org.example.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReportTest {
  private static final Path EXAMPLE = Path.of("..", "renderx");
  private static final String REGISTRY = "orchestration-domains.json";
  private static final String SEQUENCES = "packages/ographx/.ographx/sequences/";
  private static final String DELIVERED = SEQUENCES + "cag-agent-workflow.json";
  private static final String LOST = SEQUENCES + "checkout.json";

  @TempDir private Path folder;

  @Test
  void printsWhatTheCommandLineSays() throws Exception {
    Path workspace = folder.resolve("renderx");
    copy(EXAMPLE, workspace);
    Files.writeString(workspace.resolve(".gitignore"), ".scorekeeper\n");
    String plan = Files.readString(workspace.resolve(REGISTRY));
    byte[] sequence = Files.readAllBytes(workspace.resolve(DELIVERED));

    // At first one domain is only planned, and another is there that leaves later.
    String first = "\"domains\": [";
    Files.writeString(
        workspace.resolve(REGISTRY),
        plan.replace("      \"sequenceFile\": \"" + DELIVERED + "\",\n", "")
            .replace(first, first + "{\"id\": \"checkout\", \"sequenceFile\": \"" + LOST + "\"},"));
    Files.move(workspace.resolve(DELIVERED), workspace.resolve(LOST));
    git(workspace, "2026-01-05T12:00:00Z", "init", "-q", "-b", "main");
    commit(workspace, "2026-01-05T12:00:00Z");
    Files.writeString(workspace.resolve(REGISTRY), plan);
    Files.delete(workspace.resolve(LOST));
    Files.write(workspace.resolve(DELIVERED), sequence);
    commit(workspace, "2026-01-12T12:00:00Z");

    assertEquals(
        """
        Recorded 2 runs.
        2 of 16 domains implemented (13 %) · 14 planned · 0 broken
        2026-01-05T12:00:00Z  2 of 17 domains implemented (12 %) · 15 planned · 0 broken
        2026-01-12T12:00:00Z  2 of 16 domains implemented (13 %) · 14 planned · 0 broken
        1 delivered, 1 lost
        lost  checkout
        FAILED
        """
            .lines()
            .toList(),
        report(workspace));
    assertTrue(Files.readString(workspace.resolve(REGISTRY)).contains("\"id\": \"search\""));
  }

  private static List<String> report(Path workspace) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      PlanReport.main(new String[] {workspace.toString()});
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static void copy(Path from, Path to) throws IOException {
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
  }

  private static void commit(Path workspace, String when) throws IOException, InterruptedException {
    git(workspace, when, "add", "-A");
    git(workspace, when, "commit", "-q", "-m", "work");
  }

  private static void git(Path workspace, String when, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(workspace.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      builder.environment().put("GIT_" + who + "_DATE", when);
      builder.environment().put("GIT_" + who + "_NAME", "Ada");
      builder.environment().put("GIT_" + who + "_EMAIL", "ada@example.org");
    }
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      assumeTrue(false, "there is no git program here: " + e.getMessage());
      return;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
