package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A commit that is to be made; what a test does not say follows from its name and its place.
 *
 * @param label what the test calls it; no name of the repository
 * @param files all its files, by their paths in the repository
 * @param merged labels of its parents behind the first one
 * @param at the committer's time and the author's, in whole seconds; empty for an hour after the
 *     commit that was made before
 * @param author the name of who wrote it
 * @param message beginning with its subject
 * @param lacking paths of files whose content this repository does not have, though the commit does
 */
public record ACommit(
    String label,
    WorkspaceFiles files,
    List<String> merged,
    Optional<Instant> at,
    String author,
    String message,
    Set<String> lacking) {
  public ACommit {
    merged = List.copyOf(merged);
    lacking = Set.copyOf(lacking);
  }

  /** A commit of these files, by Ada, with its label as the message. */
  public static ACommit of(String label, WorkspaceFiles files) {
    return new ACommit(label, files, List.of(), Optional.empty(), "Ada", label, Set.of());
  }

  /** At a time of its own. */
  public ACommit at(Instant time) {
    return new ACommit(label, files, merged, Optional.of(time), author, message, lacking);
  }

  /** By somebody else. */
  public ACommit by(String name) {
    return new ACommit(label, files, merged, at, name, message, lacking);
  }

  /** With another message. */
  public ACommit saying(String text) {
    return new ACommit(label, files, merged, at, author, text, lacking);
  }

  /** With another parent behind those that it has. */
  public ACommit merging(String other) {
    List<String> more = new ArrayList<>(merged);
    more.add(other);
    return new ACommit(label, files, more, at, author, message, lacking);
  }

  /** Of which the repository does not have a file's content. */
  public ACommit lacking(String path) {
    Set<String> more = new TreeSet<>(lacking);
    more.add(path);
    return new ACommit(label, files, merged, at, author, message, more);
  }
}
