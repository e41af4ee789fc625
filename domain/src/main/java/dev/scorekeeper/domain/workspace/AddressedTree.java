package dev.scorekeeper.domain.workspace;

import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import java.util.ArrayList;
import java.util.List;

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

  /** The files that patterns mean, each once with its address, in the order of paths' bytes. */
  default Outcome<List<Addressed>> matching(List<FilePattern> patterns) {
    Outcome<List<WorkspacePath>> files = PatternSearch.files(this, patterns);
    if (files instanceof Outcome.Known<List<WorkspacePath>> known) {
      List<Addressed> addressed = new ArrayList<>();
      for (WorkspacePath file : known.found()) {
        addressed.add(new Addressed(file, address(file)));
      }
      return new Outcome.Known<>(addressed);
    }
    return new Outcome.Unknown<>(((Outcome.Unknown<List<WorkspacePath>>) files).why());
  }

  /** A file, and its address. */
  record Addressed(WorkspacePath file, String address) {}
}
