package dev.scorekeeper.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  private static final List<String> COMMANDS =
      List.of("validate", "status", "trend", "log", "show", "diff", "query", "history");

  @ParameterizedTest
  @CsvSource({
    "tredn, trend", "TREND, trend", "Trend, trend", "trnd, trend", "trendd, trend", "tren, trend",
    "val, validate", "stat, status", "hist, history", "qurey, query", "lgo, log", "dfif, diff",
    "statsu, status", "histroy, history"
  })
  void wordsThatAreMistypedAreLikeWhatWasMeant(String word, String meant) {
    assertThat(Likeness.of(word, COMMANDS)).first().isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"deploy", "x", "zz", "''"})
  void aWordThatIsNothingLikeThemIsLikeNone(String word) {
    assertThat(Likeness.of(word, COMMANDS)).isEmpty();
    assertThat(Likeness.clause(word, COMMANDS)).isEmpty();
  }

  @Test
  void aPartOfANameIsLikeItWhereNothingElseIs() {
    assertThat(Likeness.of("orders", List.of("shop-orders-flow", "cart")))
        .first()
        .isEqualTo("shop-orders-flow");
  }

  @Test
  void theyAreFewAndTheBestComeFirst() {
    assertThat(Likeness.of("cart-1", List.of("cart-2", "cart-3", "cart-4", "cart-5", "Cart-1")))
        .hasSizeLessThanOrEqualTo(3)
        .first()
        .isEqualTo("Cart-1");
  }

  @Test
  void aQuestionListsThem() {
    assertThat(Likeness.clause("cat", List.of("car", "cart", "till")))
        .isEqualTo("; did you mean car or cart?");
  }

  @Test
  void whatIsFarTooLongIsNotLookedAt() {
    assertThat(Likeness.of("a".repeat(100_000), COMMANDS)).isEmpty();
  }
}
