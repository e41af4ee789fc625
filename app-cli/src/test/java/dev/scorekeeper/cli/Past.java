package dev.scorekeeper.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A repository whose commits are the states of a workspace, an hour apart, made by git in one go.
 * Tests that need one are skipped where there is no git.
 */
final class Past {
  static final String REGISTRY = "orchestration-domains.json";
  static final String SEQUENCES = "packages/ographx/.ographx/sequences/";
  static final String CATALOG =
      "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json";

  /** All views, without what differs from one recording to another. */
  static final List<String> VIEWS =
      List.of(
          "SELECT project, branch, source, revision, observed_at, outcome, domains, planned, broken,"
              + " errors, warnings FROM runs ORDER BY observed_at, source",
          "SELECT domain_id, status, movements, beats FROM domains ORDER BY 1",
          "SELECT domain_id, status, evidence, reason, movements, beats, since, until, cause"
              + " FROM domain_history ORDER BY 1, since",
          "SELECT domain_id, from_status, to_status, observed_at, revision FROM transitions"
              + " ORDER BY 1, 4",
          "SELECT finding_id, subject, message, since, until, cause FROM finding_history"
              + " ORDER BY 1, 2, 4",
          "SELECT observed_at, revision, outcome, implemented, planned, broken FROM trend"
              + " ORDER BY 1");

  /** The time of the first commit, in seconds. */
  private static final long BEGIN = 1_600_000_000;

  private final Path root;
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private int commits;

  /**
   * Branches that commits were added to, and those that git knows and that nothing was added to.
   */
  private final Set<String> begun = new HashSet<>();

  private final Set<String> made = new HashSet<>();

  private Past(Path root) {
    this.root = root;
  }

  /** A repository without commits, of the project {@code example.org/acme/plans}. */
  static Past in(Path root) throws IOException {
    Past past = new Past(Files.createDirectories(root));
    past.git("init", "-q", "-b", "main");
    past.git("remote", "add", "origin", "git@example.org:acme/plans.git");
    return past;
  }

  /** Text of a registry with a domain for each line: its id, and perhaps the file it names. */
  static String registry(String... domains) {
    List<String> entries = new ArrayList<>();
    for (String domain : domains) {
      String[] parts = domain.split(" ", 2);
      String file = parts.length > 1 ? ", \"sequenceFile\": \"" + parts[1] + "\"" : "";
      entries.add("{\"id\": \"" + parts[0] + "\", \"name\": \"" + parts[0] + "\"" + file + "}");
    }
    return "{\"domains\": [" + String.join(",\n", entries) + "]}";
  }

  /** Text of a sequence of so many movements. */
  static String sequence(int movements) {
    return "{\"movements\": [" + "{\"beats\": 2},".repeat(movements - 1) + "{\"beats\": 3}]}";
  }

  /** The files of a folder. */
  static WorkspaceFiles filesOf(Path folder) throws IOException {
    WorkspaceFiles files = WorkspaceFiles.NONE;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files = files.file(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** Adds a commit of exactly these files to the branch main. */
  Past then(WorkspaceFiles files) throws IOException {
    return then("main", files);
  }

  /** Adds a commit of exactly these files to a branch. */
  Past then(String branch, WorkspaceFiles files) throws IOException {
    line("commit refs/heads/" + branch);
    line("committer Ada <ada@example.org> " + (BEGIN + 3600L * commits++) + " +0000");
    line("data 4");
    line("work");
    if (made.remove(branch)) {
      line("from refs/heads/" + branch + "^0");
    }
    begun.add(branch);
    line("deleteall");
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      content("100644", file.getKey(), file.getValue());
    }
    for (Map.Entry<String, String> link : files.links().entrySet()) {
      content("120000", link.getKey(), link.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /** Makes the commits that were added. */
  Past made() throws IOException {
    git(stream.toByteArray(), "fast-import", "--quiet");
    stream.reset();
    made.addAll(begun);
    begun.clear();
    return this;
  }

  /** Makes them and checks the newest one out. */
  Past checkedOut() throws IOException {
    made();
    git("reset", "-q", "--hard");
    return this;
  }

  Path root() {
    return root;
  }

  /** The names of the commits of main, the oldest first. */
  List<String> revisions() throws IOException {
    return git("rev-list", "--first-parent", "--reverse", "main").lines().toList();
  }

  String git(String... arguments) throws IOException {
    return git(new byte[0], arguments);
  }

  private String git(byte[] input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    for (String who : new String[] {"AUTHOR", "COMMITTER"}) {
      builder.environment().put("GIT_" + who + "_NAME", "Ada");
      builder.environment().put("GIT_" + who + "_EMAIL", "ada@example.org");
    }
    try {
      Process process = builder.start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input);
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output);
      }
      return output;
    } catch (IOException e) {
      assumeTrue(false, "there is no git program here: " + e.getMessage());
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void content(String mode, String path, byte[] bytes) throws IOException {
    line("M " + mode + " inline " + path);
    line("data " + bytes.length);
    stream.write(bytes);
    line("");
  }

  private void line(String line) throws IOException {
    stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
