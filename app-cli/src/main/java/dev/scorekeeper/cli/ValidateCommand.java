package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.domain.history.Change;
import dev.scorekeeper.domain.history.Facts;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Ruleset;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.Source;
import dev.scorekeeper.domain.history.Standing;
import dev.scorekeeper.domain.history.StreamId;
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
            "scorekeeper validate --format json --fail-on warning");
    Options.withStream(Options.withPlace(spec))
        .addOption(Options.flag(NO_RECORD, "Leave the history as it is"))
        .addOption(
            Options.choice(
                FAIL_ON,
                "Exit with 1 when there is a finding of this severity or worse (default: error)",
                List.of("error", "warning", "never")))
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
    Place place = Place.of(parsed, environment());
    Checkout checkout = place.checkout();
    Background<Optional<History>> opening =
        Background.begin("history", () -> open(place, recording));
    Snapshot snapshot = place.snapshot();
    Optional<Audit> audit = parsed.hasMatchedOption(WITH_AUDIT) ? audit(place) : Optional.empty();
    Assessment assessment =
        audit.isPresent()
            ? Assessment.of(snapshot, audit.get().scan(), audit.get().drift())
            : Assessment.of(snapshot);
    Made made =
        made(
            new Making(place, checkout, snapshot, audit, Facts.of(assessment)), opening, recording);
    made.failure().ifPresent(this::complain);
    if (json) {
      print(assessment, made);
    } else {
      print(assessment, made, recording, AssessmentText.of(parsed, environment(), style));
    }
    return made.failure().isPresent() ? ExitCode.UNREADABLE : exitCode(assessment, failOn);
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
      Place place, Checkout checkout, Snapshot snapshot, Optional<Audit> audit, Facts facts) {
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
   */
  private record Made(
      Run run,
      boolean recorded,
      Optional<Standing> before,
      List<Change> changes,
      Optional<String> failure) {}

  /** An assessment is worth showing also when the history cannot be used. */
  private Made made(Making making, Background<Optional<History>> opening, boolean recording) {
    try {
      Optional<History> opened = opening.get();
      if (opened.isEmpty()) {
        return new Made(
            run(making, Optional.empty(), Optional.empty()),
            false,
            Optional.empty(),
            List.of(),
            Optional.empty());
      }
      try (History history = opened.get()) {
        StreamId stream = making.place().stream(making.checkout());
        Optional<Standing> before = history.standing(stream);
        Run run = run(making, opened, before);
        if (recording) {
          history.record(run, making.facts());
        }
        List<Change> changes =
            before
                .map(standing -> Change.between(standing.state(), making.facts()))
                .orElse(List.of());
        return new Made(run, recording, before, changes, Optional.empty());
      }
    } catch (HistoryException e) {
      return new Made(
          run(making, Optional.empty(), Optional.empty()),
          false,
          Optional.empty(),
          List.of(),
          Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private Run run(Making making, Optional<History> history, Optional<Standing> before) {
    Place place = making.place();
    StreamId stream = place.stream(making.checkout());
    Instant now = environment().clock().instant();
    Optional<Checkout> git =
        place.tracked(making.checkout()).filter(checkout -> checkout.revision().isPresent());
    Source source =
        git.filter(checkout -> checkout.differs(making.inputs())).isPresent()
            ? Source.DRAFT
            : Source.WORKTREE;
    Instant unknown =
        before
            .map(standing -> standing.last().run().observedAt())
            .filter(last -> last.isAfter(now))
            .orElse(now);
    Instant observed =
        git.filter(checkout -> source == Source.WORKTREE)
            .flatMap(
                checkout ->
                    checkout.observedAt(
                        revision ->
                            history.flatMap(known -> known.observedAt(stream.project(), revision))))
            .orElse(unknown);
    return new Run(
        RunId.random(environment().random()),
        stream,
        making.ruleset(),
        source,
        git.flatMap(Checkout::revision),
        observed,
        now);
  }

  private void print(Assessment assessment, Made made) {
    try (Json json = new Json(environment().out())) {
      json.document();
      AssessmentJson.write(json, assessment);
      AssessmentJson.run(json, made.run(), made.recorded());
      AssessmentJson.changes(json, made.changes());
      json.endObject();
    }
  }

  private void print(Assessment assessment, Made made, boolean recording, AssessmentText text) {
    text.assessment(assessment);
    made.before()
        .ifPresent(
            standing ->
                text.changes(
                    made.changes(),
                    "the last run ("
                        + Times.age(standing.last().run().recordedAt(), made.run().recordedAt())
                        + ")"));
    text.findings(assessment);
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
