package dev.scorekeeper.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.sequence.Size;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class TallyTest {
  @Test
  void countsEveryVerdictInItsPlace() {
    Tally tally =
        Tally.of(
            List.of(
                new Verdict.BySequenceFile(new Size(8, 41)),
                new Verdict.ByCatalog(new Size(1, 1)),
                new Verdict.ByCatalog(Size.NONE),
                new Verdict.Planned(),
                new Verdict.Planned(),
                new Verdict.Planned(),
                new Verdict.Broken(Verdict.Reason.MISSING),
                new Verdict.Broken(Verdict.Reason.EMPTY)));

    assertThat(tally).isEqualTo(new Tally(1, 2, 3, 2));
    assertThat(tally.domains()).isEqualTo(8);
    assertThat(tally.implemented()).isEqualTo(3);
  }

  @Test
  void leavesDomainsThatRestateTheCatalogOutOfTheProgress() {
    assertThat(new Tally(22, 50, 5, 1).progress()).isEqualTo(new Progress(22, 28));
  }

  @Test
  void ofNothingIsNothing() {
    assertThat(Tally.of(List.of())).isEqualTo(new Tally(0, 0, 0, 0));
    assertThat(Tally.of(List.of()).progress()).isEqualTo(new Progress(0, 0));
  }

  @Property
  void addsUp(@ForAll("verdicts") List<Verdict> verdicts) {
    Tally tally = Tally.of(verdicts);

    assertThat(tally.domains()).isEqualTo(verdicts.size());
    assertThat(tally.implemented() + tally.planned() + tally.broken()).isEqualTo(tally.domains());
    assertThat(tally.implementedBySequenceFile() + tally.implementedByCatalog())
        .isEqualTo(tally.implemented());
    assertThat(tally.progress().of() + tally.implementedByCatalog()).isEqualTo(tally.domains());
  }

  @Provide
  Arbitrary<List<Verdict>> verdicts() {
    return Generated.verdicts().list().ofMaxSize(30);
  }
}
