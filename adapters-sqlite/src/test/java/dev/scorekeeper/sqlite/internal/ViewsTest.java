package dev.scorekeeper.sqlite.internal;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the views say, in cases that are easy to get wrong. Run n is at 9 o'clock and n hours. */
class ViewsTest {
  private static final String FINDINGS = " FROM findings";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void make() {
    file = NewHistory.in(folder);
  }

  @Test
  void aFindingIsOpenSinceItsRuleSpokeOfItInWhateverWords() throws SQLException {
    record(drift("off by 1"), drift("off by 2"), drift("off by 2"), drift("off by 3"));

    assertThat(rows("SELECT message, " + hour("since") + ", " + hour("message_since") + FINDINGS))
        .containsExactly("off by 3|10|13");
    assertThat(rows("SELECT message, " + hour("since") + ", until, seconds FROM finding_history"))
        .containsExactly("off by 3|10|null|null");
  }

  @Test
  void aFindingThatCameBackIsOpenSinceThen() throws SQLException {
    Facts none = SomeFacts.none().planned("a").assessed();
    record(drift("off by 1"), drift("off by 2"), none, drift("off by 3"), drift("off by 1"));

    assertThat(rows("SELECT message, " + hour("since") + ", " + hour("message_since") + FINDINGS))
        .containsExactly("off by 1|13|14");
    assertThat(
            rows(
                "SELECT message, %s, %s, %s, seconds, cause, until_cause FROM finding_history"
                        .formatted(hour("since"), hour("message_since"), hour("until"))
                    + " ORDER BY since"))
        .containsExactly(
            "off by 2|10|11|12|7200|first|change", "off by 1|13|14|null|null|change|null");
  }

  @Test
  void aDomainThatMovesToAnotherCategoryHasTwoTimes() throws SQLException {
    Optional<String> file = Optional.of("a.json");
    Verdict small = new Verdict.Implemented(new Size(1, 1));
    Verdict large = new Verdict.Implemented(new Size(2, 2));
    record(
        SomeFacts.none().domain("a", "ui", file, small).assessed(),
        SomeFacts.none().domain("a", "system", file, small).assessed(),
        SomeFacts.none().domain("a", "system", file, large).assessed());

    assertThat(
            rows(
                "SELECT category, movements, %s, %s, seconds FROM domain_history ORDER BY since"
                    .formatted(hour("since"), hour("until"))))
        .containsExactly("ui|1|10|11|3600", "system|1|11|12|3600", "system|2|12|null|null");
    assertThat(rows("SELECT category FROM transitions")).containsExactly("ui");
    assertThat(rows("SELECT event, category FROM ledger ORDER BY observed_at"))
        .containsExactly("found|ui", "still-implemented|system");
  }

  @Test
  void whatLeavesHasTheCategoryThatItHadAndNamesItsHeir() throws SQLException {
    Verdict verdict = new Verdict.Implemented(new Size(1, 1));
    Optional<String> file = Optional.of("a.json");
    record(
        SomeFacts.none().domain("a", "ui", file, verdict).planned("p").assessed(),
        SomeFacts.none().domain("b", "system", file, verdict).assessed());

    assertThat(
            rows(
                "SELECT domain_id, category, formerly, renamed_to FROM transitions"
                    + " WHERE cause = 'change' ORDER BY 1"))
        .containsExactly("a|ui|null|b", "b|system|a|null", "p|orchestration|null|null");
    assertThat(
            rows(
                "SELECT domain_id, category, event, formerly FROM ledger"
                    + " WHERE cause = 'change' AND event NOT LIKE 'still%' ORDER BY 1"))
        .containsExactly("b|system|renamed|a", "p|orchestration|dropped|null");
  }

  @Test
  void whatIsMerelyCatalogedTakesNoPartInRenaming() throws SQLException {
    Optional<String> file = Optional.of("a.json");
    record(
        SomeFacts.none().domain("a", "", file, new Verdict.Cataloged(new Size(1, 1))).assessed(),
        SomeFacts.none().domain("b", "", file, new Verdict.Implemented(new Size(1, 1))).assessed());

    assertThat(
            rows(
                "SELECT domain_id, from_status, to_status, formerly, renamed_to FROM transitions"
                    + " WHERE cause = 'change' ORDER BY 1"))
        .containsExactly("a|cataloged|null|null|null", "b|null|implemented|null|null");
    assertThat(rows("SELECT event FROM ledger WHERE run_id IS NOT NULL")).containsExactly("added");
  }

  @Test
  void thePercentageIsRoundedHalfUpAndIsNothingWhereNothingCounts() throws SQLException {
    record(
        some(1, 7),
        some(3, 5),
        some(2, 1),
        some(1, 199),
        some(0, 0),
        SomeFacts.none().unreadable());

    assertThat(rows("SELECT implemented, counted, percent FROM trend ORDER BY observed_at"))
        .containsExactly("1|8|13", "3|8|38", "2|3|67", "1|200|1", "0|0|null", "null|null|null");
    assertThat(rows("SELECT percent FROM runs ORDER BY observed_at"))
        .containsExactly("13", "38", "67", "1", "null", "null");
  }

  @Test
  void aWeekBeginsOnMonday() throws SQLException {
    for (int i = 0; i < 4; i++) {
      try (StoredHistory history = StoredHistory.openForWriting(file)) {
        String day = List.of("2026-01-04", "2026-01-05", "2026-01-11", "2024-12-31").get(i);
        history.log().record(number(i).at(Instant.parse(day + "T23:59:59.999Z")).run(), some(1, 0));
      }
    }

    assertThat(rows("SELECT day, week FROM trend ORDER BY observed_at"))
        .containsExactly(
            "2024-12-31|2024-12-30",
            "2026-01-04|2025-12-29",
            "2026-01-05|2026-01-05",
            "2026-01-11|2026-01-05");
  }

  private static Facts drift(String message) {
    return SomeFacts.none().planned("a").warning("count-drift", "a", message).assessed();
  }

  private static Facts some(int implemented, int planned) {
    SomeFacts facts = SomeFacts.none().restating("cataloged", 1, 1);
    for (int i = 0; i < implemented; i++) {
      facts.implemented("implemented-" + i, 1, 1);
    }
    for (int i = 0; i < planned; i++) {
      facts.planned("planned-" + i);
    }
    return facts.assessed();
  }

  private static String hour(String column) {
    return "CAST(substr(" + column + ", 12, 2) AS INTEGER)";
  }

  private void record(Facts... states) {
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      for (int i = 0; i < states.length; i++) {
        history.log().record(number(i + 1).run(), states[i]);
      }
    }
  }

  private List<String> rows(String sql) throws SQLException {
    return NewHistory.rows(file, sql);
  }
}
