package dev.scorekeeper.cli;

import dev.scorekeeper.sqlite.internal.StoredHistory;

/** Breaks a law on purpose: another module knows what is internal to the history's file. */
public final class KnowsInternals {
  void close(StoredHistory history) {
    history.close();
  }
}
