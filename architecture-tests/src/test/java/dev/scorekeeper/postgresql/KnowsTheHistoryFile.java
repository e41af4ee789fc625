package dev.scorekeeper.postgresql;

import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.Path;

/** Breaks a law on purpose: the history's server knows the history's file. */
public final class KnowsTheHistoryFile {
  SqliteHistoryStore store(Path file) {
    return new SqliteHistoryStore(file);
  }
}
