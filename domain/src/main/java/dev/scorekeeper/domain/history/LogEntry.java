package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An entry of a log, as one log tells it to another. */
public sealed interface LogEntry {
  /** The identity, the same in every log that holds it. */
  RunId id();

  /** The link of the log's chain after this entry: a hash over the link before and all of it. */
  Digest chained(Digest before);

  /** The project that it names; of a renaming that whose name it changes. */
  String project();

  /**
   * Checks that it says nothing that no entry says, as one can that was written by somebody else.
   *
   * @throws RefusedRunException when it does
   */
  void check();

  /**
   * A run, after all that it rests upon.
   *
   * @param run the run
   * @param assessment the digest of what it found
   * @param told what it found, where it is the first run of the log that found this
   */
  record OfRun(Run run, Digest assessment, Optional<Told> told) implements LogEntry {
    @Override
    public RunId id() {
      return run.id();
    }

    @Override
    public Digest chained(Digest before) {
      return run.chained(before, assessment);
    }

    @Override
    public String project() {
      return run.stream().project();
    }

    @Override
    public void check() {
      EntryCheck check = new EntryCheck("run " + run.id());
      check.names(run.stream());
      check.ruleset(run.ruleset());
      check.revision(run.revision(), run.source() == Source.GIT);
      check.times(run.observedAt(), run.recordedAt());
      run.since().ifPresent(check::times);
    }

    /**
     * The facts of an assessment that is told.
     *
     * @param base the facts of its base, or none
     * @throws RefusedRunException when something is missing, or they are of another digest
     */
    public Facts facts(Facts base) {
      Told news = told.orElseThrow();
      SortedMap<Fact.Key, Fact> facts = new TreeMap<>(base.byKey());
      news.changes()
          .forEach(
              (key, fact) ->
                  fact.ifPresentOrElse(now -> facts.put(key, now), () -> facts.remove(key)));
      Facts whole = Facts.of(news.outcome(), facts.values());
      if (!whole.isWhole()) {
        throw refused("lacks something that every assessment says");
      }
      if (!whole.digest().equals(assessment)) {
        throw refused("has facts of another digest, so some were changed, added or lost");
      }
      return whole;
    }

    private RefusedRunException refused(String why) {
      return new RefusedRunException(
          "assessment " + assessment + " of run " + run.id() + " " + why);
    }
  }

  /** What is its own content: the identity and the chain follow from the digest of that. */
  sealed interface Content extends LogEntry {
    /** The digest of all that it says. */
    Digest digest();

    @Override
    default RunId id() {
      return RunId.of(digest());
    }

    @Override
    default Digest chained(Digest before) {
      return Digest.builder().add(before.bytes()).add(digest().bytes()).digest();
    }
  }

  /** Facts of commits. */
  record OfCommits(CommitLine line) implements Content {
    @Override
    public Digest digest() {
      return line.digest();
    }

    @Override
    public String project() {
      return line.project();
    }

    @Override
    public void check() {
      EntryCheck check = new EntryCheck("a line of commits");
      check.name("project", line.project());
      line.commits().forEach(commit -> check.author(commit.author()));
    }
  }

  /** Where a branch stands. */
  record OfTip(Tip tip) implements Content {
    @Override
    public Digest digest() {
      return tip.digest();
    }

    @Override
    public String project() {
      return tip.stream().project();
    }

    @Override
    public void check() {
      EntryCheck check = new EntryCheck("tip " + tip.id());
      check.names(tip.stream());
      check.ruleset(tip.ruleset());
      check.revision(Optional.of(tip.revision()), true);
      check.times(tip.since(), tip.recordedAt());
    }
  }

  /** What a stream is called since. */
  record OfRenaming(Renaming renaming) implements Content {
    @Override
    public Digest digest() {
      return renaming.digest();
    }

    @Override
    public String project() {
      return renaming.from().project();
    }

    @Override
    public void check() {
      new EntryCheck("renaming " + renaming.id()).times(renaming.recordedAt());
    }
  }

  /**
   * An assessment, told by its difference to one that was told before.
   *
   * @param outcome whether every domain has a verdict
   * @param base that other one; empty where all facts are told
   * @param changes what has to be put, or where empty removed
   */
  record Told(Outcome outcome, Optional<Digest> base, SortedMap<Fact.Key, Optional<Fact>> changes) {
    public Told {
      changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }
  }
}
