package dev.scorekeeper.cli;

import dev.scorekeeper.testkit.fixture.CommitStream;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
          "SELECT domain_id, status, reason, movements, beats, since, until, cause"
              + " FROM domain_history ORDER BY 1, since",
          "SELECT domain_id, from_status, to_status, observed_at, revision FROM transitions"
              + " ORDER BY 1, 4",
          "SELECT rule, subject, message, since, until, cause FROM finding_history"
              + " ORDER BY 1, 2, 4",
          "SELECT observed_at, revision, outcome, implemented, planned, broken FROM trend"
              + " ORDER BY 1");

  /** The time of the first commit. */
  private static final Instant BEGIN = Instant.ofEpochSecond(1_600_000_000);

  private final GitFolder folder;
  private CommitStream stream = new CommitStream();
  private int commits;

  /** The newest commits of branches that are in the stream, by their marks. */
  private final Map<String, Integer> begun = new HashMap<>();

  /** Branches that git knows and that the stream adds nothing to. */
  private final Set<String> made = new HashSet<>();

  private Past(GitFolder folder) {
    this.folder = folder;
  }

  /** A repository without commits, of the project {@code example.org/acme/plans}. */
  static Past in(Path root) throws IOException {
    return in(GitFolder.at(root, root.resolve(".git").resolve("home")).init());
  }

  /** Makes a repository without commits that of the project {@code example.org/acme/plans}. */
  static Past in(GitFolder folder) throws IOException {
    folder.git("remote", "add", "origin", "git@example.org:acme/plans.git");
    return new Past(folder);
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
    List<String> parents = new ArrayList<>();
    Integer before = begun.get(branch);
    if (before != null) {
      parents.add(":" + before);
    } else if (made.remove(branch)) {
      parents.add("refs/heads/" + branch + "^0");
    }
    Instant at = BEGIN.plus(Duration.ofHours(commits++));
    begun.put(branch, stream.commit("refs/heads/" + branch, "Ada", at, "work", files, parents));
    return this;
  }

  /** Makes the commits that were added. */
  Past made() throws IOException {
    folder.make(stream);
    stream = new CommitStream();
    made.addAll(begun.keySet());
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
    return folder.root();
  }

  /** The names of the commits of main, the oldest first. */
  List<String> revisions() throws IOException {
    return git("rev-list", "--first-parent", "--reverse", "main").lines().toList();
  }

  String git(String... arguments) throws IOException {
    return folder.git(arguments);
  }
}
