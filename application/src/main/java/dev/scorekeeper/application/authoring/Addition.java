package dev.scorekeeper.application.authoring;

import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;

/**
 * A domain that was added, or would be.
 *
 * @param entry what the registry says of it
 * @param registry the registry's file
 * @param before that file as it was
 * @param after that file as it is to be
 * @param sequence the sequence file that is made, if one is
 * @param template what is in it
 * @param claim where an entry names its sequence file, as a JSON Pointer
 * @param terms in which words its plan is told of
 * @param assessment what became of it; empty where nothing was written
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, like the content of a file
public record Addition(
    NewEntry entry,
    WorkspacePath registry,
    byte[] before,
    byte[] after,
    Optional<WorkspacePath> sequence,
    byte[] template,
    String claim,
    Terms terms,
    Optional<Assessment> assessment) {
  /** The domain as it is assessed now. */
  public Optional<Domain> domain() {
    return assessment
        .filter(Assessment.Assessed.class::isInstance)
        .flatMap(
            assessed ->
                ((Assessment.Assessed) assessed)
                    .domains().stream()
                        .filter(domain -> domain.id().equals(entry.id()))
                        .findFirst());
  }

  /** What is found about the domain and its file now. */
  public List<Finding> findings() {
    return assessment
        .map(said -> said.findings().stream().filter(this::isOfIt).toList())
        .orElse(List.of());
  }

  private boolean isOfIt(Finding finding) {
    return finding.subject().equals(entry.id())
        || finding.subject().startsWith(entry.id() + " -> ")
        || entry.sequenceFile().filter(finding.subject()::equals).isPresent();
  }
}
