package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a stream's history knows of a domain.
 *
 * @param stream whose history it is
 * @param profile its name, category and, where it names one, sequence file, as they were last
 * @param stages what it was, one after the other
 * @param now until when a stage that has not ended is counted
 */
public record DomainLife(
    StreamId stream, Fact.DomainProfile profile, List<Stage> stages, Instant now) {
  /**
   * A time during which it was the same.
   *
   * @param event what happened when it began
   * @param other of a renaming the id that it had before, or has since
   * @param verdict what it was; empty while it was not registered
   * @param since when it began
   * @param until when it ended; empty while it lasts
   * @param cause why it began
   */
  public record Stage(
      Event event,
      Optional<String> other,
      Optional<Verdict> verdict,
      Instant since,
      Optional<Instant> until,
      Cause cause,
      Optional<Provenance.Source> source) {
    /** How long it lasted, until now where it still does. */
    public Duration lasted(Instant now) {
      return Duration.between(since, until.orElse(now));
    }
  }

  /** The domain. */
  public String id() {
    return profile.domain();
  }

  static DomainLife of(
      String id, List<Span> lives, StreamHistory stream, Provenance provenance, Clock clock) {
    Fact.DomainProfile profile = new Fact.DomainProfile(id, "", "", Optional.empty());
    for (Span span : lives) {
      if (span.fact() instanceof Fact.DomainProfile said && said.domain().equals(id)) {
        profile = said;
      }
    }
    List<OfDomain> all = Change.ofDomains(lives);
    List<Own> own = own(id, all, all.size());
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      Optional<Instant> until =
          i + 1 < own.size() ? Optional.of(own.get(i + 1).change().at().at()) : Optional.empty();
      stages.add(stage(own.get(i).id(), own.get(i).change(), until, provenance));
    }
    return new DomainLife(stream.id(), profile, stages, StreamLedger.now(stream, clock));
  }

  /** A change of a domain, and the id that it had then. */
  private record Own(String id, OfDomain change) {}

  /** What happened to a domain before an index, also while it had another id. */
  private static List<Own> own(String id, List<OfDomain> all, int end) {
    List<Own> own = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      OfDomain change = all.get(i);
      if (change.domain().equals(id) || change.formerly().filter(id::equals).isPresent()) {
        if (own.isEmpty() && change.formerly().isPresent() && change.domain().equals(id)) {
          own.addAll(own(change.formerly().get(), all, i));
        }
        own.add(new Own(id, change));
      }
    }
    return own;
  }

  private static Stage stage(
      String id, OfDomain change, Optional<Instant> until, Provenance provenance) {
    boolean left = !change.domain().equals(id);
    return new Stage(
        change.event(),
        left ? Optional.of(change.domain()) : change.formerly(),
        left ? Optional.empty() : change.to(),
        change.at().at(),
        until,
        change.cause(),
        provenance.of(change.at()));
  }

  /** For how long it was what, in all. */
  public Map<Status, Duration> totals() {
    Map<Status, Duration> totals = new EnumMap<>(Status.class);
    for (Stage stage : stages) {
      stage
          .verdict()
          .ifPresent(verdict -> totals.merge(verdict.status(), stage.lasted(now), Duration::plus));
    }
    return totals;
  }
}
