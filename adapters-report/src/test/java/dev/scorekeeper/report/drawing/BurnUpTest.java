package dev.scorekeeper.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.report.drawing.BurnUp.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BurnUpTest {
  private static final Style PLAIN = new Style(false);
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

  private static Instant day(int day) {
    return BEGIN.plus(Duration.ofDays(day));
  }

  private static Optional<Level> level(int done, int wanted) {
    return Optional.of(new Level(done, wanted));
  }

  private static List<String> draw(
      List<Instant> times, List<Optional<Level>> levels, int width, Style style) {
    return BurnUp.draw(levels, new TimeAxis(times, BurnUp.columns(levels, width)), style);
  }

  @Test
  void showsWhatExistsInsideWhatIsWantedForAsLongAsItWasSo() {
    List<String> lines =
        draw(
            List.of(day(0), day(30), day(40)),
            List.of(level(2, 8), level(4, 8), level(8, 8)),
            44,
            PLAIN);

    assertThat(lines)
        .containsExactly(
            "8 │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█",
            "  │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█",
            "  │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█",
            "  │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█",
            "  │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░███████████",
            "  │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░███████████",
            "  │█████████████████████████████████████████",
            "  │█████████████████████████████████████████",
            "0 └┬───────────────────┬───────────────────┬",
            "   2026-01-05      2026-01-25     2026-02-14");
  }

  @Test
  void pointsAtWhichNothingChangedMakeNoDifference() {
    List<Instant> times = new ArrayList<>();
    List<Optional<Level>> levels = new ArrayList<>();
    for (int day = 0; day <= 40; day++) {
      times.add(day(day));
      levels.add(day < 30 ? level(2, 8) : day < 40 ? level(4, 8) : level(8, 8));
    }

    assertThat(draw(times, levels, 44, PLAIN))
        .isEqualTo(
            draw(
                List.of(day(0), day(30), day(40)),
                List.of(level(2, 8), level(4, 8), level(8, 8)),
                44,
                PLAIN));
  }

  @Test
  void nothingIsDrawnWhereNothingIsKnown() {
    List<Optional<Level>> levels = List.of(level(1, 1), Optional.empty(), level(1, 1));
    List<Instant> times = List.of(day(0), day(4), day(8));
    List<String> lines = draw(times, levels, 12, PLAIN);

    assertThat(lines.get(0)).isEqualTo("1 │████    █");
    assertThat(lines.get(7)).isEqualTo("  │████????█");
    assertThat(BurnUp.tellsUnknown(levels, new TimeAxis(times, 9))).isTrue();
    assertThat(BurnUp.tellsUnknown(levels, new TimeAxis(times, 2))).isFalse();
  }

  @Test
  void ofSeveralPointsOfOneMomentTheLastIsShown() {
    List<String> lines =
        draw(
            List.of(day(0), day(1), day(1), day(1)),
            List.of(level(1, 2), level(0, 2), level(1, 2), level(2, 2)),
            5,
            PLAIN);

    assertThat(lines.get(0)).isEqualTo("2 │░█");
  }

  @Test
  void timesAreToldByTheMinuteWhereDaysDoNotTellThemApart() {
    List<Instant> times = List.of(BEGIN, BEGIN.plus(Duration.ofMinutes(90)));

    assertThat(draw(times, List.of(level(1, 2), level(2, 2)), 60, PLAIN).get(9))
        .isEqualTo("   2026-01-05 00:00     2026-01-05 00:45    2026-01-05 01:30");
  }

  @Test
  void aRunOfOneColourIsColouredOnce() {
    String line =
        draw(List.of(day(0), day(8)), List.of(level(1, 2), level(1, 2)), 12, new Style(true))
            .get(7);

    assertThat(line).isEqualTo("  │\u001b[32m█████████\u001b[0m");
  }

  @Property
  void neverDrawsWiderThanAsked(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 5_000_000) Integer> minutes,
      @ForAll @IntRange(min = 10, max = 200) int width) {
    List<Instant> times =
        minutes.stream().sorted().map(minute -> BEGIN.plus(Duration.ofMinutes(minute))).toList();
    List<Optional<Level>> levels = minutes.stream().map(minute -> level(minute, minute)).toList();

    assertThat(draw(times, levels, width, PLAIN)).allMatch(line -> line.length() <= width);
  }
}
