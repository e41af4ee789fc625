package dev.scorekeeper.application.validate;

import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.application.audit.PluginAudit;
import dev.scorekeeper.application.audit.PluginScan;
import dev.scorekeeper.application.compare.BaselineCheck;
import dev.scorekeeper.application.compare.GateResult;
import dev.scorekeeper.application.recording.NextState;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Assesses the working tree and records the run. */
public final class Validate {
  private final OpenWorkspace workspace;
  private final HistoryStore histories;
  private final PluginScan plugins;
  private final BaselineCheck baselines;
  private final Clock clock;
  private final RandomGenerator random;

  public Validate(
      OpenWorkspace workspace,
      HistoryStore histories,
      PluginScan plugins,
      BaselineCheck baselines,
      Clock clock,
      RandomGenerator random) {
    this.workspace = workspace;
    this.histories = histories;
    this.plugins = plugins;
    this.baselines = baselines;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Validates. A history that cannot be used is told in the result, and so is a repository of which
   * nobody can say what is checked out.
   */
  public Validation run(ValidationRequest request) {
    return new Making(request).made();
  }

  /** Of a folder that is no workspace nothing is recorded: a history there would make it one. */
  private boolean isRecorded(ValidationRequest request) {
    if (!request.recording() || workspace.isBegun()) {
      return request.recording();
    }
    try {
      Optional<History> known = histories.forReading();
      known.ifPresent(History::close);
      return known.isPresent();
    } catch (HistoryException e) {
      return true; // it is there, and whoever opens it says what is wrong
    }
  }

  private Optional<History> open(boolean recording) {
    return recording ? Optional.of(histories.forWriting()) : histories.forReading();
  }

  /** A run on its way into the history. */
  private final class Making {
    private final ValidationRequest request;
    private final boolean recording;
    private final Checkout checkout;
    private final Deferred<Optional<History>> opening;
    private final Deferred<RunId> id;
    private final Snapshot snapshot;
    private final Optional<PluginAudit> audit;
    private final List<Scan.Gap> gaps;
    private final Assessment assessment;

    /** Commits of which the history knows nothing, from the one that is checked out on. */
    private List<CommitFact> news = List.of();

    /** Reads the workspace, while git is asked and the history is opened. */
    Making(ValidationRequest request) {
      this.request = request;
      recording = isRecorded(request);
      checkout = workspace.checkout();
      opening = Deferred.begin("history", () -> open(recording));
      id = Deferred.begin("identity", () -> RunId.random(random));
      snapshot = workspace.snapshot();
      Optional<PluginAudit> scanned =
          request.withAudit()
              ? Optional.of(plugins.run(workspace.settings(), false))
              : Optional.empty();
      gaps =
          scanned.isPresent()
              ? scanned.get().gaps(PluginScan.catalogOf(workspace.settings()))
              : List.of();
      // What was not seen must not count as gone.
      audit = gaps.isEmpty() ? scanned : Optional.empty();
      checkout.anticipate(inputs());
      assessment =
          audit.isPresent()
              ? Assessment.of(snapshot, audit.get().scan(), audit.get().drift())
              : Assessment.of(snapshot);
    }

    /** What cannot be read cannot have got worse. */
    private boolean isCompared() {
      return request.failOn().compares() && assessment instanceof Assessment.Assessed;
    }

    /** An assessment is worth showing also when the history cannot be used. */
    Validation made() {
      // Needed in any case, so made while the history is opened; else only where there is one.
      Optional<Facts> early =
          recording || isCompared() ? Optional.of(Facts.of(assessment)) : Optional.empty();
      try {
        Optional<History> opened = opening.get();
        if (opened.isEmpty()) {
          Run run = run(Optional.empty(), Optional.empty());
          return validation(
              run,
              run.stream(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              early.isPresent() ? gate(run, early.get(), opened) : Optional.empty());
        }
        Facts facts = early.isPresent() ? early.get() : Facts.of(assessment);
        try (History history = opened.get()) {
          StreamHistory stream = history.stream(workspace.stream());
          StreamId called = stream.id();
          Optional<StreamHead> before = stream.head();
          workspace.tellOfName(called);
          workspace.tellOfStream(history, before.isEmpty());
          Run run = run(opened, before);
          // Before it is recorded, since a run is no baseline of its own.
          Optional<GateResult> gate = gate(run, facts, opened);
          List<Change> changes =
              before.isPresent()
                  ? new NextState(facts, run.ruleset(), run.observedAt())
                      .changesSince(
                          history.stream(run.stream()), before.get().last(), before.get().state())
                  : List.of();
          if (recording) {
            record(history, run, facts);
          }
          return validation(run, called, before, changes, Optional.empty(), gate);
        }
      } catch (HistoryException | CommitsException e) {
        Run run = untold();
        return validation(
            run,
            run.stream(),
            Optional.empty(),
            List.of(),
            Optional.of(String.valueOf(e.getMessage())),
            Optional.empty());
      }
    }

    /** A run that is not recorded, of which everything is told that can be. */
    private Run untold() {
      try {
        return run(Optional.empty(), Optional.empty());
      } catch (CommitsException e) {
        Instant now = clock.instant();
        return new Run(
            id.get(),
            workspace.streamUntracked(),
            ruleset(),
            Source.WORKTREE,
            Optional.empty(),
            now,
            now);
      }
    }

    private Validation validation(
        Run run,
        StreamId stream,
        Optional<StreamHead> before,
        List<Change> changes,
        Optional<String> failure,
        Optional<GateResult> gate) {
      boolean recorded = recording && failure.isEmpty();
      return new Validation(
          request, assessment, run, stream, recorded, before, changes, failure, gate, gaps);
    }

    private void record(History history, Run run, Facts facts) {
      if (run.since().isEmpty()) {
        history.log().record(run, facts);
        return;
      }
      Optional<CommitLine> commits =
          news.isEmpty()
              ? Optional.empty()
              : Optional.of(new CommitLine(run.stream().project(), news));
      history.log().record(new BranchRun(run, facts, commits, this::hasLeft));
    }

    /** How another branch moved, or a head that is on none, says nothing of the run's. */
    private boolean hasLeft(String commit) {
      return checkout.branch().equals(Optional.of(workspace.stream().branch()))
          && checkout.hasLeft(commit);
    }

    private Optional<GateResult> gate(Run run, Facts facts, Optional<History> history) {
      return isCompared()
          ? Optional.of(baselines.check(request.failOn(), request.baseline(), run, facts, history))
          : Optional.empty();
    }

    private Run run(Optional<History> history, Optional<StreamHead> before) {
      StreamId stream = workspace.stream();
      Instant now = clock.instant();
      Optional<Checkout> git = workspace.tracked();
      Optional<String> revision = git.isPresent() ? git.get().revision() : Optional.empty();
      boolean draft = revision.isPresent() && isDraft();
      Instant observed = now;
      if (before.isPresent() && before.get().last().at().isAfter(now)) {
        observed = before.get().last().at();
      }
      Optional<Instant> since = Optional.empty();
      if (revision.isPresent() && !draft) {
        observed = commit(history, stream.project(), revision.get()).orElse(observed);
        since = Optional.of(checkout.standsSince().filter(now::isAfter).orElse(now));
      }
      return new Run(
          id.get(),
          stream,
          ruleset(),
          draft ? Source.DRAFT : Source.WORKTREE,
          revision,
          observed,
          now,
          since);
    }

    private boolean isDraft() {
      return checkout.differs(inputs(), snapshot.patterns());
    }

    /** When a commit was made, where that can be; what is new of it and those before is kept. */
    private Optional<Instant> commit(Optional<History> history, String project, String revision) {
      Optional<CommitFact> known = known(history, project, revision);
      if (known.isEmpty()) {
        news = checkout.firstParents(name -> known(history, project, name).isPresent());
        known = news.isEmpty() ? known : Optional.of(news.get(0));
      }
      return known.flatMap(CommitFact::at);
    }

    private Ruleset ruleset() {
      Settings settings = workspace.settings();
      return audit.isPresent()
          ? Ruleset.scanning(settings.layout(), settings.pluginFolders())
          : workspace.ruleset();
    }

    /** The files and folders that decided what was found. */
    private List<WorkspacePath> inputs() {
      List<WorkspacePath> inputs = snapshot.inputs();
      if (audit.isPresent()) {
        inputs.addAll(audit.get().scan().looked().folders());
        inputs.addAll(audit.get().scan().looked().files());
      }
      return inputs;
    }
  }

  private static Optional<CommitFact> known(
      Optional<History> history, String project, String revision) {
    return history.isPresent() ? history.get().runs().commit(project, revision) : Optional.empty();
  }
}
