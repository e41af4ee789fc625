package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Opens history files, and makes them. A look at two numbers in the file's head says what it is;
 * only a file that is not up to date wakes the migrations.
 */
final class HistoryFile {
  /** What SQLite files of Scorekeeper have in their head: "SCKP". */
  static final int APPLICATION_ID = 0x53434b50;

  /** The version of the schema. It grows with every change of any migration, views included. */
  static final int SCHEMA_VERSION = 2;

  private static final String LOOK =
      "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version";

  private HistoryFile() {}

  static Database openForWriting(Path path) {
    Path file = path.toAbsolutePath();
    if (Files.notExists(file)) {
      create(file);
    }
    check(file);
    Optional<Database> current = current(Database.writing(file));
    if (current.isPresent()) {
      return current.get();
    }
    Migrations.upgrade(file);
    return Database.writing(file);
  }

  /** Empty where there is no file. */
  static Optional<Database> openForReading(Path path) {
    Path file = path.toAbsolutePath();
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    check(file);
    Optional<Database> current;
    try {
      current = current(Database.reading(file));
    } catch (HistoryException e) {
      if (!(e.getCause() instanceof SQLException failed) || !Failure.isReadOnly(failed)) {
        throw e;
      }
      requireWritable(file, "was left in the middle of a write, which has to be undone first");
      // Undone by the first look that may write.
      current(Database.writing(file)).ifPresent(Database::close);
      current = current(Database.reading(file));
    }
    if (current.isPresent()) {
      return current;
    }
    requireWritable(file, "was written by an older Scorekeeper, and has to be brought up to date");
    Migrations.upgrade(file);
    return Optional.of(Database.reading(file));
  }

  private static void requireWritable(Path file, String why) {
    if (!Files.isWritable(file) || !Files.isWritable(file.getParent())) {
      throw new HistoryException(
          "%s %s; make the file and its folder writable, and the next command does it"
              .formatted(file, why));
    }
  }

  /** The database, unless it is older than this program; it is then closed. */
  private static Optional<Database> current(Database database) {
    boolean current = false;
    try {
      current = version(database) == SCHEMA_VERSION;
    } finally {
      if (!current) {
        database.close();
      }
    }
    return current ? Optional.of(database) : Optional.empty();
  }

  /** The version of the file's schema, which is not newer than this program's. */
  static int version(Database database) {
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(LOOK)) {
      row.next();
      if (row.getInt(1) != APPLICATION_ID) {
        throw new HistoryException(
            database.file()
                + " is an SQLite database, but no history of Scorekeeper; name another file with"
                + " --history");
      }
      int version = row.getInt(2);
      if (version > SCHEMA_VERSION) {
        throw new HistoryException(
            ("%s was written by a newer Scorekeeper (schema %d, this one knows %d); upgrade, or name"
                    + " another file with --history")
                .formatted(database.file(), version, SCHEMA_VERSION));
      }
      return version;
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw new HistoryException(file + " is a folder; name a file with --history");
    }
    try {
      if (Files.size(file) == 0) {
        throw new HistoryException(
            file + " is empty, so it is no history; remove it, or name another with --history");
      }
    } catch (IOException e) {
      throw new HistoryException("the history cannot be read: " + reason(e), e);
    }
  }

  /**
   * Makes a new history under another name and links it into place, so that of two first runs one
   * finds the other's, and nobody ever sees half a history.
   */
  private static void create(Path file) {
    try {
      Path folder = folder(file);
      Path draft = draft(folder, file.getFileName().toString());
      try {
        Migrations.create(draft);
        link(draft, file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new HistoryException(
          "no history can be made at %s: %s; name another file with --history"
              .formatted(file, reason(e)),
          e);
    }
  }

  /** The folder of the file; where it is missing it is made, and kept out of version control. */
  private static Path folder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new HistoryException(file + " is a folder; name a file with --history");
    }
    if (!Files.isDirectory(folder)) {
      try {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve(".gitignore"), "*\n");
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
      }
    }
    return folder;
  }

  /** An empty file of a name that no other process uses, nor one that was killed. */
  private static Path draft(Path folder, String name) throws IOException {
    int number = 1;
    while (true) {
      try {
        return Files.createFile(folder.resolve(name + ".new-" + number));
      } catch (FileAlreadyExistsException e) {
        number++;
      }
    }
  }

  private static void link(Path draft, Path file) throws IOException {
    try {
      try {
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException e) {
        throw e;
      } catch (UnsupportedOperationException | FileSystemException e) {
        // A file system without links; of two first runs at the same instant one may complain.
        Files.move(draft, file);
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was first, and its history is as good.
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written";
    }
    return e instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getFile() + ": " + failed.getReason()
        : String.valueOf(e.getMessage());
  }
}
