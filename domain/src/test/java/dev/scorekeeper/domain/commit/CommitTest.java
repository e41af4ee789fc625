package dev.scorekeeper.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommitTest {
  @Test
  void theBeginningOfItsNameIsEnough() {
    assertThat(Commit.brief("0123456789abcdef")).isEqualTo("01234567");
    assertThat(Commit.brief("0123")).isEqualTo("0123");
  }
}
