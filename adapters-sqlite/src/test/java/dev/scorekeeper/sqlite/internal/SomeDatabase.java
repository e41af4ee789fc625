package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.sql.LogDatabase;
import java.nio.file.Path;

/** A log's database for tests of what all databases share. */
public final class SomeDatabase {
  private SomeDatabase() {}

  /** One with nothing in it, in a folder. */
  public static LogDatabase in(Path folder) {
    return Database.reading(NewHistory.in(folder));
  }
}
