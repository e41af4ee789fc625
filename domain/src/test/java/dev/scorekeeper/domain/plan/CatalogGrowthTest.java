package dev.scorekeeper.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Told;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class CatalogGrowthTest {
  private static final Plugin CANVAS = new Plugin("canvas", 2, 3, 5, 4);
  private static final Plugin HEADER = new Plugin("header", 1, 1, 2, 2);

  @Test
  void isTheCatalogAtEachMoment() {
    assertThat(
            points(
                List.of(
                    Told.told(said(2, CANVAS)),
                    Told.told(said(3, CANVAS, HEADER)),
                    Told.told(said(1, HEADER)))))
        .extracting(
            CatalogGrowth.Point::sequences,
            CatalogGrowth.Point::plugins,
            CatalogGrowth.Point::movements,
            CatalogGrowth.Point::beats)
        .containsExactly(
            tuple(OptionalInt.of(2), OptionalInt.of(1), OptionalLong.of(3), OptionalLong.of(5)),
            tuple(OptionalInt.of(3), OptionalInt.of(2), OptionalLong.of(4), OptionalLong.of(7)),
            tuple(OptionalInt.of(1), OptionalInt.of(1), OptionalLong.of(1), OptionalLong.of(2)));
  }

  @Test
  void saysNothingOfPluginsWhereARunBeforeThemSaidNothing() {
    assertThat(points(List.of(Told.told(said(2)))))
        .extracting(CatalogGrowth.Point::sequences, CatalogGrowth.Point::plugins)
        .containsExactly(tuple(OptionalInt.of(2), OptionalInt.empty()));
  }

  @Property(tries = 100)
  void isWhatEachRunSaid(@ForAll("histories") List<Told> history) {
    List<CatalogGrowth.Point> points = points(history);

    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).facts().assessment() instanceof Assessment.Assessed assessed) {
        assertThat(points.get(i).entries()).isEqualTo(assessed.layers().catalogEntries());
        assertThat(points.get(i).sequences()).isEqualTo(assessed.layers().catalogSequences());
        points
            .get(i)
            .plugins()
            .ifPresent(plugins -> assertThat(plugins).isEqualTo(assessed.plugins().size()));
      } else {
        assertThat(points.get(i).sequences()).isEmpty();
      }
    }
  }

  @Provide
  Arbitrary<List<Told>> histories() {
    return Told.histories();
  }

  private static Facts said(int sequences, Plugin... plugins) {
    OptionalInt count = OptionalInt.of(sequences);
    return Facts.of(
        new Assessment.Assessed(
            new LayerCounts(OptionalInt.of(0), OptionalInt.of(0), count, count),
            List.of(),
            List.of(),
            List.of(plugins),
            OptionalInt.empty()));
  }

  private static List<CatalogGrowth.Point> points(List<Told> told) {
    List<Told> history = Told.history(told.toArray(Told[]::new));
    List<RecordedRun> runs = new ArrayList<>();
    for (Told one : history) {
      Instant at = one.moment().at();
      Run run =
          new Run(
              new RunId("0123456789abcdef0123456789abcdef"),
              new StreamId("p", "b"),
              one.ruleset(),
              Source.WORKTREE,
              Optional.empty(),
              // A commit's own clock, which tells nothing of where it lies on its line.
              Instant.EPOCH,
              at);
      runs.add(
          new RecordedRun(
              run,
              one.moment().position(),
              at,
              false,
              one.assessed() ? Optional.of(Tally.of(List.of())) : Optional.empty(),
              0,
              0));
    }
    return CatalogGrowth.of(
        runs,
        Told.spans(history).all().stream()
            .filter(span -> span.key().kind() == Fact.Kind.LAYER)
            .toList());
  }
}
