package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.util.List;

/**
 * Commits that follow upon each other, each the first parent of the one before it in the list: an
 * entry of the log, of a project and of no stream. What it says is true of the commits for good,
 * whatever becomes of branches.
 *
 * @param project whose commits they are
 * @param commits the newest first; at least one
 */
public record CommitLine(String project, List<CommitFact> commits) {
  public CommitLine {
    commits = List.copyOf(commits);
    if (commits.isEmpty()) {
      throw new IllegalArgumentException("a line without commits");
    }
    for (int i = 1; i < commits.size(); i++) {
      String parent = commits.get(i - 1).parent().orElse("");
      if (!parent.equals(commits.get(i).revision())) {
        throw new IllegalArgumentException(
            commits.get(i).revision() + " is not the first parent of the commit after it");
      }
    }
  }

  /** The digest of all that it says. */
  public Digest digest() {
    Digest.Builder digest = Digest.builder().add("commits").add(project).add(commits.size());
    for (CommitFact commit : commits) {
      digest.add(commit.revision()).add(commit.seconds()).add(commit.author());
    }
    return digest.add(commits.get(commits.size() - 1).parent().orElse("")).digest();
  }

  /** The identity: the same for the same content, whoever records it. */
  public RunId id() {
    return RunId.of(digest());
  }
}
