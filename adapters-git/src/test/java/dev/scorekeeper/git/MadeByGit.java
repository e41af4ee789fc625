package dev.scorekeeper.git;

import dev.scorekeeper.testkit.commit.MadeRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.fixture.CommitStream;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.workspace.LaidFiles;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes real repositories of what tests tell of them. */
final class MadeByGit {
  /** Where commits are kept until all are made. */
  private static final String REF = "refs/made/";

  /** What makes a content that the repository is to lack unlike all others. */
  private static final String LACKING = "what is lacking of ";

  private final Past past;
  private final GitFolder folder;
  private final Map<String, String> revisions = new LinkedHashMap<>();

  private MadeByGit(Past past, GitFolder folder) {
    this.past = past;
    this.folder = folder;
  }

  /**
   * Makes a repository in a folder of its own.
   *
   * @param user whose git makes it, around whose folder it is made
   */
  static MadeRepository of(Past past, GitFolder user) throws IOException {
    Path own = Files.createTempDirectory(user.around(), "made");
    GitFolder folder = user.other(own.resolve(past.name())).init(past.branch().orElse("main"));
    MadeByGit made = new MadeByGit(past, folder);
    made.commit();
    made.name();
    made.forget();
    made.checkOut();
    return new MadeRepository(
        GitRepository.around(Files.createDirectories(folder.root().resolve(past.folder().value()))),
        made.revisions);
  }

  private void commit() throws IOException {
    CommitStream stream = new CommitStream();
    Map<String, Integer> marks = new LinkedHashMap<>();
    for (Past.Made made : past.commits()) {
      marks.put(
          made.label(),
          stream.commit(
              REF + marks.size(),
              made.author(),
              made.at(),
              made.message(),
              contents(made),
              made.parents().stream().map(parent -> ":" + marks.get(parent)).toList()));
    }
    folder.git("config", "fastimport.unpackLimit", "1000000");
    folder.make(stream);
    for (Map.Entry<String, Integer> mark : marks.entrySet()) {
      String ref = REF + (mark.getValue() - 1);
      revisions.put(mark.getKey(), folder.git("rev-parse", ref).strip());
    }
  }

  private static WorkspaceFiles contents(Past.Made made) {
    WorkspaceFiles files = made.files();
    for (String path : made.lacking()) {
      files = files.file(path, LACKING + path);
    }
    return files;
  }

  /** Gives branches, tags and the head their commits, and takes the names of making away. */
  private void name() throws IOException {
    StringBuilder names = new StringBuilder();
    past.branches().forEach((name, label) -> create(names, "refs/heads/" + name, label));
    past.originBranches()
        .forEach((name, label) -> create(names, "refs/remotes/origin/" + name, label));
    past.tags().forEach((name, label) -> create(names, "refs/tags/" + name, label));
    for (int i = 0; i < revisions.size(); i++) {
      names.append("delete ").append(REF).append(i).append('\n');
    }
    folder.gitOf(names.toString(), "update-ref", "--stdin");
    if (past.branch().isEmpty()) {
      folder.git("update-ref", "--no-deref", "HEAD", revision(past.head().orElseThrow()));
    }
    if (past.origin().isPresent()) {
      folder.git("remote", "add", "origin", "https://" + past.origin().get() + ".git");
    }
  }

  private void create(StringBuilder names, String name, String label) {
    names.append("create ").append(name).append(' ').append(revision(label)).append('\n');
  }

  /** Removes the contents that are lacking and the commits before the beginning. */
  private void forget() throws IOException {
    Set<String> lacking = new TreeSet<>();
    past.commits().forEach(made -> lacking.addAll(made.lacking()));
    for (String path : lacking) {
      String name = folder.gitOf(LACKING + path, "hash-object", "--stdin").strip();
      Files.delete(
          folder.root().resolve(".git/objects/" + name.substring(0, 2) + "/" + name.substring(2)));
    }
    if (past.beginning().isPresent()) {
      folder.write(".git/shallow", revision(past.beginning().get()) + "\n");
      folder.git("reflog", "expire", "--expire=now", "--all");
      folder.git("prune", "--expire=now");
    }
  }

  /** Fills the index from the head, and the folder with what lies there. */
  private void checkOut() throws IOException {
    if (past.head().isPresent()) {
      folder.git("read-tree", revision(past.head().get()));
    }
    LaidFiles.in(folder.root(), past.lying());
    folder.git("status", "--no-renames");
  }

  private String revision(String label) {
    String revision = revisions.get(label);
    if (revision == null) {
      throw new IllegalArgumentException("no commit is called " + label);
    }
    return revision;
  }
}
