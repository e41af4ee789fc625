package dev.scorekeeper.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.report.StreamLedger;
import dev.scorekeeper.application.report.StreamTrend;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.Printed;
import dev.scorekeeper.testkit.history.ARun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrendTextTest {
  private static final Optional<Tally> UNREADABLE = Optional.empty();

  private static RecordedRun point(String day, Optional<Tally> tally) {
    Instant at = Instant.parse(day + "T10:00:00Z");
    ARun run = ARun.number(1).of("1a2b3c4d").at(at);
    return new RecordedRun(run.run(), 1, at, false, tally, 0, 0);
  }

  private static Optional<Tally> of(int implemented, int domains) {
    return Optional.of(new Tally(implemented, domains - implemented, 0, 0));
  }

  private static String printed(int columns, boolean all, RecordedRun... points) {
    Instant end = points[points.length - 1].at();
    Ledger nothing = Ledger.of(List.of(), end, end);
    return Printed.onConsole(
        columns,
        console ->
            new TrendText(console, all)
                .print(
                    new StreamTrend(
                        ARun.MAIN,
                        Trend.By.RUN,
                        List.of(points),
                        Optional.empty(),
                        new StreamLedger(nothing, end, end, end),
                        PlanSummary.of(List.of()),
                        points[points.length - 1].run().ruleset().terms(),
                        true)));
  }

  private static final RecordedRun[] QUARTER = {
    point("2026-01-01", of(2, 16)),
    point("2026-01-20", of(2, 16)),
    point("2026-02-03", of(2, 16)),
    point("2026-02-10", of(8, 16)),
    point("2026-03-01", UNREADABLE),
    point("2026-03-11", of(12, 20))
  };

  @Test
  void fitsEightyColumnsHasTimeOnItsAxisAndFoldsWhatDidNotChange() {
    assertThat(printed(80, false, QUARTER))
        .isEqualTo(
            """
            github.com/acme/shop on main · 6 points in time

            when              revision  implemented  of   %  planned  broken  errors
            2026-01-01 10:00  1a2b3c4d            2  16  13       14       0       0
            ⋮ 2 more with the same numbers, until 2026-02-03 10:00
            2026-02-10 10:00  1a2b3c4d            8  16  50        8       0       0
            2026-03-01 10:00  1a2b3c4d   unreadable   -   -        -       -       0
            2026-03-11 10:00  1a2b3c4d           12  20  60        8       0       0
            Hidden at this width: cataloged, warnings.

            █ implemented, ░ not implemented, ? unreadable
            20 │                                                                           ░
               │                                                                           ░
               │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░          ░
               │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░          █
               │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░          █
               │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█████████████████████          █
               │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█████████████████████          █
               │█████████████████████████████████████████████████████████████████??????????█
             0 └┬─────────────────┬──────────────────┬──────────────────┬──────────────────┬
                2026-01-01    2026-01-17         2026-02-04         2026-02-21    2026-03-11

            Share ▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅????????▅ 13 % → 60 %
            """);
  }

  @Test
  void showsEachPointWhereThatIsAsked() {
    assertThat(printed(80, true, QUARTER)).contains("2026-01-20 10:00").doesNotContain("⋮");
  }

  @Test
  void isAsWideAsTheConsoleAndNoWider() {
    for (int columns : new int[] {40, 80, 120, 200}) {
      String printed = printed(columns, false, QUARTER);

      assertThat(printed.lines().mapToInt(String::length).max()).hasValue(columns);
    }
  }

  @Test
  void whereTheWidthIsNotKnownNothingIsLeftOutAndThePictureHasTheUsualWidth() {
    String printed = printed(0, false, QUARTER);

    assertThat(printed).contains("cataloged  errors  warnings").doesNotContain("Not shown");
    assertThat(printed.lines().filter(line -> line.contains("└"))).allMatch(l -> l.length() == 80);
  }

  @Test
  void onePointOrOneMomentIsNoPicture() {
    assertThat(printed(80, false, point("2026-01-01", of(2, 16)))).doesNotContain("└", "Share");
    assertThat(printed(80, false, point("2026-01-01", of(2, 16)), point("2026-01-01", of(3, 16))))
        .doesNotContain("└", "Share");
    assertThat(printed(80, false, point("2026-01-01", UNREADABLE), point("2026-02-01", UNREADABLE)))
        .doesNotContain("└", "Share");
  }
}
