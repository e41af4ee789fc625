package dev.scorekeeper.application.backfill;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.RULES;
import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistory;
import dev.scorekeeper.testkit.history.SomeFacts;
import org.junit.jupiter.api.Test;

class KnownInputsTest {
  private static final Facts ONE = SomeFacts.none().implementedBy("a.json", "a", 1, 2).assessed();
  private static final Facts OTHER = SomeFacts.none().implementedBy("b.json", "a", 1, 2).assessed();

  private final History history = new InMemoryHistory();

  private KnownInputs namedFiles() {
    return KnownInputs.of(history.stream(MAIN), RULES);
  }

  @Test
  void everyFileThatADomainEverNamedIsTold() {
    history.log().record(number(1).of("01").from(Source.GIT).run(), ONE);
    history.log().record(number(2).of("02").from(Source.GIT).run(), OTHER);
    history.log().record(number(3).of("03").from(Source.GIT).run(), SomeFacts.none().assessed());

    assertThat(namedFiles().files())
        .containsExactlyInAnyOrder(new WorkspacePath("a.json"), new WorkspacePath("b.json"));
    assertThat(namedFiles().revisions()).containsExactlyInAnyOrder("01", "02", "03");
  }

  @Test
  void onlyCommitsThatWereReadAndAssessedByTheRulesetAreTold() {
    history.log().record(number(1).of("01").from(Source.GIT).run(), ONE);
    history.log().record(number(2).of("02").from(Source.WORKTREE).run(), ONE);
    history.log().record(number(3).of("03").from(Source.DRAFT).run(), OTHER);
    history.log().record(number(4).of("04").from(Source.GIT).run(), SomeFacts.none().unreadable());
    history
        .log()
        .record(number(5).of("05").from(Source.GIT).by(RulesetCodec.ruleset(1, "x")).run(), ONE);
    history.log().record(number(6).of("06").from(Source.GIT).on(new StreamId("p", "b")).run(), ONE);

    assertThat(namedFiles().revisions()).containsExactly("01");
    assertThat(namedFiles().files()).containsExactly(new WorkspacePath("a.json"));
  }

  @Test
  void aRunThatDoesNotSpeakAtItsMomentIsNotTold() {
    history.log().record(number(1).of("01").from(Source.GIT).run(), ONE);
    history
        .log()
        .record(
            number(2)
                .of("01")
                .by(new Ruleset(RULES.rules() + 2, false, "x"))
                .at(ARun.time(1))
                .run(),
            OTHER);

    assertThat(namedFiles().revisions()).isEmpty();
  }

  @Test
  void nothingIsToldWhereAnEntryHadTheIdOfAnother() {
    assertThatNothingIsToldAfter("domain-duplicate");
  }

  @Test
  void nothingIsToldWhereAnEntryHadNoId() {
    assertThatNothingIsToldAfter("registry-entry-unidentified");
  }

  private void assertThatNothingIsToldAfter(String finding) {
    history.log().record(number(1).of("01").from(Source.GIT).run(), ONE);
    history
        .log()
        .record(
            number(2).of("02").from(Source.GIT).run(),
            SomeFacts.none().planned("a").warning(finding, "x", "message").assessed());
    history.log().record(number(3).of("03").from(Source.GIT).run(), ONE);

    assertThat(namedFiles()).isEqualTo(KnownInputs.NONE);
  }
}
