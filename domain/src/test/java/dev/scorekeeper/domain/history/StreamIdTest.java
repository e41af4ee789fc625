package dev.scorekeeper.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.run.StreamId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"main", "default", "feature/x", "pulls", "release/tags/v1", "detached/x"})
  void aBranchIsALine(String branch) {
    assertThat(new StreamId("shop", branch).isLine()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pull/7", "pull/7/merge", "merge-request/7", "tags/v1", "detached"})
  void whatStandsInPlaceOfABranchIsNone(String branch) {
    assertThat(new StreamId("shop", branch).isLine()).isFalse();
  }
}
