package dev.scorekeeper;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.postgresql.PostgresHistoryStore;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where a history is, as people write it: what {@code --history} and the environment name. */
public final class HistoryAddress {
  private HistoryAddress() {}

  /**
   * The place that an address names; there need not be a history. An address is one of a server,
   * such as {@code postgresql://scorekeeper@db.example.org/plans}, or else the path of a file.
   *
   * @param from the folder that a relative path begins at
   * @param variables of the environment: a server's password is in one of them, or in a file that
   *     one names
   * @throws InvalidPathException when it is no path
   * @throws HistoryException when it is no address, or has a password in it
   */
  public static HistoryStore of(String address, Path from, Map<String, String> variables) {
    return isServer(address)
        ? PostgresHistoryStore.at(address, variables)
        : new SqliteHistoryStore(from.resolve(address).toAbsolutePath().normalize());
  }

  /** Whether it is one of a server, and no path. What a server needs is loaded for one only. */
  public static boolean isServer(String address) {
    return address.startsWith("postgresql:")
        || address.startsWith("postgres:")
        || address.startsWith("jdbc:");
  }
}
