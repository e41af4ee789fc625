package dev.scorekeeper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git program in a folder; tests that need it are skipped where there is none. */
final class GitProgram {
  private final Path folder;
  private int commits;

  private GitProgram(Path folder) {
    this.folder = folder;
  }

  /** Makes a repository of a folder. */
  static GitProgram init(Path folder) throws IOException, InterruptedException {
    GitProgram git = new GitProgram(folder);
    git.run("init", "-q", "-b", "main");
    git.run("remote", "add", "origin", "git@example.org:acme/renderx.git");
    return git;
  }

  /** Commits everything, an hour after the commit before. */
  void commit(String subject) throws IOException, InterruptedException {
    commits++;
    run("add", "-A");
    run("commit", "-q", "-m", subject);
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    for (String who : new String[] {"AUTHOR", "COMMITTER"}) {
      builder.environment().put("GIT_" + who + "_DATE", "2026-01-05T1" + commits + ":00:00Z");
      builder.environment().put("GIT_" + who + "_NAME", "Ada");
      builder.environment().put("GIT_" + who + "_EMAIL", "ada@example.org");
    }
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      assumeTrue(false, "there is no git program here: " + e.getMessage());
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
  }
}
