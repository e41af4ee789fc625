package dev.scorekeeper.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.compare.Comparison;
import dev.scorekeeper.application.compare.PlanState;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.PlanHistory;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.report.Printed;
import dev.scorekeeper.report.text.ComparisonText;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonMarkdownTest {
  private static final Facts BEFORE =
      SomeFacts.none().planned("search").implemented("undo", 2, 9).planned("gone").assessed();
  private static final Facts AFTER =
      SomeFacts.none()
          .implemented("search", 1, 4)
          .implemented("undo", 2, 5)
          .error("count-drift", "undo", "counts drift")
          .assessed();

  @Test
  void tellsTheWorstFirst() {
    assertThat(
            Printed.by(
                out ->
                    ComparisonMarkdown.print(out, comparison(BEFORE, AFTER), RepositoryLinks.NONE)))
        .isEqualTo(
            """
            <!-- scorekeeper:diff:github.com/acme/shop -->
            ### Scorekeeper: 1 of 3 implemented (33 %) → 2 of 2 implemented (100 %)

            From `commit 00000000` (2026-01-05 10:00) to the working tree in `github.com/acme/shop`.

            | | before | after |
            | --- | ---: | ---: |
            | implemented | 1 | 2 |
            | planned | 2 | 0 |
            | broken | 0 | 0 |
            | in the catalog only | 0 | 0 |
            | errors | 0 | 1 |
            | warnings | 0 | 0 |

            **Worse**

            - **shrank** `undo`: implemented (2 movements, 9 beats) → implemented (2 movements, 5 beats)
            - **opened** error `count-drift` on `undo`
            - **dropped** `gone`: was planned for 60 minutes

            **Better**

            - **delivered** `search`: planned → implemented (1 movement, 4 beats), after 60 minutes
            """);
  }

  @Test
  void isTextForPeople() {
    assertThat(
            Printed.onConsole(
                console -> new ComparisonText(console).print(comparison(BEFORE, AFTER))))
        .isEqualTo(
            """
            from  commit 00000000 · 2026-01-05 10:00
                  1 of 3 domains implemented (33 %) · 2 planned · 0 broken
            to    the working tree
                  2 of 2 domains implemented (100 %) · 0 planned · 0 broken

            Changes in between:
              delivered      search  planned → implemented (1 movement, 4 beats), after 60 minutes
              dropped        gone    was planned for 60 minutes

            Grew and shrank:
              shrank         undo  implemented (2 movements, 9 beats) → implemented (2 movements, 5 beats)

            Findings opened (1 error, 0 warnings):
              error    count-drift  undo
            """);
  }

  @Test
  void leavesOutWhatDoesNotFit() {
    SomeFacts many = SomeFacts.none();
    for (int i = 0; i < 2000; i++) {
      many.planned("a-domain-of-a-long-name-" + i);
    }
    String comment =
        ComparisonMarkdown.of(comparison(BEFORE, many.assessed()), RepositoryLinks.NONE);

    assertThat(comment.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(ComparisonMarkdown.LONGEST);
    assertThat(comment).contains("more, for which there is no room here");
  }

  private static Comparison comparison(Facts before, Facts after) {
    PlanHistory lives =
        PlanHistory.UNKNOWN
            .then(ARun.time(1), before, Cause.CHANGE)
            .then(ARun.time(2), after, Cause.CHANGE);
    return new Comparison(
        ARun.MAIN,
        state(Optional.of("0".repeat(40)), 1, before),
        state(Optional.empty(), 2, after),
        Difference.of(Ledger.of(lives.spans(), ARun.time(1), ARun.time(2)), before, after),
        Optional.empty());
  }

  private static PlanState state(Optional<String> revision, int time, Facts facts) {
    return new PlanState(Optional.empty(), revision, ARun.time(time), ARun.RULES, facts, facts);
  }
}
