package dev.scorekeeper.domain.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommitFactTest {
  private static final String ROOT = "a".repeat(40);
  private static final String CHILD = "b".repeat(40);

  private static CommitFact fact(String name, String parent, long seconds, String author) {
    return new CommitFact(
        name, parent.isEmpty() ? Optional.empty() : Optional.of(parent), seconds, author);
  }

  @ParameterizedTest
  @CsvSource({
    "1767225600, 1767225600",
    "-1, -1",
    "99999999999999999999, 9223372036854775807",
    "-99999999999999999999, -9223372036854775808"
  })
  void aTimeOfTooManyDigitsIsTheNearestNumber(String digits, long seconds) {
    assertThat(CommitFact.seconds(digits)).isEqualTo(seconds);
  }

  @Test
  void anAuthorIsOneLineOfBoundedLengthAndOfWholeCharacters() {
    assertThat(fact(ROOT, "", 0, "Ada\n\u001b[2J Lovelace \ud83d").author())
        .isEqualTo("Ada\ufffd\ufffd[2J Lovelace \ufffd");
    String author = fact(ROOT, "", 0, "a" + "\ud83d\ude42".repeat(300)).author();
    assertThat(author.length()).isBetween(200, 201);
    assertThat(fact(ROOT, "", 0, author).author()).isEqualTo(author);
    assertThat(Character.isHighSurrogate(author.charAt(author.length() - 1))).isFalse();
  }

  @Test
  void namesAreWhole() {
    assertThatIllegalArgumentException().isThrownBy(() -> fact("abc", "", 0, "Ada"));
    assertThatIllegalArgumentException().isThrownBy(() -> fact(ROOT, "main", 0, "Ada"));
  }

  @Test
  void agreesWithAnotherOfTheSameParentAndTimeWhoeverTheAuthorIsSaidToBe() {
    CommitFact one = fact(CHILD, ROOT, 7, "Ada");

    assertThat(one.agreesWith(fact(CHILD, ROOT, 7, "Bob"))).isTrue();
    assertThat(one.agreesWith(fact(CHILD, ROOT, 8, "Ada"))).isFalse();
    assertThat(one.agreesWith(fact(CHILD, "", 7, "Ada"))).isFalse();
    assertThat(one).isNotEqualTo(fact(CHILD, ROOT, 7, "Bob"));
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
