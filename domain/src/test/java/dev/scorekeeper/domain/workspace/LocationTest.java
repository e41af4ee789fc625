package dev.scorekeeper.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class LocationTest {
  @Test
  void countsFromOne() {
    assertThat(Location.START).isEqualTo(new Location(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Location(0, 1))
        .withMessageContaining("0:1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Location(1, 0))
        .withMessageContaining("1:0");
  }
}
