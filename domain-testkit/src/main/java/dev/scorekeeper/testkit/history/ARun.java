package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Builds runs; what a test does not set follows from the run's number. */
public final class ARun {
  /** The stream of a run that is put in no other. */
  public static final StreamId MAIN = new StreamId("github.com/acme/shop", "main");

  /** The ruleset of a run that is made by no other. */
  public static final Ruleset RULES =
      RulesetCodec.ruleset(1, "registry=orchestration-domains.json");

  private static final Instant EPOCH = Instant.parse("2026-01-05T09:00:00Z");

  private final Run run;

  private ARun(Run run) {
    this.run = run;
  }

  /** The run of a number, which was observed and recorded at {@link #time} of that number. */
  public static ARun number(int number) {
    return new ARun(
        new Run(
            new RunId("%032x".formatted(number)),
            MAIN,
            RULES,
            Source.WORKTREE,
            Optional.empty(),
            time(number),
            time(number)));
  }

  /** A time that grows by an hour with each number. */
  public static Instant time(int number) {
    return EPOCH.plus(Duration.ofHours(number));
  }

  /** In another stream. */
  public ARun on(StreamId stream) {
    return with(stream, run.ruleset(), run.source(), run.revision(), run.observedAt());
  }

  /** Made by another ruleset. */
  public ARun by(Ruleset ruleset) {
    return with(run.stream(), ruleset, run.source(), run.revision(), run.observedAt());
  }

  /** Read elsewhere. */
  public ARun from(Source source) {
    return with(run.stream(), run.ruleset(), source, run.revision(), run.observedAt());
  }

  /** Of a commit. */
  public ARun of(String revision) {
    return with(run.stream(), run.ruleset(), run.source(), Optional.of(revision), run.observedAt());
  }

  /** Observed at another time; the time of recording stays. */
  public ARun at(Instant observed) {
    return with(run.stream(), run.ruleset(), run.source(), run.revision(), observed);
  }

  /** Of another identity. */
  public ARun called(String id) {
    return new ARun(
        new Run(
            new RunId(id),
            run.stream(),
            run.ruleset(),
            run.source(),
            run.revision(),
            run.observedAt(),
            run.recordedAt(),
            run.since()));
  }

  /** Made while its branch stood at its commit since a time. */
  public ARun since(Instant time) {
    return new ARun(run.standingSince(time));
  }

  /** The run. */
  public Run run() {
    return run;
  }

  private ARun with(
      StreamId stream,
      Ruleset ruleset,
      Source source,
      Optional<String> revision,
      Instant observedAt) {
    return new ARun(
        new Run(
            run.id(),
            stream,
            ruleset,
            source,
            revision,
            observedAt,
            run.recordedAt(),
            run.since()));
  }
}
