package dev.scorekeeper.sql;

import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.Path;

/** Breaks a law on purpose: what databases share knows one of them. */
public final class KnowsTheHistoryFile {
  SqliteHistoryStore store(Path file) {
    return new SqliteHistoryStore(file);
  }
}
