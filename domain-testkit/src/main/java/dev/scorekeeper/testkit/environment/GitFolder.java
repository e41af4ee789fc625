package dev.scorekeeper.testkit.environment;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder in which the git program works for Ada, on a machine without any configuration of git. A
 * test takes one as a parameter where {@link GitFolders} extends its class; it is then a repository
 * on branch {@code main}, without a commit.
 */
public final class GitFolder {
  /** What keeps git from being started, which is tried once. */
  private static final Optional<String> LACKS = tried();

  private final Path root;
  private final Path home;

  /** Beside the environment of a user who has no configuration. */
  private final Map<String, String> variables;

  private GitFolder(Path root, Path home, Map<String, String> variables) {
    this.root = root;
    this.home = home;
    this.variables = Map.copyOf(variables);
  }

  /**
   * A folder that is no repository yet. The test that asks for one is aborted where there is no git
   * program.
   *
   * @param home that of the user
   */
  public static GitFolder at(Path root, Path home) throws IOException {
    LACKS.ifPresent(why -> abort(why));
    return new GitFolder(Files.createDirectories(root), Files.createDirectories(home), Map.of());
  }

  /** Why there can be none here. */
  static Optional<String> lacks() {
    return LACKS;
  }

  private static Optional<String> tried() {
    try {
      int code =
          new ProcessBuilder("git", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      return code == 0 ? Optional.empty() : Optional.of("git --version ends with " + code);
    } catch (IOException e) {
      return Optional.of("there is no git program here: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("nobody waited for git --version");
    }
  }

  /** Another folder of the same user, which is made, and is no repository yet. */
  public GitFolder other(Path folder) throws IOException {
    return at(folder, home);
  }

  /** The same in a folder of this name beside this one. */
  public GitFolder beside(String name) throws IOException {
    return other(root.resolveSibling(name));
  }

  /**
   * The same folder, where somebody else works.
   *
   * @param when what that one's clock shows, as git reads it
   */
  public GitFolder by(String name, String when) {
    return new GitFolder(
        root,
        home,
        Map.of(
            "GIT_AUTHOR_NAME", name,
            "GIT_COMMITTER_NAME", name,
            "GIT_AUTHOR_DATE", when,
            "GIT_COMMITTER_DATE", when));
  }

  /** Makes the folder a repository without a commit. */
  public GitFolder init() throws IOException {
    return init("main");
  }

  /** The same on a branch of another name. */
  public GitFolder init(String branch) throws IOException {
    git("init", "--quiet", "--initial-branch=" + branch);
    return this;
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** The folder above, of this test alone, where other things may be made. */
  public Path around() {
    return root.resolve("..").normalize();
  }

  /** The user's own folder. */
  public Path home() {
    return home;
  }

  /** The environment of a user who has no configuration. */
  public Map<String, String> environment() {
    Map<String, String> usual = new HashMap<>(new ProcessBuilder().environment());
    usual.keySet().removeIf(name -> name.startsWith("GIT_"));
    usual.put("HOME", home.toString());
    usual.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
    return usual;
  }

  /** Writes a file in UTF-8. */
  public void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  /** Deletes a file. */
  public void delete(String file) throws IOException {
    Files.delete(root.resolve(file));
  }

  /** Makes a symbolic link. */
  public void link(String link, String target) throws IOException {
    Path path = root.resolve(link);
    Files.createDirectories(path.getParent());
    try {
      Files.createSymbolicLink(path, Path.of(target));
    } catch (UnsupportedOperationException e) {
      abort("there are no symbolic links here");
    }
  }

  /** Commits everything that is not ignored, now; the commit's name. */
  public String commit() throws IOException {
    git("add", "--all");
    return commitIndex();
  }

  /** Commits what is in the index, now; the commit's name. */
  public String commitIndex() throws IOException {
    git("commit", "--quiet", "--allow-empty", "--message=some work");
    return head();
  }

  /**
   * Commits everything that is not ignored.
   *
   * @param when as git reads it
   * @return the commit's name
   */
  public String commit(String when, String message) throws IOException {
    git("add", "--all");
    git(
        root,
        Map.of("GIT_AUTHOR_DATE", when, "GIT_COMMITTER_DATE", when),
        new byte[0],
        "commit",
        "--quiet",
        "--allow-empty",
        "--message=" + message);
    return head();
  }

  /** Makes the commits of a stream. */
  public void make(CommitStream commits, String... options) throws IOException {
    List<String> arguments =
        Stream.concat(Stream.of("fast-import", "--quiet", "--force"), Stream.of(options)).toList();
    git(root, Map.of(), commits.bytes(), arguments.toArray(String[]::new));
  }

  /** The name of the commit that is checked out. */
  public String head() throws IOException {
    return git("rev-parse", "HEAD").strip();
  }

  /** Runs git in this folder; what it writes. */
  public String git(String... arguments) throws IOException {
    return git(root, Map.of(), new byte[0], arguments);
  }

  /** The same with something to read. */
  public String gitOf(String input, String... arguments) throws IOException {
    return git(root, Map.of(), input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  /** Runs git in another folder; what it writes. */
  public String gitIn(Path folder, String... arguments) throws IOException {
    return git(folder, Map.of(), new byte[0], arguments);
  }

  private String git(Path folder, Map<String, String> more, byte[] input, String... arguments)
      throws IOException {
    List<String> line =
        Stream.concat(Stream.of("git", "-c", "protocol.file.allow=always"), Stream.of(arguments))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> all = builder.environment();
    all.clear();
    all.putAll(environment());
    all.put("GIT_CONFIG_NOSYSTEM", "1");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      all.put("GIT_" + who + "_NAME", "Ada");
      all.put("GIT_" + who + "_EMAIL", "ada@example.org");
    }
    all.putAll(variables);
    all.putAll(more);
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
