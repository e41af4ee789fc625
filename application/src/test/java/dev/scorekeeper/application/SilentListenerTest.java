package dev.scorekeeper.application;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class SilentListenerTest {
  @Test
  void takesWhateverIsToldAndOpensStagesAnew() {
    assertThatCode(
            () -> {
              for (Work work : Work.values()) {
                try (Listener.Stage stage = Listener.NONE.begin(work)) {
                  stage.show(1, 2);
                }
              }
              Listener.NONE.notice("something");
            })
        .doesNotThrowAnyException();
  }
}
