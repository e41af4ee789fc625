package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.sqlite.SqliteHistory;
import java.nio.file.Path;
import java.util.Optional;

/** Opens histories: the one place that says what keeps them. */
final class Histories {
  /** Opens a history to record in, and makes it where there is none. */
  History forWriting(Path file) {
    return SqliteHistory.openForWriting(file);
  }

  /** Opens a history to ask it; empty where there is none. */
  Optional<History> forReading(Path file) {
    return SqliteHistory.openForReading(file).map(History.class::cast);
  }
}
