package dev.scorekeeper.postgresql;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.testkit.history.HistoryContract;

class PostgresHistoryTest extends HistoryContract {
  private final String database = TestServer.fresh();

  @Override
  protected History open() {
    return TestServer.store(database).forWriting();
  }
}
