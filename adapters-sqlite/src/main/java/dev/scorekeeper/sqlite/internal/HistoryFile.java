package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.sqlite.internal.file.Draft;
import dev.scorekeeper.sqlite.internal.file.MarkFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens history files, and makes them. A look at two numbers in the file's head says what it is;
 * only a file that is not up to date wakes the migrations.
 */
final class HistoryFile {
  /** The version of the schema. It grows with every change of any migration, views included. */
  static final int SCHEMA_VERSION = 7;

  /** Keeps a folder that was made for a history out of version control. */
  static final String IGNORE = ".gitignore";

  private static final String LOOK =
      "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version";

  /**
   * Which of the tables that every command reads are tables, and no views that take their place.
   */
  private static final String TABLES =
      """
      SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('stored_origin',
        'stored_stream', 'stored_ruleset', 'stored_subject', 'stored_assessment', 'stored_fact',
        'stored_run', 'stored_span', 'stored_line', 'stored_commit', 'stored_tip',
        'stored_place', 'stored_stand', 'stored_stream_renaming', 'stored_name')
      """;

  private static final int OUR_TABLES = 15;

  /**
   * Views have no say in what is written, nor have tables that others keep beside ours. Names are
   * compared as SQLite does, which knows no case.
   */
  static final String WRITING =
      """
      WHERE type LIKE 'trigger' OR type <> 'view'
        AND (tbl_name LIKE 'stored_%' OR tbl_name LIKE 'flyway_schema_history'
          OR tbl_name LIKE 'sqlite_stat1')
      """;

  /** Of all that has a say in a write, in the files of {@link #SCHEMA_VERSION}. */
  static final String WRITING_DIGEST =
      "59df6b4c0851224dd384151a1b92c7155ab17ad7d1495e9aacedb5e318a6cbb2";

  private static final String WRITING_IN_ONE =
      "SELECT group_concat(quote(type) || quote(name) || quote(tbl_name) || quote(sql), '') FROM"
          + " (SELECT type, name, tbl_name, sql FROM sqlite_schema "
          + WRITING
          + " ORDER BY type, name)";

  /** The folder that the program makes by itself. */
  private static final String FOLDER = ".scorekeeper";

  private static final String ALL = "*\n";

  private HistoryFile() {}

  static Database openForWriting(Path path) {
    Path file = path.toAbsolutePath();
    if (Files.notExists(file)) {
      create(file);
    } else {
      tidy(file);
    }
    check(file);
    Journals.putBack(file);
    Optional<Database> current = current(Database.writing(file));
    if (current.isEmpty()) {
      Migrations.upgrade(file);
      current = Optional.of(Database.writing(file));
    }
    Database database = current.get();
    boolean ours = false;
    try {
      if (!writingDigest(database).equals(WRITING_DIGEST)) {
        SchemaVerifier.checkBeforeWriting(database);
      }
      ours = true;
    } finally {
      if (!ours) {
        database.close();
      }
    }
    return database;
  }

  /** Empty where there is no file. */
  static Optional<Database> openForReading(Path path) {
    Optional<Database> database = openForVerifying(path);
    if (database.isPresent()) {
      boolean whole = false;
      try {
        whole = database.get().number(TABLES).orElse(0) == OUR_TABLES;
      } catch (SQLException e) {
        throw database.get().failure(e);
      } finally {
        if (!whole) {
          database.get().close();
        }
      }
      if (!whole) {
        throw new HistoryException(
            database.get().file()
                + " does not hold the tables of a history; see history verify, and put a copy of it"
                + " in its place, or name another file with --history");
      }
    }
    return database;
  }

