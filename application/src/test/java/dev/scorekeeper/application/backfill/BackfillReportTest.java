package dev.scorekeeper.application.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackfillReportTest {
  private static final Commit COMMIT =
      new Commit(new CommitFact("a".repeat(40), Optional.empty(), 0, "Ada"), "f1");

  private static BackfillReport leavingOut(int commits) {
    return new BackfillReport(5, 4, List.of(), 0, commits, Optional.of("plan is elsewhere"));
  }

  @Test
  void countsTheRunsThatHaveALayerThatCannotBeRead() {
    BackfillReport report =
        new BackfillReport(
            3,
            3,
            List.of(
                new BackfillReport.Recorded(COMMIT, Optional.of(Outcome.ASSESSED)),
                new BackfillReport.Recorded(COMMIT, Optional.of(Outcome.UNREADABLE)),
                new BackfillReport.Recorded(COMMIT, Optional.empty())),
            0,
            0,
            Optional.empty());

    assertThat(report.unreadable()).isEqualTo(1);
  }

  @Test
  void complainsOfCommitsThatWereLeftOut() {
    assertThat(leavingOut(1).complaint())
        .contains(
            "1 commit were left out, since this repository lacks a part of them: plan is"
                + " elsewhere");
    assertThat(leavingOut(2).complaint().orElseThrow()).startsWith("2 commits were left out");
  }

  @Test
  void hasNoComplaintWhereNothingIsLacking() {
    assertThat(new BackfillReport(1, 1, List.of(), 0, 0, Optional.empty()).complaint()).isEmpty();
  }
}
