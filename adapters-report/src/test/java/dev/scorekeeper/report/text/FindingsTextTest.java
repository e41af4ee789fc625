package dev.scorekeeper.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.report.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FindingsTextTest {
  private static Finding finding(String subject, String message, Optional<Location> at) {
    return new Finding(
        "entry-unidentified",
        Severity.WARNING,
        subject,
        message,
        Optional.of(new WorkspacePath("plan.json")),
        at);
  }

  private static List<Finding> alike(int count) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      findings.add(finding("entry #" + i, "has no id", Optional.of(new Location(10 * i, 5))));
    }
    return findings;
  }

  private static String printed(List<Finding> findings, boolean all, int columns) {
    OptionalInt none = OptionalInt.empty();
    Assessment assessment =
        new Assessment.Unreadable(new LayerCounts(none, none, none, none), findings);
    return Printed.onConsole(columns, console -> new FindingsText(console, all).print(assessment));
  }

  @Test
  void findingsThatSayTheSameAreOneWithTheFirstOfTheirSubjects() {
    List<Finding> findings = new ArrayList<>(alike(5));
    findings.add(2, finding("entry #9", "is called 'x' and has no id", Optional.empty()));

    assertThat(printed(findings, false, 0))
        .isEqualTo(
            """

            0 errors, 6 warnings:
              warning  5 × entry-unidentified
                       has no id
                       entry #1  plan.json:10:5
                       entry #2  plan.json:20:5
                       entry #3  plan.json:30:5
                       and 2 more (--all shows them)
              warning  entry-unidentified  entry #9
                       is called 'x' and has no id
                       plan.json
            """);
  }

  @Test
  void allOfThemAreShownWhereThatIsAskedOrTakesNoMoreRoom() {
    assertThat(printed(alike(4), false, 0)).contains("entry #4").doesNotContain("more");
    assertThat(printed(alike(9), true, 0)).contains("entry #9").doesNotContain("more");
    assertThat(printed(alike(9), false, 0)).contains("and 6 more (--all shows them)");
  }

  @Test
  void ofSeveralWithoutPlacesTheFileIsToldOnce() {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : alike(2)) {
      findings.add(finding.withoutPlace());
    }

    assertThat(printed(findings, false, 0))
        .endsWith(
            """
              warning  2 × entry-unidentified
                       has no id
                       entry #1
                       entry #2
                       plan.json
            """);
  }

  @Test
  void whatAFindingSaysFitsTheConsole() {
    String message = "declares 0 movements and 0 beats; its sequence file has 4 movements";

    assertThat(printed(List.of(finding("a", message, Optional.empty())), false, 50))
        .contains(
            """
                       declares 0 movements and 0 beats; its
                       sequence file has 4 movements
            """);
  }
}
