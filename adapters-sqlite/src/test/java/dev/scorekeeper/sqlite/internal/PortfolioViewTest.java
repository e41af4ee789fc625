package dev.scorekeeper.sqlite.internal;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the views of all projects say. Run n is recorded, and observed, n hours after Monday at 9.
 */
class PortfolioViewTest {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;

  private static final Facts NOTHING = SomeFacts.none().assessed();
  private static final Facts PLANNED = SomeFacts.none().planned("a").planned("b").assessed();
  private static final Facts HALF = SomeFacts.none().implemented("a", 1, 1).planned("b").assessed();
  private static final Facts UNREADABLE =
      SomeFacts.none().error("registry-unreadable", "registry", "not JSON").unreadable();

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void make() {
    file = NewHistory.in(folder);
  }

  private void record(int number, String project, String branch, Facts facts) {
    record(number(number).on(new StreamId(project, branch)), facts);
  }

  private void record(ARun run, Facts facts) {
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      history.log().record(run.run(), facts);
    }
  }

  private List<String> portfolio(String columns) throws SQLException {
    return NewHistory.rows(file, "SELECT " + columns + " FROM portfolio ORDER BY project");
  }

  @Test
  void aProjectIsToldByItsMainLine() throws SQLException {
    int at = 1;
    for (String branch : List.of("zzz", "default", "develop", "trunk", "master", "main")) {
      record(at++, "p", branch, NOTHING);
      record(at++, "p", "pull/" + at, PLANNED);

      assertThat(portfolio("project, branch")).containsExactly("p|" + branch);
    }
  }

  @Test
  void ofOtherBranchesTheOneRecordedLastIsTheMainLine() throws SQLException {
    record(1, "p", "one", NOTHING);
    record(2, "p", "other", NOTHING);
    assertThat(portfolio("branch")).containsExactly("other");

    record(3, "p", "one", NOTHING);
    assertThat(portfolio("branch")).containsExactly("one");
  }

  @Test
  void whatIsNoBranchIsTheMainLineOnlyWhereThereIsNone() throws SQLException {
    record(1, "p", "detached", NOTHING);
    record(2, "p", "tags/v1", NOTHING);
    record(3, "p", "merge-request/7", NOTHING);
    assertThat(portfolio("branch")).containsExactly("merge-request/7");

    record(number(4).on(new StreamId("p", "main")).from(Source.DRAFT), NOTHING);
    assertThat(portfolio("branch")).containsExactly("merge-request/7");

    record(5, "p", "pulls", NOTHING);
    record(6, "p", "detached", NOTHING);
    assertThat(portfolio("branch")).containsExactly("pulls");
  }

  @Test
  void aProjectThatIsCalledOtherwiseIsToldOnce() throws SQLException {
    record(1, "old", "main", PLANNED);
    record(2, "new", "main", HALF);
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      history
          .log()
          .rename(
              List.of(
                  new Renaming(
                      new StreamId("old", "main"), new StreamId("new", "main"), ARun.time(3))));
    }
    record(5, "old", "main", HALF);

    assertThat(portfolio("project, implemented, counted, last_seen"))
        .containsExactly("new|1|2|2026-01-05T14:00:00.000Z");
  }

  @Test
  void whatCouldNotBeReadIsToldByWhatWasLastKnown() throws SQLException {
    record(1, "p", "main", HALF);
    record(2, "p", "main", UNREADABLE);
    record(3, "never", "main", UNREADABLE);

    assertThat(portfolio("project, state, implemented, counted, percent, errors, oldest_planned"))
        .containsExactly("never|unreadable|null|null|null|1|null", "p|unreadable|1|2|50|1|b");
    assertThat(NewHistory.rows(file, "SELECT project, week, implemented FROM portfolio_trend"))
        .containsExactly("p|2026-01-05|1");
  }

  @Test
  void aProjectThatNobodyRecordedForThirtyDaysIsStale() throws SQLException {
    record(1, "p", "main", HALF);
    record(1 + 30 * DAY, "q", "main", HALF);
    assertThat(portfolio("project, state, as_of"))
        .containsExactly(
            "p|current|2026-02-04T10:00:00.000Z", "q|current|2026-02-04T10:00:00.000Z");

    record(2 + 30 * DAY, "q", "main", HALF);
    assertThat(portfolio("project, state")).containsExactly("p|stale", "q|current");

    record(3 + 30 * DAY, "p", "pull/7", HALF);
    assertThat(portfolio("project, state")).containsExactly("p|stale", "q|current");
    record(4 + 30 * DAY, "p", "main", HALF);
    assertThat(portfolio("project, state")).containsExactly("p|current", "q|current");
  }

  @Test
  void aClockThatIsAheadMakesNobodyStale() throws SQLException {
    // In the year 2140; every other clock is behind today.
    record(1_000_000, "p", "main", HALF);

    assertThat(portfolio("as_of < '2126', last_seen > '2126', state"))
        .containsExactly("1|1|current");
  }

  @Test
  void theChangeIsThatOfThirtyDays() throws SQLException {
    record(1, "p", "main", PLANNED);
    assertThat(portfolio("implemented_change, counted_change")).containsExactly("null|null");

    record(2 * DAY, "p", "main", HALF);
    record(30 * DAY, "p", "main", SomeFacts.none().implemented("a", 1, 1).assessed());
    assertThat(portfolio("implemented_change, counted_change")).containsExactly("null|null");

    record(31 * DAY, "p", "main", SomeFacts.none().implemented("a", 1, 1).assessed());
    assertThat(portfolio("implemented_change, counted_change")).containsExactly("1|-1");

    record(33 * DAY, "p", "main", UNREADABLE);
    assertThat(portfolio("implemented_change, counted_change")).containsExactly("0|-1");
  }

  @Test
  void whatIsPlannedTheLongestIsTheFirstById() throws SQLException {
    record(1, "p", "main", SomeFacts.none().planned("z").assessed());
    record(2, "p", "main", SomeFacts.none().planned("z").planned("b").planned("a").assessed());
    assertThat(portfolio("oldest_planned, planned_since"))
        .containsExactly("z|2026-01-05T10:00:00.000Z");

    record(3, "p", "main", SomeFacts.none().planned("b").planned("a").assessed());
    assertThat(portfolio("oldest_planned, planned_since"))
        .containsExactly("a|2026-01-05T11:00:00.000Z");
    record(4, "p", "main", NOTHING);
    assertThat(portfolio("oldest_planned, planned_since")).containsExactly("null|null");
  }

  @Test
  void aWeekIsToldAsItStoodAtItsEndAlsoWhereNobodyLooked() throws SQLException {
    record(1, "p", "main", PLANNED);
    record(DAY, "p", "main", HALF);
    record(1 + WEEK, "q", "main", PLANNED);
    record(1 + 3 * WEEK, "p", "main", SomeFacts.none().implemented("a", 1, 1).assessed());
    record(2 + 3 * WEEK, "p", "main", UNREADABLE);

    assertThat(
            NewHistory.rows(
                file,
                "SELECT project, week, implemented, counted, percent, observed_at"
                    + " FROM portfolio_trend ORDER BY project, week"))
        .containsExactly(
            "p|2026-01-05|1|2|50|2026-01-06T09:00:00.000Z",
            "p|2026-01-12|1|2|50|2026-01-06T09:00:00.000Z",
            "p|2026-01-19|1|2|50|2026-01-06T09:00:00.000Z",
            "p|2026-01-26|1|1|100|2026-01-26T10:00:00.000Z",
            "q|2026-01-12|0|2|0|2026-01-12T10:00:00.000Z",
            "q|2026-01-19|0|2|0|2026-01-12T10:00:00.000Z",
            "q|2026-01-26|0|2|0|2026-01-12T10:00:00.000Z");
  }

  @Test
  void ofAHistoryWithoutRunsThereIsNothing() throws SQLException {
    assertThat(portfolio("*")).isEmpty();
    assertThat(NewHistory.rows(file, "SELECT * FROM portfolio_trend")).isEmpty();
  }
}
