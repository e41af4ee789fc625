package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.WebPages;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.Life;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.workspace.Layout;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a history tells of a stream, in one value.
 *
 * @param stream which one
 * @param layout where its workspace keeps the layers
 * @param from from when on it is told
 * @param until the last moment that it is told of
 * @param now until when what lasts is counted; not before {@code until}
 * @param dated whether somebody asked for a state that need not be the last one
 * @param moments the runs used for their moments in that time, the oldest first, behind the
 *     assessed one that spoke before it, if any; never empty
 * @param runs all runs of that time, silent ones included, drafts left out, the oldest first
 * @param lives of all domains that were there in that time, by id
 * @param changes what changed at each moment, by the position of its run
 * @param ledger what became of the plan in that time
 * @param findings that are open at the end, errors first, then the oldest first
 * @param state what is known at the end: of a run that could not be read, what was known before
 * @param newest the time of the newest commit that is known and counts; where the state that is
 *     asked for is not the last one, that of the last moment
 * @param commits what the log knows of commits, by their names
 * @param pages where the repository is shown on the web
 */
public record StreamReport(
    StreamId stream,
    Layout layout,
    Instant from,
    Instant until,
    Instant now,
    boolean dated,
    List<RecordedRun> moments,
    List<RecordedRun> runs,
    List<Life> lives,
    Map<Long, List<Change>> changes,
    Ledger ledger,
    List<OpenFinding> findings,
    Facts state,
    Optional<Instant> newest,
    Map<String, CommitFact> commits,
    Optional<WebPages> pages) {
  public StreamReport {
    moments = List.copyOf(moments);
    runs = List.copyOf(runs);
    lives = List.copyOf(lives);
    findings = List.copyOf(findings);
  }

  /**
   * A finding that is open.
   *
   * @param since since when there is one of its rule and subject
   * @param found whether it was there when the history begins, so that nobody saw it come
   */
  public record OpenFinding(Finding finding, Instant since, boolean found) {}

  /** The run used for the last moment. */
  public RecordedRun last() {
    return moments.get(moments.size() - 1);
  }

  /** The last run that could be read; its numbers are the last that are known. */
  public Optional<RecordedRun> lastAssessed() {
    for (int i = moments.size() - 1; i >= 0; i--) {
      if (moments.get(i).tally().isPresent()) {
        return Optional.of(moments.get(i));
      }
    }
    return Optional.empty();
  }

  /** Who wrote the commit of a run, where the log knows. */
  public Optional<String> author(RecordedRun run) {
    return run.run()
        .revision()
        .flatMap(revision -> Optional.ofNullable(commits.get(revision)))
        .map(CommitFact::author)
        .filter(author -> !author.isBlank());
  }

  /** What changed at a moment. */
  public List<Change> changesOf(RecordedRun run) {
    return changes.getOrDefault(run.position(), List.of());
  }
}
