package dev.scorekeeper.git;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A repository made by the git program, on a machine without any configuration of git. Tests that
 * need one are skipped where there is no git.
 */
final class TestRepository {
  /** The registry, the catalog and the sequences folder of these tests. */
  static final List<WorkspacePath> INPUTS = paths("registry.json", "catalog.json", "sequences");

  static final WorkspacePath REGISTRY = INPUTS.get(0);

  private final Path root;
  private final Path home;

  private TestRepository(Path root, Path home) {
    this.root = root;
    this.home = home;
  }

  /** A folder that is no repository yet. */
  static TestRepository at(Path root, Path home) throws IOException {
    TestRepository repository = new TestRepository(Files.createDirectories(root), home);
    try {
      repository.git("--version");
    } catch (IOException e) {
      assumeTrue(false, "there is no git program here: " + e.getMessage());
    }
    return repository;
  }

  /** A repository without a commit. */
  static TestRepository empty(Path root, Path home) throws IOException {
    TestRepository repository = at(root, home);
    repository.git("init", "--quiet", "--initial-branch=main");
    return repository;
  }

  /** A repository with one commit of a registry, a catalog, and two sequences. */
  static TestRepository seeded(Path root, Path home) throws IOException {
    TestRepository repository = empty(root, home);
    repository.write("registry.json", "{}");
    repository.write("catalog.json", "{}");
    repository.write("sequences/one.json", "{\"one\": 1}");
    repository.write("sequences/two.json", "{\"two\": 2}");
    repository.commit();
    return repository;
  }

  /** Commits a file in the work tree. */
  void seededWith(String file) throws IOException {
    write(file, "{}");
    commit();
  }

  static List<WorkspacePath> paths(String... paths) {
    return List.of(paths).stream().map(path -> new WorkspacePath(path)).toList();
  }

  Path root() {
    return root;
  }

  /** The environment of a user who has no configuration. */
  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>(new ProcessBuilder().environment());
    variables.keySet().removeIf(name -> name.startsWith("GIT_"));
    variables.put("HOME", home.toString());
    variables.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
    return variables;
  }

  Checkout look() {
    return look("");
  }

  /** Looks at a folder of the repository as a workspace. */
  Checkout look(String folder) {
    return GitCheckout.look(
        root.resolve(folder), INPUTS, this::environment, Duration.ofSeconds(10));
  }

  /** Whether the inputs that are always there, or the given files, differ from the commit. */
  boolean differs(String... files) {
    return look().differs(paths(files));
  }

  void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  void delete(String file) throws IOException {
    Files.delete(root.resolve(file));
  }

  void link(String link, String target) throws IOException {
    Path path = root.resolve(link);
    Files.createDirectories(path.getParent());
    try {
      Files.createSymbolicLink(path, Path.of(target));
    } catch (UnsupportedOperationException e) {
      assumeTrue(false, "there are no symbolic links here");
    }
  }

  /** Commits everything that is not ignored. */
  String commit() throws IOException {
    git("add", "--all");
    return commitIndex();
  }

  String commitIndex() throws IOException {
    git("commit", "--quiet", "--allow-empty", "--message=some work");
    return head();
  }

  String head() throws IOException {
    return git("rev-parse", "HEAD").strip();
  }

  /** Runs git in the repository's root; what it writes. */
  String git(String... arguments) throws IOException {
    return gitIn(root, arguments);
  }

  String gitIn(Path folder, String... arguments) throws IOException {
    return gitIn(folder, "", arguments);
  }

  /** Runs git in the repository's root with something to read. */
  String gitOf(String input, String... arguments) throws IOException {
    return gitIn(root, input, arguments);
  }

  /** Adds a commit of exactly these files and links to a branch, without a work tree. */
  String commit(String branch, WorkspaceFiles files, long time, String... parents)
      throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    line(stream, "commit refs/heads/" + branch);
    line(stream, "committer Ada <ada@example.org> " + time + " +0000");
    line(stream, "data 0");
    for (int i = 0; i < parents.length; i++) {
      line(stream, (i == 0 ? "from " : "merge ") + parents[i]);
    }
    line(stream, "deleteall");
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      content(stream, "100644", file.getKey(), file.getValue());
    }
    for (Map.Entry<String, String> link : files.links().entrySet()) {
      content(stream, "120000", link.getKey(), link.getValue().getBytes(StandardCharsets.UTF_8));
    }
    gitIn(root, stream.toByteArray(), "fast-import", "--quiet", "--force");
    return git("rev-parse", "refs/heads/" + branch).strip();
  }

  private static void content(ByteArrayOutputStream stream, String mode, String path, byte[] bytes)
      throws IOException {
    line(stream, "M " + mode + " inline " + path);
    line(stream, "data " + bytes.length);
    stream.write(bytes);
    line(stream, "");
  }

  private static void line(ByteArrayOutputStream stream, String line) throws IOException {
    stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private String gitIn(Path folder, String input, String... arguments) throws IOException {
    return gitIn(folder, input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  private String gitIn(Path folder, byte[] input, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(environment());
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    variables.put("GIT_AUTHOR_NAME", "Ada");
    variables.put("GIT_AUTHOR_EMAIL", "ada@example.org");
    variables.put("GIT_COMMITTER_NAME", "Ada");
    variables.put("GIT_COMMITTER_EMAIL", "ada@example.org");
    Process process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", line) + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return output;
  }
}
