package dev.scorekeeper.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.compare.GateResult;
import dev.scorekeeper.application.compare.PlanState;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.PlanHistory;
import dev.scorekeeper.domain.plan.Regressions;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.report.Printed;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValidationTextTest {
  private static final Facts BEFORE = SomeFacts.none().implemented("undo", 2, 9).assessed();
  private static final Facts NOW =
      SomeFacts.none()
          .planned("search")
          .broken("undo", Verdict.Reason.MISSING)
          .restating("canvas", 1, 1)
          .warning("unlisted", "undo", "is \u001b not listed")
          .assessed();

  @Test
  void tellsWhatWasFoundAndWhatIsDifferent() {
    GateResult gate =
        new GateResult(
            List.of(FailOn.REGRESSION),
            Optional.of(baseline(Optional.empty())),
            Optional.empty(),
            Regressions.between(BEFORE, NOW, Set.of()),
            List.of(),
            Optional.empty());

    assertThat(printed(validation(ARun.number(3).run(), Optional.of(gate)), false))
        .isEqualTo(
            """
            0 of 2 domains implemented (0 %) · 1 planned · 1 broken · 1 in the catalog only
            ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░░░░░░░░░
            Registry: 3 domains (2 counted; 1 names no file, but the catalog has its id) · system sequence folder: 0 files · catalog: 0 plugin sequences

            orchestration  0 of 2
              ○ search  planned
              ✘ undo    broken: missing  sequences/undo.json
              ≡ 1 domain in the catalog only (--all shows them)

            Since run 00000000 (recorded 2 hours ago):
              cataloged      canvas            cataloged (1 movement, 1 beat)
              planned        search            planned
              broke          undo              implemented (2 movements, 9 beats) → broken: missing
              opened         finding unlisted  undo

            0 errors, 1 warning:
              warning  unlisted  undo
                       is \\u001b not listed
                       orchestration-domains.json

            1 regression since the baseline, which is the working tree:
              broke          undo  implemented (2 movements, 9 beats) → broken: missing

            Recorded run 00000000 of github.com/acme/shop on main.
            """);
  }

  @Test
  void tellsADraftFromACommit() {
    Run draft = ARun.number(3).of("a".repeat(40)).from(Source.DRAFT).run();

    assertThat(printed(validation(draft, Optional.empty()), true))
        .contains("  ≡ canvas  1 movement, 1 beat\n")
        .endsWith("as a draft: an input differs from commit aaaaaaaa, so trends leave it out.\n");
  }

  @Test
  void complainsOfComparisonsThatTellNothing() {
    Run run = ARun.number(3).of("a".repeat(40)).run();

    assertThat(
            GateText.complaint(gate(Optional.empty(), Optional.of("no commit")), run, run.stream()))
        .contains("no baseline: no commit");
    assertThat(
            GateText.complaint(gate(Optional.empty(), Optional.empty()), run, run.stream())
                .orElse(""))
        .startsWith("no earlier state of github.com/acme/shop");
    assertThat(
            GateText.complaint(
                    gate(Optional.of(baseline(run.revision())), Optional.empty()),
                    run,
                    run.stream())
                .orElse(""))
        .startsWith("the baseline is the commit that is checked out");
    assertThat(
            GateText.complaint(
                gate(Optional.of(baseline(Optional.empty())), Optional.empty()), run, run.stream()))
        .isEmpty();
  }

  private static String printed(Validation validation, boolean all) {
    return Printed.onConsole(console -> new ValidationText(console, all).print(validation));
  }

  private static Validation validation(Run run, Optional<GateResult> gate) {
    RecordedRun last =
        new RecordedRun(ARun.number(1).run(), 1, ARun.time(1), false, Optional.empty(), 0, 0);
    return new Validation(
        ValidationRequest.USUAL,
        NOW.assessment(),
        run,
        run.stream(),
        true,
        Optional.of(new StreamHead(last, BEFORE, BEFORE)),
        Change.since(
            PlanHistory.UNKNOWN.then(ARun.time(1), BEFORE, Cause.CHANGE),
            BEFORE,
            NOW,
            ARun.time(3),
            Cause.CHANGE),
        Optional.empty(),
        gate,
        List.of());
  }

  private static GateResult gate(Optional<PlanState> baseline, Optional<String> missing) {
    return new GateResult(
        List.of(FailOn.REGRESSION), baseline, Optional.empty(), List.of(), List.of(), missing);
  }

  private static PlanState baseline(Optional<String> revision) {
    return new PlanState(Optional.empty(), revision, ARun.time(1), ARun.RULES, BEFORE, BEFORE);
  }
}
