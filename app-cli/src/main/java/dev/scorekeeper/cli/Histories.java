package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.sqlite.SqliteHistory;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens histories, for all to whom the port is enough: whoever verifies or rebuilds one has to know
 * what keeps it.
 */
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