  /** Opens for reading also what lacks tables, so that somebody can say what. */
  static Optional<Database> openForVerifying(Path path) {
    Path file = path.toAbsolutePath();
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    check(file);
    Optional<Database> current;
    try {
      current = current(Database.reading(file));
    } catch (HistoryException e) {
      if (!(e.getCause() instanceof SQLException failed)
          || !(Failure.isReadOnly(failed) || Journals.keepsFromReading(file, failed))) {
        throw e;
      }
      if (Journals.isWrittenAhead(file)) {
        current = current(Journals.readAhead(file));
        return current.isPresent() ? current : Optional.of(Migrations.upgradedCopy(file));
      }
      requireWritable(file, "was left in the middle of a write, which must be undone first");
      // Undone by the first look that may write.
      current(Database.writing(file)).ifPresent(Database::close);
      current = current(Database.reading(file));
    }
    if (current.isPresent()) {
      return current;
    }
    return Optional.of(Migrations.upgradedCopy(file));
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

  /** All that has a say in a write, in one look. */
  static String writingDigest(Database database) {
    try (ResultSet row = database.prepared(WRITING_IN_ONE).executeQuery()) {
      return Digest.builder()
          .add(row.next() ? String.valueOf(row.getString(1)) : "")
          .digest()
          .hex();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /** The version of the file's schema, which is not newer than this program's. */
  static int version(Database database) {
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(LOOK)) {
      row.next();
      if (row.getInt(1) != Draft.APPLICATION_ID) {
        throw new HistoryException(
            database.file()
                + " is an SQLite database, but no history of Scorekeeper; name another file with"
                + " --history");
      }
      int version = row.getInt(2);
      if (version > SCHEMA_VERSION) {
        throw new HistoryException(
            ("%s was written by a newer Scorekeeper (schema %d, this one knows %d); upgrade, or"
                    + " name"
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
      throw new HistoryException(file + " is a folder; give the path of a file, such as plans.db");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new HistoryException(
          file + " is a device or a pipe; give the path of a file, such as plans.db");
    }
    try {
      if (Files.size(file) == 0) {
        throw new HistoryException(
            file + " is empty, so it is not a history; remove it, or name another with --history");
      }
    } catch (IOException e) {
      throw new HistoryException("the history cannot be read: " + reason(e), e);
    }
    Journals.check(file);
  }

  /**
   * Makes a new history under another name and links it into place, so that of two first runs one
   * finds the other's, and nobody ever sees half a history.
   */
  private static void create(Path file) {
    try {
      makeFolder(file);
      try (Draft draft = Draft.of(file, Draft.Content.HISTORY)) {
        Migrations.create(draft.file());
        // Where another process was first, its history is as good.
        link(draft.file(), file);
      }
    } catch (IOException e) {
      throw impossible(file, e);
    }
  }

  /**
   * Makes a history where none is, and works on it before it gets its name: where the work fails,
   * there is none afterwards either.
   */
  static <T> T make(Path path, Function<Database, T> work) {
    Path file = path.toAbsolutePath();
    try {
      makeFolder(file);
      try (Draft draft = Draft.of(file, Draft.Content.HISTORY)) {
        Migrations.create(draft.file());
        T result;
        try (Database database = Database.writing(draft.file())) {
          result = work.apply(database);
        }
        if (!link(draft.file(), file)) {
          throw new HistoryException(
              ("another process has created a history at %s meanwhile, so nothing was imported;"
                      + " try again")
                  .formatted(file));
        }
        return result;
      }
    } catch (IOException e) {
      throw impossible(file, e);
    }
  }

  /** Takes away, or finishes, what a full disk or a killed process left beside a history. */
  private static void tidy(Path file) {
    Draft.sweepIfLikely(file, Draft.Content.HISTORY);
    MarkFile.tidy(file);
    if (file.getParent() != null) {
      keepOut(file.getParent());
    }
  }

  /** Makes the folder of the file where it is missing, and keeps it out of version control. */
  private static void makeFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new HistoryException(file + " is a folder; give the path of a file, such as plans.db");
    }
    if (!Files.isDirectory(folder)) {
      try {
        Files.createDirectory(folder);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
        return;
      }
      ignore(folder);
    }
    keepOut(folder);
  }

  /** A file that says nothing would be taken for one that says something, so it goes as it came. */
  private static void ignore(Path folder) throws IOException {
    Path ignoring = folder.resolve(IGNORE);
    try {
      Files.writeString(ignoring, ALL);
    } catch (IOException e) {
      Files.deleteIfExists(ignoring);
      // Empty, since it was only just made; or others have begun to use it.
      folder.toFile().delete();
      throw e;
    }
  }

  /** Finishes the file that a process could not write to its end, in the folder that we make. */
  private static void keepOut(Path folder) {
    Path ignoring = folder.resolve(IGNORE);
    if (!folder.endsWith(FOLDER) || ignoring.toFile().length() > 0) {
      return;
    }
    if (!Files.isRegularFile(ignoring, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(folder)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(ignoring, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.write(StandardCharsets.UTF_8.encode(ALL));
    } catch (IOException e) {
      // The next start tries again.
    }
  }

  private static HistoryException impossible(Path file, IOException e) {
    return new HistoryException(
        "no history can be made at %s: %s; name another file with --history"
            .formatted(file, reason(e)),
        e);
  }

  /** Whether the draft is the history now; not where another process was first. */
  private static boolean link(Path draft, Path file) throws IOException {
    try {
      try {
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException e) {
        throw e;
      } catch (UnsupportedOperationException | FileSystemException e) {
        // A file system without links; of two first runs at the same instant one may complain.
        Files.move(draft, file);
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
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
