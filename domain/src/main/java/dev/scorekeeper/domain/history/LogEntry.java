package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.run.Run;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run as one log tells it to another, after all that it rests upon.
 *
 * @param run the run
 * @param assessment the digest of what it found
 * @param told what it found, where it is the first run of the log that found this
 */
public record LogEntry(Run run, Digest assessment, Optional<Told> told) {
  /**
   * An assessment, told by its difference to one that was told before.
   *
   * @param outcome whether every domain has a verdict
   * @param base that other one; empty where all facts are told
   * @param changes what has to be put, or where empty removed
   */
  public record Told(
      Outcome outcome, Optional<Digest> base, SortedMap<Fact.Key, Optional<Fact>> changes) {
    public Told {
      changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }
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
    return new RefusedRunException("assessment " + assessment + " of run " + run.id() + " " + why);
  }
}
