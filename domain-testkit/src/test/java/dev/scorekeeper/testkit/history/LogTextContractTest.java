package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.historyexport.LogSink;
import dev.scorekeeper.domain.historyexport.LogSource;
import dev.scorekeeper.testkit.Proof;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class LogTextContractTest {
  @Test
  void everyTestOfTheContractFailsForALogOfNothing() {
    Proof.everyTestFails(OfNothing.class, 5);
  }

  static class OfNothing extends LogTextContract {
    @Override
    protected LogSink begin(String origin) {
      return new Nowhere();
    }

    @Override
    protected LogSource source() {
      return new Nothing();
    }

    @Override
    protected LogSource withoutEnd() {
      return new Nothing();
    }
  }

  private static final class Nowhere implements LogSink {
    @Override
    public void accept(LogEntry entry) {}

    @Override
    public void end(Checkpoint said) {}
  }

  private static final class Nothing implements LogSource {
    @Override
    public boolean hasNext() {
      return false;
    }

    @Override
    public LogEntry next() {
      throw new NoSuchElementException();
    }

    @Override
    public Checkpoint checkpoint() {
      return Checkpoint.beginning("00".repeat(16));
    }

    @Override
    public HistoryException refused(RefusedRunException e) {
      return new HistoryException("");
    }
  }
}
