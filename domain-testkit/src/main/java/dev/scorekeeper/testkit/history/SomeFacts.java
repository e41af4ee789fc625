package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Builds the facts of an assessment, domain by domain and finding by finding. */
public final class SomeFacts {
  private static final WorkspacePath REGISTRY = new WorkspacePath("orchestration-domains.json");

  private final List<Domain> domains = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Plugin> plugins = new ArrayList<>();

  private SomeFacts() {}

  /** Facts that say nothing yet. */
  public static SomeFacts none() {
    return new SomeFacts();
  }

  /** A domain that does not exist yet. */
  public SomeFacts planned(String id) {
    return domain(id, Optional.empty(), new Verdict.Planned());
  }

  /** A domain that its sequence file implements. */
  public SomeFacts implemented(String id, int movements, long beats) {
    return domain(
        id,
        Optional.of("sequences/" + id + ".json"),
        new Verdict.Implemented(new Size(movements, beats)));
  }

  /** A domain that a sequence file of this path implements. */
  public SomeFacts implementedBy(String file, String id, int movements, long beats) {
    return domain(id, Optional.of(file), new Verdict.Implemented(new Size(movements, beats)));
  }

  /** A domain that restates the catalog. */
  public SomeFacts restating(String id, int movements, long beats) {
    return domain(id, Optional.empty(), new Verdict.Cataloged(new Size(movements, beats)));
  }

  /** A domain whose sequence file is no evidence. */
  public SomeFacts broken(String id, Verdict.Reason reason) {
    return domain(id, Optional.of("sequences/" + id + ".json"), new Verdict.Broken(reason));
  }

  /** A plugin of the catalog. */
  public SomeFacts plugin(String id, int sequences) {
    plugins.add(new Plugin(id, sequences, 2L * sequences, 4L * sequences, 3 * sequences));
    return this;
  }

  /** A finding that is an error. */
  public SomeFacts error(String id, String subject, String message) {
    return finding(id, Severity.ERROR, subject, message);
  }

  /** A finding that is a warning. */
  public SomeFacts warning(String id, String subject, String message) {
    return finding(id, Severity.WARNING, subject, message);
  }

  /** The facts, all domains having a verdict. */
  public Facts assessed() {
    OptionalInt none = OptionalInt.of(0);
    return Facts.of(
        new Assessment.Assessed(
            new LayerCounts(OptionalInt.of(domains.size()), none, none, none),
            domains,
            findings,
            plugins,
            OptionalInt.empty()));
  }

  /** The facts where a layer could not be read: findings only. */
  public Facts unreadable() {
    OptionalInt unknown = OptionalInt.empty();
    return Facts.of(
        new Assessment.Unreadable(new LayerCounts(unknown, unknown, unknown, unknown), findings));
  }

  /** A domain of a category, whatever its verdict. */
  public SomeFacts domain(String id, String category, Optional<String> file, Verdict verdict) {
    domains.add(new Domain(id, "The " + id, category, file, verdict));
    return this;
  }

  private SomeFacts domain(String id, Optional<String> file, Verdict verdict) {
    return domain(id, "orchestration", file, verdict);
  }

  private SomeFacts finding(String id, Severity severity, String subject, String message) {
    findings.add(
        new Finding(id, severity, subject, message, Optional.of(REGISTRY), Optional.empty()));
    return this;
  }
}
