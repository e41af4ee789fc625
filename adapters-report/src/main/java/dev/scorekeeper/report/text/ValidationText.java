package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.wording.VerdictWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A workspace as it was validated. */
public final class ValidationText {
  private final Console console;
  private final boolean all;

  /**
   * Prints to a console.
   *
   * @param all whether domains that are in the catalog only are shown, too, and each of the
   *     findings that say the same
   */
  public ValidationText(Console console, boolean all) {
    this.console = console;
    this.all = all;
  }

  /** Prints what was found, what is different, and whether it was recorded. */
  public void print(Validation validation) {
    new AssessmentText(console, all, validation.run().ruleset().terms())
        .print(validation.assessment());
    if (validation.before().isPresent()) {
      Run last = validation.before().get().last().run();
      new ChangesText(console)
          .print(
              validation.changes(),
              "run "
                  + last.id().brief()
                  + " ("
                  + last.revision()
                      .map(commit -> "commit " + Commit.brief(commit) + ", ")
                      .orElse("")
                  + "recorded "
                  + Times.age(last.recordedAt(), validation.run().recordedAt())
                  + ")");
    }
    new FindingsText(console, all).print(validation.assessment());
    if (validation.gate().isPresent()) {
      new GateText(console).print(validation.gate().get());
    }
    console.remark(remark(validation));
    conclude(validation);
    letPass(validation);
  }

  /** Why a scan that was asked for says nothing; empty where none was, or it saw everything. */
  public static Optional<String> complaint(Validation validation) {
    if (validation.gaps().isEmpty()) {
      return Optional.empty();
    }
    Scan.Gap first = validation.gaps().get(0);
    int more = validation.gaps().size() - 1;
    return Optional.of(
        "the plugin folders cannot be compared with the catalog: "
            + first.place()
            + " "
            + first.why()
            + (more == 0 ? "" : ", and " + more + " more")
            + "; scorekeeper audit --check says more");
  }

  /** What cannot be read, for who sees findings in no words; empty where all could be. */
  public static Optional<String> unreadable(Validation validation) {
    return validation.assessment() instanceof Assessment.Unreadable
        ? Optional.of(VerdictWords.complaint(validation.assessment()))
        : Optional.empty();
  }

  /** Which gates failed, at the end, where people look first. */
  private void conclude(Validation validation) {
    List<String> failed = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    for (FailOn one : validation.request().failOn().all()) {
      (validation.failing(one) > 0 ? failed : passed).add(one.word());
    }
    boolean told = validation.conclusion() != Validation.Conclusion.UNREADABLE;
    if (told && (!failed.isEmpty() || isWorthTelling(validation.request().failOn().all()))) {
      console.gap();
      console.print(
          failed.isEmpty()
              ? console.style().good("Passed: --fail-on " + String.join(", ", passed) + ".")
              : console.style().bad("Failed: " + failure(validation, failed) + ".")
                  + (passed.isEmpty()
                      ? ""
                      : " Passed: --fail-on " + String.join(", ", passed) + "."));
    }
  }

  private static String failure(Validation validation, List<String> failed) {
    return isOnlyErrors(validation.request().failOn().all())
        ? Counted.of(validation.failing(FailOn.ERROR), "error") + " (--fail-on error, the default)"
        : "--fail-on " + String.join(", ", failed);
  }

  private static boolean isOnlyErrors(List<FailOn> gates) {
    return gates.equals(List.of(FailOn.ERROR));
  }

  /** Nobody has to be told of a pass that errors alone decide, or nothing does. */
  private static boolean isWorthTelling(List<FailOn> gates) {
    return !isOnlyErrors(gates) && !gates.equals(List.of(FailOn.NEVER));
  }

  /** Which errors no gate is about. */
  private void letPass(Validation validation) {
    int errors = validation.errorsLetPass();
    if (validation.conclusion() != Validation.Conclusion.UNREADABLE && errors > 0) {
      console.flow(
          (errors == 1 ? "The error does" : "The " + errors + " errors do")
              + " not count for --fail-on "
              + validation.request().failOn().text()
              + "; to fail for "
              + (errors == 1 ? "it" : "them")
              + " too, use --fail-on error,"
              + validation.request().failOn().text()
              + ".",
          0);
    }
  }

  private static String remark(Validation validation) {
    Run run = validation.run();
    if (!validation.recorded()) {
      if (!validation.request().recording()) {
        return "Not recorded (--no-record).";
      }
      return validation.failure().isPresent()
          ? "Not recorded."
          : "Not recorded: this folder is no workspace; start one with scorekeeper init.";
    }
    String recorded = "Recorded run " + run.id().brief() + " of " + validation.stream();
    return run.source() == Source.DRAFT
        ? recorded
            + " as a draft: an input differs from commit "
            + run.revision().map(Commit::brief).orElse("")
            + ", so trends leave it out."
        : recorded + ".";
  }
}
