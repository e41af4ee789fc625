package dev.scorekeeper.git;

import dev.scorekeeper.sqlite.SqliteHistory;

/** Breaks a law on purpose: git knows the history's file. */
public final class KnowsTheHistoryFile {
  void close(SqliteHistory history) {
    history.close();
  }
}
