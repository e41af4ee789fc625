package dev.scorekeeper.application.backfill;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.FindingType;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What a stream's runs tell of the sequence files that registries name, so that those need not be
 * read again for it.
 *
 * @param revisions whose registries name none but these files
 * @param files every file that a domain of the stream ever named
 */
record KnownInputs(Set<String> revisions, Set<WorkspacePath> files) {
  /** Nothing is told. */
  static final KnownInputs NONE = new KnownInputs(Set.of(), Set.of());

  public KnownInputs {
    revisions = Set.copyOf(revisions);
    files = Set.copyOf(files);
  }

  /**
   * What is told of the commits that were read by a ruleset. It is nothing where a registry had
   * entries that are no domains: what those name no run keeps.
   */
  static KnownInputs of(StreamHistory stream, Ruleset ruleset) {
    for (Span span : stream.spansOf(Fact.Kind.FINDING, Instant.EPOCH)) {
      if (span.fact() instanceof Fact.RaisedFinding raised
          && isOfAnEntryThatIsNoDomain(raised.finding().id())) {
        return NONE;
      }
    }
    Set<WorkspacePath> files = new HashSet<>();
    for (Span span : stream.spansOf(Fact.Kind.PROFILE, Instant.EPOCH)) {
      if (span.fact() instanceof Fact.DomainProfile profile) {
        profile.sequenceFile().flatMap(WorkspacePath::of).ifPresent(files::add);
      }
    }
    Set<String> revisions = new HashSet<>();
    for (RecordedRun recorded : stream.moments(Instant.EPOCH)) {
      Run run = recorded.run();
      if (run.source() == Source.GIT
          && run.revision().isPresent()
          && run.ruleset().equals(ruleset)
          && recorded.outcome() == Outcome.ASSESSED) {
        revisions.add(run.revision().get());
      }
    }
    return new KnownInputs(revisions, files);
  }

  private static boolean isOfAnEntryThatIsNoDomain(String rule) {
    return rule.equals(FindingType.DOMAIN_DUPLICATE.id())
        || rule.equals(FindingType.REGISTRY_ENTRY_UNIDENTIFIED.id());
  }
}
