package dev.scorekeeper.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.sequence.Size;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TallyTest {
  @Test
  void countsEveryVerdictInItsPlace() {
    Tally tally =
        tally(
            List.of(
                new Verdict.Implemented(new Size(8, 41)),
                new Verdict.Cataloged(new Size(1, 1)),
                new Verdict.Cataloged(Size.NONE),
                new Verdict.Planned(),
                new Verdict.Planned(),
                new Verdict.Planned(),
                new Verdict.Broken(Verdict.Reason.MISSING),
                new Verdict.Broken(Verdict.Reason.EMPTY)));

    assertThat(tally).isEqualTo(new Tally(1, 3, 2, 2));
    assertThat(tally.domains()).isEqualTo(8);
    assertThat(tally.counted()).isEqualTo(6);
  }

  @Test
  void leavesDomainsThatAreInTheCatalogOnlyOutOfTheProgress() {
    assertThat(new Tally(22, 5, 1, 50).counted()).isEqualTo(28);
    assertThat(new Tally(22, 5, 1, 50).percent()).hasValue(79);
    assertThat(new Tally(22, 5, 1, 50))
        .hasToString(
            "22 of 28 domains implemented (79 %) · 5 planned · 1 broken · 50 in the catalog only");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 0",
    "1, 199, 1",
    "1, 200, 0",
    "1, 1, 50",
    "1, 7, 13",
    "2, 14, 13",
    "3, 0, 100"
  })
  void hasAShareInWholePercentHalfUp(int implemented, int planned, int percent) {
    assertThat(new Tally(implemented, planned, 0, 9).percent()).hasValue(percent);
  }

  @Test
  void hasNoShareWhereNothingCounts() {
    assertThat(new Tally(0, 0, 0, 50).percent()).isEmpty();
    assertThat(new Tally(0, 0, 0, 50))
        .hasToString("0 of 0 domains implemented · 0 planned · 0 broken · 50 in the catalog only");
  }

  @Test
  void ofNothingIsNothing() {
    assertThat(Tally.of(List.of())).isEqualTo(new Tally(0, 0, 0, 0));
  }

  @Property
  void addsUp(@ForAll("verdicts") List<Verdict> verdicts) {
    Tally tally = tally(verdicts);

    assertThat(tally.domains()).isEqualTo(verdicts.size());
    assertThat(tally.implemented() + tally.planned() + tally.broken()).isEqualTo(tally.counted());
    assertThat(tally.counted() + tally.cataloged()).isEqualTo(tally.domains());
    tally
        .percent()
        .ifPresent(
            percent ->
                assertThat(Math.abs(100.0 * tally.implemented() / tally.counted() - percent))
                    .isLessThanOrEqualTo(0.5));
  }

  private static Tally tally(List<Verdict> verdicts) {
    return Tally.of(
        verdicts.stream()
            .map(verdict -> new Domain("any", "", "", Optional.empty(), verdict))
            .toList());
  }

  @Provide
  Arbitrary<List<Verdict>> verdicts() {
    return Generated.verdicts().list().ofMaxSize(30);
  }
}
