package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.testkit.Proof;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryStoreContractTest {
  @Test
  void everyTestOfTheContractFailsForAPlaceOfNothing() {
    Proof.everyTestFails(OfNothing.class, 10);
  }

  static class OfNothing extends HistoryStoreContract {
    @Override
    protected HistoryStore store() {
      return new Nowhere();
    }
  }

  private static final class Nowhere implements HistoryStore {
    @Override
    public String place() {
      return "";
    }

    @Override
    public boolean isWritable() {
      return false;
    }

    @Override
    public History forWriting() {
      return new InMemoryHistory();
    }

    @Override
    public Optional<History> forReading() {
      return Optional.empty();
    }

    @Override
    public Optional<Verification> verify(List<Checkpoint> against, ProgressListener progress) {
      return Optional.empty();
    }

    @Override
    public Optional<Rebuilt> rebuild(ProgressListener progress) {
      return Optional.empty();
    }

    @Override
    public Optional<Queries> queries() {
      return Optional.empty();
    }

    @Override
    public List<View> views() {
      return List.of();
    }
  }
}
