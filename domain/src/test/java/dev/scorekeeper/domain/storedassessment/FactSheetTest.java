package dev.scorekeeper.domain.storedassessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FactSheetTest {
  private static final Fact LAYER = fact(Kind.LAYER, "registry-entries", "4");
  private static final Fact PLANNED = fact(Kind.DOMAIN, "a", "planned");
  private static final Fact BY_FILE =
      fact(Kind.DOMAIN, "b", "implemented", "sequence-file", "8", "41");
  private static final Fact BY_CATALOG = fact(Kind.DOMAIN, "c", "implemented", "catalog", "1", "2");
  private static final Fact BROKEN = fact(Kind.DOMAIN, "d", "broken", "missing");
  private static final Fact PROFILE = fact(Kind.PROFILE, "a", "A", "");
  private static final Fact LONG_PROFILE = fact(Kind.PROFILE, "b", "B", "system", "b.json");
  private static final Fact ERROR =
      fact(Kind.FINDING, "sequence-file-missing d", "error", "no file", "d.json");
  private static final Fact WARNING = fact(Kind.FINDING, "count-drift b", "warning", "41, not 40");
  private static final List<Fact> ALL =
      List.of(LAYER, PLANNED, BY_FILE, BY_CATALOG, BROKEN, PROFILE, LONG_PROFILE, ERROR, WARNING);

  private static Fact fact(Kind kind, String subject, String... value) {
    return Written.fact(new Fact.Key(kind, subject), List.of(value));
  }

  private static FactSheet all() {
    FactSheet sheet = FactSheet.empty();
    ALL.forEach(sheet::put);
    return sheet;
  }

  @Test
  void addsUpWhatItSays() {
    FactSheet sheet = all();

    assertThat(sheet.size()).isEqualTo(9);
    assertThat(sheet.tally()).isEqualTo(new Tally(1, 1, 1, 1));
    assertThat(sheet.count(Severity.ERROR)).isEqualTo(1);
    assertThat(sheet.count(Severity.WARNING)).isEqualTo(1);
    assertThat(sheet.layers())
        .isEqualTo(
            new LayerCounts(
                OptionalInt.of(4), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));
  }

  @Test
  void forgetsWhatItSaysNoMore() {
    FactSheet sheet = all();
    ALL.forEach(fact -> assertThat(sheet.remove(fact.key())).isTrue());

    assertThat(sheet.size()).isZero();
    assertThat(sheet.tally()).isEqualTo(new Tally(0, 0, 0, 0));
    assertThat(sheet.count(Severity.ERROR) + sheet.count(Severity.WARNING)).isZero();
    assertThat(sheet.remove(PLANNED.key())).isFalse();
  }

  @Test
  void countsWhatIsSaidAnewOnce() {
    FactSheet sheet = all();

    assertThat(sheet.put(fact(Kind.DOMAIN, "a", "broken", "empty"))).isTrue();
    assertThat(sheet.put(BY_FILE)).isFalse();

    assertThat(sheet.size()).isEqualTo(9);
    assertThat(sheet.tally()).isEqualTo(new Tally(1, 0, 2, 1));
  }

  @Test
  void hasTheDigestOfItsFacts() {
    FactSheet sheet = all();
    sheet.remove(WARNING.key());
    Facts facts =
        Facts.of(
            Outcome.ASSESSED,
            List.of(LAYER, PLANNED, BY_FILE, BY_CATALOG, BROKEN, PROFILE, LONG_PROFILE, ERROR));

    assertThat(sheet.digest(Outcome.ASSESSED)).isEqualTo(facts.digest());
    assertThat(sheet.digest(Outcome.UNREADABLE)).isNotEqualTo(facts.digest());
  }

  @Test
  void leavesItsCopiesAlone() {
    FactSheet sheet = all();
    FactSheet copy = sheet.copy();
    copy.remove(PLANNED.key());
    copy.put(fact(Kind.FINDING, "w s", "warning", "m"));

    assertThat(sheet.digest(Outcome.ASSESSED)).isEqualTo(all().digest(Outcome.ASSESSED));
    assertThat(sheet.tally()).isEqualTo(all().tally());
    assertThat(copy.tally().planned()).isZero();
    assertThat(copy.count(Severity.WARNING)).isEqualTo(2);
  }
}
