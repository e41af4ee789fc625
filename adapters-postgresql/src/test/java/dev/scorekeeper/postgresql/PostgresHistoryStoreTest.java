package dev.scorekeeper.postgresql;

import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.testkit.history.HistoryStoreContract;

class PostgresHistoryStoreTest extends HistoryStoreContract {
  @Override
  protected HistoryStore store() {
    return TestServer.store(TestServer.empty());
  }
}
