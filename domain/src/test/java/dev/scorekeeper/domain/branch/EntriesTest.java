package dev.scorekeeper.domain.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The entries of a log that are no runs. */
final class EntriesTest {
  private static final String ROOT = "a".repeat(40);
  private static final String CHILD = "b".repeat(40);

  private static CommitFact fact(String name, String parent, long seconds, String author) {
    return new CommitFact(
        name, parent.isEmpty() ? Optional.empty() : Optional.of(parent), seconds, author);
  }

  @Test
  void aLineIsOfCommitsThatFollowUponEachOther() {
    CommitFact root = fact(ROOT, "", 1, "Ada");
    CommitFact child = fact(CHILD, ROOT, 2, "Ada");

    assertThat(new CommitLine("shop", List.of(child, root)).commits()).containsExactly(child, root);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CommitLine("shop", List.of(root, child)));
    assertThatIllegalArgumentException().isThrownBy(() -> new CommitLine("shop", List.of()));
  }

  @Test
  void theDigestsOfLinesAreOverAllThatTheySay() {
    CommitFact root = fact(ROOT, "", 1, "Ada");
    List<CommitLine> lines =
        List.of(
            new CommitLine("shop", List.of(root)),
            new CommitLine("till", List.of(root)),
            new CommitLine("shop", List.of(fact(CHILD, "", 1, "Ada"))),
            new CommitLine("shop", List.of(fact(ROOT, CHILD, 1, "Ada"))),
            new CommitLine("shop", List.of(fact(ROOT, "", 2, "Ada"))),
            new CommitLine("shop", List.of(fact(ROOT, "", 1, "Bob"))),
            new CommitLine("shop", List.of(fact(CHILD, ROOT, 1, "Ada"), root)));
    List<Digest> digests = lines.stream().map(CommitLine::digest).toList();

    assertThat(digests).doesNotHaveDuplicates();
    assertThat(lines.get(0).id()).isEqualTo(RunId.of(digests.get(0)));
  }

  @Test
  void theDigestsOfTipsAreOverAllThatTheySay() {
    StreamId main = new StreamId("shop", "main");
    var rules = RulesetCodec.ruleset(2, "a");
    Instant time = Instant.ofEpochMilli(5);
    List<Tip> tips = new ArrayList<>();
    tips.add(new Tip(main, ROOT, rules, time, time));
    tips.add(new Tip(new StreamId("till", "main"), ROOT, rules, time, time));
    tips.add(new Tip(new StreamId("shop", "next"), ROOT, rules, time, time));
    tips.add(new Tip(main, CHILD, rules, time, time));
    tips.add(new Tip(main, ROOT, RulesetCodec.ruleset(3, "a"), time, time));
    tips.add(new Tip(main, ROOT, RulesetCodec.ruleset(2, "b"), time, time));
    tips.add(new Tip(main, ROOT, rules, time.plusMillis(1), time));
    tips.add(new Tip(main, ROOT, rules, time, time.plusMillis(1)));

    assertThat(tips.stream().map(Tip::digest)).doesNotHaveDuplicates();
    assertThat(new Tip(main, ROOT, rules, time.plusNanos(7), time)).isEqualTo(tips.get(0));
  }
}
