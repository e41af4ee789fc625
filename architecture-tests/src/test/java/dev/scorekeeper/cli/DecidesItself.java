package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.Timeline;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.Path;

/** Breaks a law on purpose: a command assesses, folds, keeps a ledger and opens the history. */
public final class DecidesItself {
  Assessment assess(Snapshot snapshot) {
    return Assessment.of(snapshot);
  }

  Facts facts(Assessment assessment) {
    return Facts.of(assessment);
  }

  int lost(Ledger ledger) {
    return ledger.count(Event.LOST);
  }

  Timeline fold(Timeline timeline) {
    return timeline;
  }

  History open(Path file) {
    return new SqliteHistoryStore(file).forWriting();
  }
}
