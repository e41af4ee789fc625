package dev.scorekeeper;

import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a history is, as people write it: what {@code --history} and the environment name. */
public final class HistoryAddress {
  private HistoryAddress() {}

  /**
   * The place that an address names; there need not be a history. An address is the path of a file.
   *
   * @param from the folder that a relative path begins at
   * @throws InvalidPathException when it is no path
   */
  public static HistoryStore of(String address, Path from) {
    return new SqliteHistoryStore(from.resolve(address).toAbsolutePath().normalize());
  }
}
