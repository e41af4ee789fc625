package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.sqlite.internal.file.Draft;
import dev.scorekeeper.sqlite.internal.file.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Brings the schema of a history up to date. Flyway is loaded with this class, and only so. */
final class Migrations {
  /** Where the migrations lie, among the program's resources. */
  static final String LOCATION = "dev/scorekeeper/sqlite/migration";

  /** Further away nobody wraps what the database said, and causes may go round in a circle. */
  private static final int MOST_CAUSES = 16;

  private Migrations() {}

  /** Makes a history of an empty file. */
  static void create(Path file) {
    try (Database database = Database.writing(file)) {
      migrate(database);
    }
  }

  /**
   * Brings the history of an older Scorekeeper up to date, after putting a copy of it beside it. No
   * other process reads or writes it meanwhile; one that comes second finds nothing to do.
   */
  static void upgrade(Path file) {
    try (Database database = Database.writing(file)) {
      database.execute("BEGIN EXCLUSIVE");
      // From here on the lock outlives transactions; asked for before, two processes would each
      // keep a part of it from the other.
      database.execute("PRAGMA locking_mode = EXCLUSIVE");
      database.execute("COMMIT");
      int version = HistoryFile.version(database);
      if (version < HistoryFile.SCHEMA_VERSION) {
        SchemaVerifier.checkBeforeMigrating(database);
        keep(database, version);
        migrate(database);
      }
    } catch (SQLException e) {
      throw Failure.of(file, e);
    }
  }

  /**
   * Reads the history of an older Scorekeeper from a copy that is brought up to date, and is gone
   * when it is closed. The file itself stays as it is.
   */
  static Database upgradedCopy(Path file) {
    try {
      TemporaryFolder folder = TemporaryFolder.make();
      Path copy = folder.file("history.db");
      boolean done = false;
      try {
        copy(file, copy);
        try (Database database = Database.writingCopy(file, copy)) {
          SchemaVerifier.checkBeforeMigrating(database);
          migrate(database);
        }
        Database upgraded = Database.readingCopy(file, copy, folder);
        done = true;
        return upgraded;
      } finally {
        if (!done) {
          folder.close();
        }
      }
    } catch (IOException e) {
      throw new HistoryException(
          "%s was written by an older Scorekeeper, and no copy of it can be made to read: %s"
              .formatted(file, e.getMessage()),
          e);
    } catch (SQLException e) {
      throw Failure.of(file, e);
    }
  }

  /** Copies byte for byte while nobody writes, or what is written ahead along with the rest. */
  private static void copy(Path file, Path copy) throws IOException, SQLException {
    try {
      copyWhole(file, copy);
    } catch (SQLException e) {
      if (!Journals.keepsFromReading(file, e)) {
        throw e;
      }
      Journals.copyAhead(file, copy);
    }
  }

  private static void copyWhole(Path file, Path copy) throws IOException, SQLException {
    try (Database database = Database.reading(file)) {
      if (Journals.isWrittenAhead(file)) {
        database.copyInto(copy);
        return;
      }
      database.execute("BEGIN");
      database.number("SELECT count(*) FROM sqlite_schema");
      try (InputStream from = Files.newInputStream(file)) {
        Files.copy(from, copy);
      }
    }
  }

  private static void keep(Database database, int version) throws SQLException {
    Path copy = copyOf(database.file(), version);
    database.copyInto(copy);
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      // SQLite leaves it to us that the copy is on the disk before the original changes.
      channel.force(true);
    } catch (IOException e) {
      throw new HistoryException(copy + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static Path copyOf(Path file, int version) {
    String name = file.getFileName() + ".schema-" + version;
    Path copy = file.resolveSibling(name + ".bak");
    for (int number = 2; Files.exists(copy); number++) {
      copy = file.resolveSibling(name + "." + number + ".bak");
    }
    return copy;
  }

  private static void migrate(Database database) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(giving(database.connection()))
          .locations("classpath:" + LOCATION)
          .loggers("slf4j") // which this module binds to nothing
          .load()
          .migrate();
      // What is computed from the log, of which an older history lacks a part.
      new StoredHistory(database).rebuild(ProgressListener.NONE);
      database.execute("PRAGMA application_id = " + Draft.APPLICATION_ID);
      database.execute("PRAGMA user_version = " + HistoryFile.SCHEMA_VERSION);
    } catch (FlywayException e) {
      @Nullable Throwable cause = e.getCause();
      for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
        if (cause instanceof SQLException failed) {
          throw database.failure(failed);
        }
        cause = cause.getCause();
      }
      throw new HistoryException(
          "the schema of " + database.file() + " cannot be brought up to date: " + e.getMessage(),
          e);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /** Gives out one connection, and keeps it open when it is closed: what it locks stays locked. */
  private static DataSource giving(Connection connection) {
    Connection kept =
        proxy(
            Connection.class,
            (self, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    // Flyway asks a data source for nothing but a connection.
    return proxy(DataSource.class, (self, method, arguments) -> kept);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Migrations.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
