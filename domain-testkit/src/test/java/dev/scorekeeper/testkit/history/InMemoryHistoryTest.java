package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.history.History;

class InMemoryHistoryTest extends HistoryContract {
  private final History history = new InMemoryHistory();

  @Override
  protected History open() {
    return history;
  }
}
