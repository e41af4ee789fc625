package dev.scorekeeper.domain.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Port: a source tree that tells one content from another without reading it, as version control
 * does.
 */
public interface AddressedTree extends SourceTree {
  /** The address of everything that is missing. */
  String MISSING = "missing";

  /**
   * A name for the answer of {@link #read}: in trees of the same origin, equal addresses mean equal
   * answers.
   */
  String address(WorkspacePath path);

  /**
   * The files that patterns mean, each once with its address, in the order of their paths' bytes;
   * empty where there is too much to look at.
   */
  default Optional<List<Addressed>> matching(List<FilePattern> patterns) {
    Optional<List<WorkspacePath>> files = PatternSearch.files(this, patterns);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    List<Addressed> addressed = new ArrayList<>();
    for (WorkspacePath file : files.get()) {
      addressed.add(new Addressed(file, address(file)));
    }
    return Optional.of(addressed);
  }

  /** A file, and its address. */
  record Addressed(WorkspacePath file, String address) {}
}
