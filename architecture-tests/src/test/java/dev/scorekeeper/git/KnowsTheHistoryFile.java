package dev.scorekeeper.git;

import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.Path;

/** Breaks a law on purpose: git knows the history's file. */
public final class KnowsTheHistoryFile {
  SqliteHistoryStore store(Path file) {
    return new SqliteHistoryStore(file);
  }
}
