package dev.scorekeeper.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommitFactTest {
  private static final String ROOT = "a".repeat(40);
  private static final String CHILD = "b".repeat(40);
  private static final String OTHER = "c".repeat(40);

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
  void firstParentsLeadFromACommitToThoseBelowItAsFarAsTheyAreKnown() {
    Map<String, CommitFact> known =
        Map.of(CHILD, fact(CHILD, ROOT, 2, "Ada"), OTHER, fact(OTHER, CHILD, 3, "Ada"));

    assertThat(leads(OTHER, ROOT, known)).isTrue();
    assertThat(leads(OTHER, OTHER, known)).isTrue();
    assertThat(leads(ROOT, OTHER, known)).isFalse();
    assertThat(leads(OTHER, ROOT, Map.of())).isFalse();
  }

  @Test
  void commitsThatSomebodyMadeUpLeadNowhereInACircle() {
    Map<String, CommitFact> circle =
        Map.of(CHILD, fact(CHILD, OTHER, 2, "Ada"), OTHER, fact(OTHER, CHILD, 3, "Ada"));

    assertThat(leads(OTHER, CHILD, circle)).isTrue();
    assertThat(leads(OTHER, ROOT, circle)).isFalse();
  }

  private static boolean leads(String from, String to, Map<String, CommitFact> known) {
    return CommitFact.leads(from, to, name -> Optional.ofNullable(known.get(name)));
  }
}
