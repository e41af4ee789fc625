package dev.scorekeeper.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A workspace in a real git repository; tests that need one are skipped where there is no git. */
final class GitWorkspace {
  private final Path root;

  /** A workspace in a folder whose repository was made. */
  GitWorkspace(Path root) {
    this.root = root;
  }

  /** Makes a repository without a commit. */
  static GitWorkspace in(Path root) throws IOException, InterruptedException {
    GitWorkspace workspace = new GitWorkspace(Files.createDirectories(root));
    String when = "2026-01-01T00:00:00Z";
    assumeTrue(workspace.git(when, "init", "-q", "-b", "main"), "there is no git here");
    workspace.git(when, "remote", "add", "origin", "git@example.org:acme/shop.git");
    workspace.write(".gitignore", ".scorekeeper\n");
    return workspace;
  }

  Path root() {
    return root;
  }

  void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  /** Commits everything at a time; the commit's name. */
  String commit(String when, String subject) throws IOException, InterruptedException {
    git(when, "add", "-A");
    if (!git(when, "commit", "-q", "--allow-empty", "-m", subject)) {
      throw new IllegalStateException("git commit failed");
    }
    return Files.readString(root.resolve(".git/refs/heads/" + branch()), StandardCharsets.UTF_8)
        .strip();
  }

  private String branch() throws IOException {
    return Files.readString(root.resolve(".git/HEAD"), StandardCharsets.UTF_8)
        .strip()
        .replace("ref: refs/heads/", "");
  }

  boolean git(String when, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    for (String who : new String[] {"AUTHOR", "COMMITTER"}) {
      builder.environment().put("GIT_" + who + "_DATE", when);
      builder.environment().put("GIT_" + who + "_NAME", "Ada");
      builder.environment().put("GIT_" + who + "_EMAIL", "ada@example.org");
    }
    try {
      Process process = builder.redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
