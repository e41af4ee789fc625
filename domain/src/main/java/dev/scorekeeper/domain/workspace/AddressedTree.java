package dev.scorekeeper.domain.workspace;

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
}
