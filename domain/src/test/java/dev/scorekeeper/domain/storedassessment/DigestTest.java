package dev.scorekeeper.domain.storedassessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class DigestTest {
  @Test
  void isTheSha256OfItsValuesEachAfterItsLength() {
    // printf '\0\0\0\1a\0\0\0\2bc' | sha256sum
    assertThat(Digest.builder().add("a").add("bc").digest())
        .hasToString("b534ce16ac9c8b36823f39a395ce8e0e3c7ad9605b82b5444f18cadacd217a5d");
    // printf '\0\0\0\10\0\0\0\0\0\0\1\0' | sha256sum
    assertThat(Digest.builder().add(256).digest())
        .hasToString("6e727afcac557340d00a4dfe620dbe105e3391393cf97981ca7c0d8c614963cb");
    // sha256sum </dev/null
    assertThat(Digest.builder().digest())
        .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Property
  void ofTextsIsTheSameWhereTheTextsAreAndOnlyThere(
      @ForAll("texts") List<String> one, @ForAll("texts") List<String> other) {
    assertThat(of(one).equals(of(other))).isEqualTo(one.equals(other));
  }

  @Property
  void isMadeAgainFromItsBytes(@ForAll("texts") List<String> texts) {
    Digest digest = of(texts);

    assertThat(digest.bytes()).hasSize(32);
    assertThat(Digest.of(digest.bytes())).isEqualTo(digest);
  }

  @Test
  void hasSixtyFourLowerCaseHexadecimalDigits() {
    assertThat(new Digest("0f".repeat(32))).hasToString("0f".repeat(32));
    assertThatIllegalArgumentException().isThrownBy(() -> new Digest(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Digest("a".repeat(63)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Digest("g".repeat(64)));
  }

  @Test
  void isNotAlsoWrittenInUpperCase() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Digest("0F".repeat(32)));
  }

  /** Texts of which many lists have the same concatenation. */
  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("", "a", "aa", "b", "ab", "\0", "\0\0\0\1a", "ä", "😀")
        .list()
        .ofMaxSize(4);
  }

  private static Digest of(List<String> texts) {
    Digest.Builder digest = Digest.builder();
    texts.forEach(digest::add);
    return digest.digest();
  }
}
