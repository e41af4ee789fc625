package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Ruleset;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.Source;
import dev.scorekeeper.domain.history.Standing;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.git.Checkout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Assesses the workspace as it lies and records the run. */
final class ValidateCommand extends Command {
  private static final String NO_RECORD = "--no-record";
  private static final String FAIL_ON = "--fail-on";
  private static final String BASELINE = "--baseline";
  private static final String WITH_AUDIT = "--with-audit";

  ValidateCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "validate";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Decide for every domain whether it is implemented, planned or broken, and record the"
                + " run.",
            "scorekeeper validate",
            "scorekeeper validate --workspace examples/renderx --no-record",
            "scorekeeper validate --format json --fail-on warning",
            "scorekeeper validate --fail-on regression",
            "scorekeeper validate --fail-on new --baseline origin/main");
    Options.withStream(Options.withPlace(spec))
        .addOption(Options.flag(NO_RECORD, "Leave the history as it is"))
        .addOption(
            Options.choice(
                FAIL_ON,
                "Exit with 1 when there is a finding of this severity or worse (default: error), or"
                    + " compared with the baseline something implemented is gone, unimplemented or"
                    + " smaller (regression), or a finding is new",
                List.of("error", "warning", "never", "regression", "new")))
        .addOption(
            Options.text(
                BASELINE,
                "STATE",
                "What to compare with: a commit as git names it, a run's id, a day or a moment"
                    + " (default: the stream's last run before this one, else the commit before)"))
        .addOption(
            Options.flag(
                WITH_AUDIT,
                "Scan the plugin folders, and record whether the catalog is what they hold"))
        .addOption(Options.all());
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  boolean asksHistory() {
    return true;
  }

  @Override
  int run(ParseResult parsed) {
    String failOn = Options.chosen(parsed, FAIL_ON);
    boolean json = isJson(parsed);
    Style style = style(parsed);
    boolean recording = !parsed.hasMatchedOption(NO_RECORD);
    boolean comparing = comparing(parsed, failOn);
    Place place = Place.of(parsed, environment());
    Checkout checkout = place.checkout();
    Background<Optional<History>> opening =
        Background.begin("history", () -> open(place, recording));
    Background<RunId> id = Background.begin("identity", () -> RunId.random(environment().random()));
    Snapshot snapshot = place.snapshot();
    Optional<Audit> audit = parsed.hasMatchedOption(WITH_AUDIT) ? audit(place) : Optional.empty();
    Assessment assessment =
        audit.isPresent()
            ? Assessment.of(snapshot, audit.get().scan(), audit.get().drift())
            : Assessment.of(snapshot);
    Made made =
        made(
            new Making(place, checkout, snapshot, audit, assessment, id),
            opening,
            recording,
            comparing && assessment instanceof Assessment.Assessed ? failOn : "");
    if (made.failure().isPresent()) {
      complain(made.failure().get());
    }
    if (made.gate().isPresent()) {
      made.gate().get().complaint(made.run()).ifPresent(this::complain);
    }
    if (json) {
      print(assessment, made);
    } else {
      print(assessment, made, recording, style, AssessmentText.of(parsed, environment(), style));
    }
    if (made.failure().isPresent()) {
      return ExitCode.UNREADABLE;
    }
    return made.gate().isPresent() ? exitCode(made.gate().get()) : exitCode(assessment, failOn);
  }

  /** Whether the run is to be compared with a baseline. */
  private static boolean comparing(ParseResult parsed, String failOn) {
    boolean comparing = failOn.equals("regression") || failOn.equals("new");
    Optional<String> baseline = Options.name(parsed, BASELINE);
    if (baseline.isPresent() && !comparing) {
      throw Options.usage(
          parsed, BASELINE + " goes with " + FAIL_ON + " regression or " + FAIL_ON + " new");
    }
    if (baseline.isPresent() && baseline.get().equals("worktree")) {
      throw Options.usage(parsed, BASELINE + " cannot be the files that are validated");
    }
    return comparing;
  }

  private Optional<History> open(Place place, boolean recording) {
    Histories histories = environment().histories().get();
    return recording
        ? Optional.of(histories.forWriting(place.history()))
        : histories.forReading(place.history());
  }

  /** A scan, unless it could not look everywhere: what was not seen must not count as gone. */
  private Optional<Audit> audit(Place place) {
    Audit audit = Audit.of(environment(), place.root(), place.settings(), false);
    if (audit.scan().isIncomplete()) {
      complain("the plugin folders cannot be scanned; scorekeeper audit --check says why");
      return Optional.empty();
    }
    return Optional.of(audit);
  }

  /** What a run is made from. */
  private record Making(
      Place place,
      Checkout checkout,
      Snapshot snapshot,
      Optional<Audit> audit,
      Assessment assessment,
      Background<RunId> id) {
    Ruleset ruleset() {
      Settings settings = place.settings();
      return audit.isPresent()
          ? Ruleset.scanning(settings.layout(), settings.pluginFolders())
          : Ruleset.of(settings.layout());
    }

    /** The files and folders that decided what was found. */
    List<WorkspacePath> inputs() {
      List<WorkspacePath> inputs = new ArrayList<>(snapshot.files().keySet());
      inputs.add(snapshot.layout().registry());
      inputs.add(snapshot.layout().catalog());
      if (audit.isPresent()) {
        inputs.addAll(audit.get().scan().looked().folders());
        inputs.addAll(audit.get().scan().looked().files());
      }
      return inputs;
    }
  }

  /**
   * A run as it was made.
   *
   * @param recorded whether it is in the history now
   * @param before where its stream stood until then
   * @param changes what is different since then
   * @param failure why the history could not be used
   * @param gate how it compares with a baseline, where that was asked
   */
  private record Made(
      Run run,
      boolean recorded,
      Optional<Standing> before,
      List<Change> changes,
      Optional<String> failure,
      Optional<Gate> gate) {}

  /** An assessment is worth showing also when the history cannot be used. */
  private Made made(
      Making making, Background<Optional<History>> opening, boolean recording, String comparing) {
    // Needed in any case, so made while the history is opened; else only where there is one.
    Optional<Facts> early =
        recording || !comparing.isEmpty()
            ? Optional.of(Facts.of(making.assessment()))
            : Optional.empty();
    try {
      Optional<History> opened = opening.get();
      if (opened.isEmpty()) {
        Run run = run(making, Optional.empty(), Optional.empty());
        return new Made(
            run,
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            early.isPresent()
                ? gate(making, run, early.get(), opened, comparing)
                : Optional.empty());
      }
      Facts facts = early.isPresent() ? early.get() : Facts.of(making.assessment());
      try (History history = opened.get()) {
        StreamId stream = making.place().stream(making.checkout());
        Optional<Standing> before = history.standing(stream);
        Run run = run(making, opened, before);
        // Before it is recorded, since a run is no baseline of its own.
        Optional<Gate> gate = gate(making, run, facts, opened, comparing);
        if (recording) {
          history.record(run, facts);
        }
        List<Change> changes =
            before.isPresent() ? Change.between(before.get().state(), facts) : List.of();
        return new Made(run, recording, before, changes, Optional.empty(), gate);
      }
    } catch (HistoryException e) {
      return new Made(
          run(making, Optional.empty(), Optional.empty()),
          false,
          Optional.empty(),
          List.of(),
          Optional.of(String.valueOf(e.getMessage())),
          Optional.empty());
    }
  }

  private static Optional<Gate> gate(
      Making making, Run run, Facts facts, Optional<History> history, String comparing) {
    if (comparing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Gate.of(
            comparing.equals("new") ? Gate.On.NEW : Gate.On.REGRESSION,
            Options.name(making.place().parsed(), BASELINE),
            making.place(),
            run,
            facts,
            history));
  }

  private Run run(Making making, Optional<History> history, Optional<Standing> before) {
    Place place = making.place();
    StreamId stream = place.stream(making.checkout());
    Instant now = environment().clock().instant();
    Optional<Checkout> git = place.tracked(making.checkout());
    Optional<String> revision = git.isPresent() ? git.get().revision() : Optional.empty();
    boolean draft = revision.isPresent() && git.get().differs(making.inputs());
    Instant observed = now;
    if (before.isPresent() && before.get().last().run().observedAt().isAfter(now)) {
      observed = before.get().last().run().observedAt();
    }
    if (revision.isPresent() && !draft) {
      observed = git.get().observedAt(commit -> known(history, stream, commit)).orElse(observed);
    }
    return new Run(
        making.id().get(),
        stream,
        making.ruleset(),
        draft ? Source.DRAFT : Source.WORKTREE,
        revision,
        observed,
        now);
  }

  private static Optional<Instant> known(
      Optional<History> history, StreamId stream, String commit) {
    return history.isPresent()
        ? history.get().observedAt(stream.project(), commit)
        : Optional.empty();
  }

  private void print(Assessment assessment, Made made) {
    try (Json json = new Json(environment().out())) {
      json.document();
      AssessmentJson.write(json, assessment);
      AssessmentJson.run(json, made.run(), made.recorded());
      AssessmentJson.changes(json, made.changes());
      if (made.gate().isPresent()) {
        made.gate().get().write(json);
      }
      json.endObject();
    }
  }

  private void print(
      Assessment assessment, Made made, boolean recording, Style style, AssessmentText text) {
    text.assessment(assessment);
    if (made.before().isPresent()) {
      Run last = made.before().get().last().run();
      text.changes(
          made.changes(),
          "the last run (" + Times.age(last.recordedAt(), made.run().recordedAt()) + ")");
    }
    text.findings(assessment);
    if (made.gate().isPresent()) {
      made.gate().get().print(environment().out(), style);
    }
    text.remark(remark(made, recording));
  }

  private static String remark(Made made, boolean recording) {
    Run run = made.run();
    if (!made.recorded()) {
      return recording ? "Not recorded." : "Not recorded (--no-record).";
    }
    String recorded = "Recorded run " + run.id().brief() + " of " + run.stream();
    return run.source() == Source.DRAFT
        ? recorded
            + " as a draft: an input differs from commit "
            + run.revision().map(Words::revision).orElse("")
            + ", so trends leave it out."
        : recorded + ".";
  }

  private static int exitCode(Gate gate) {
    if (gate.missing().isPresent()) {
      return ExitCode.UNREADABLE;
    }
    return gate.fails() ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static int exitCode(Assessment assessment, String failOn) {
    if (assessment instanceof Assessment.Unreadable) {
      return ExitCode.UNREADABLE;
    }
    boolean fails =
        switch (failOn) {
          case "error" -> assessment.count(Severity.ERROR) > 0;
          case "warning" -> !assessment.findings().isEmpty();
          default -> false;
        };
    return fails ? ExitCode.FINDINGS : ExitCode.FINE;
  }
}
