package dev.scorekeeper.application.report;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.compare.StateResolver;
import dev.scorekeeper.application.compare.StateResolver.Told;
import dev.scorekeeper.application.recording.RecordedStream;
import dev.scorekeeper.application.recording.StreamAccess;
import dev.scorekeeper.application.statereference.Names;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshots;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The whole life of a domain, or the whole of a run. */
public final class Show {
  private final OpenWorkspace workspace;
  private final StreamAccess streams;
  private final Snapshots snapshots;
  private final Clock clock;
  private final Listener listener;

  public Show(
      OpenWorkspace workspace,
      StreamAccess streams,
      Snapshots snapshots,
      Clock clock,
      Listener listener) {
    this.listener = listener;
    this.workspace = workspace;
    this.streams = streams;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * What a name means: the id of a domain, else a state, of which the run that tells it is shown.
   *
   * @param backfill whether the repository's commits are read first where the history knows none
   * @throws InvalidRequestException when it means nothing that was recorded
   */
  public Subject run(String what, boolean backfill) {
    try (RecordedStream recorded = streams.begin().withPast(backfill)) {
      List<Span> lives = recorded.stream().domainSpans();
      Fact.Key domain = Fact.Key.ofVerdict(what);
      if (lives.stream().anyMatch(span -> span.key().equals(domain))) {
        return new Subject.OfDomain(life(what, lives, recorded));
      }
      try (StateResolver states =
          new StateResolver(
              workspace, snapshots, clock, recorded.id(), Optional.of(recorded.history()))) {
        RecordedRun run = run(what, lives, states, recorded);
        return new Subject.OfRun(WholeRun.of(run, note(run, states), recorded.history()));
      }
    }
  }

  private DomainLife life(String domain, List<Span> lives, RecordedStream recorded) {
    try (Provenance provenance =
        new Provenance(workspace, recorded.history().runs(recorded.id().project()))) {
      return DomainLife.of(domain, lives, recorded.stream(), provenance, clock);
    }
  }

  private RecordedRun run(
      String what, List<Span> lives, StateResolver states, RecordedStream recorded) {
    Told told = states.run(Reference.of(what)).orElseThrow(() -> unknown(what, lives, recorded));
    if (told.at().isPresent()) {
      listener.notice(
          "commit "
              + Commit.brief(told.at().get())
              + " changed nothing; showing run "
              + told.run().run().id().brief()
              + told.run().run().revision().map(commit -> " of " + Commit.brief(commit)).orElse("")
              + ", the nearest one before it");
    }
    return told.run();
  }

  private RuntimeException unknown(String what, List<Span> lives, RecordedStream recorded) {
    if (!recorded.history().streams(recorded.id().project()).contains(recorded.id())) {
      return recorded.empty();
    }
    Set<String> domains = new TreeSet<>();
    for (Span span : lives) {
      if (span.fact() instanceof Fact.DomainVerdict verdict) {
        domains.add(verdict.domain());
      }
    }
    String like = Names.isWay(what) ? "" : Likeness.clause(what, domains);
    return new InvalidRequestException(
        "'"
            + what
            + "' is neither a domain of "
            + recorded.id()
            + " nor a recorded run or commit"
            + (isRegistered(what)
                ? "; the registry has it, so scorekeeper validate records it"
                : like.isEmpty()
                    ? "; see scorekeeper log, or write " + Reference.RUN_FORMS
                    : like));
  }

  /** Whether a domain is in the files, and only its run is missing. */
  private boolean isRegistered(String domain) {
    return Assessment.of(workspace.snapshot()) instanceof Assessment.Assessed assessed
        && assessed.domains().stream().anyMatch(one -> one.id().equals(domain));
  }

  private static Optional<CommitNote> note(RecordedRun run, StateResolver states) {
    try {
      return run.run().revision().flatMap(states::note);
    } catch (HistoryException | CommitsException e) {
      return Optional.empty(); // a run is shown also where its repository cannot be read
    }
  }
}
