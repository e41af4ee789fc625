package dev.scorekeeper.sqlite;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.ExchangeMarks;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.sql.Views;
import dev.scorekeeper.sqlite.internal.Enclosure;
import dev.scorekeeper.sqlite.internal.ReadOnlyQueries;
import dev.scorekeeper.sqlite.internal.StoredHistory;
import dev.scorekeeper.sqlite.internal.file.MarkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A history in an SQLite file. To be read, neither the file nor its folder has to be writable; one
 * of an older Scorekeeper is read from a copy that is brought up to date, and stays as it is.
 */
public final class SqliteHistoryStore implements HistoryStore {
  private final Path file;

  /** What it must not leave by a link. */
  private final Optional<Path> enclosing;

  private final Optional<Consumer<String>> listener;

  /** A history in a file that need not exist, wherever links on the way lead. */
  public SqliteHistoryStore(Path file) {
    this(file, Optional.empty(), Optional.empty());
  }

  private SqliteHistoryStore(
      Path file, Optional<Path> enclosing, Optional<Consumer<String>> listener) {
    this.file = file;
    this.enclosing = enclosing;
    this.listener = listener;
  }

  /**
   * The history that a workspace keeps in itself. A link in it that leads out of the workspace is
   * not followed, since whoever commits to the workspace may have put it there: all methods throw a
   * {@link HistoryException} then.
   */
  public static SqliteHistoryStore within(Path workspace) {
    return new SqliteHistoryStore(place(workspace), Optional.of(workspace), Optional.empty());
  }

  /**
   * Whether a folder keeps a history in itself, as a workspace does; what is in it is not asked.
   */
  public static boolean isWithin(Path folder) {
    return Files.exists(place(folder));
  }

  private static Path place(Path workspace) {
    return workspace.resolve(".scorekeeper").resolve("history.db");
  }

  /** The file, where it is in bounds. */
  private Path file() {
    if (enclosing.isPresent()) {
      Enclosure.check(enclosing.get(), file);
    }
    return file;
  }

  /**
   * Loads what every history needs of the database, which takes longer than opening one; whoever
   * knows early that one will be opened can call this ahead, beside other work.
   *
   * @return whether it is loaded; if not, opening a history will say why
   */
  public static boolean loadDriver() {
    return StoredHistory.loadDriver();
  }

  @Override
  public SqliteHistoryStore telling(Consumer<String> other) {
    return new SqliteHistoryStore(file, enclosing, Optional.of(other));
  }

  /** Says that a history is older than this program, and what becomes of it. */
  private void tell(boolean isCopy) {
    if (isCopy && listener.isPresent()) {
      listener
          .get()
          .accept(
              file
                  + " was written by an older Scorekeeper, so an upgraded copy is read; the"
                  + " next recorded run upgrades the file itself");
    }
  }

  private Optional<StoredHistory> told(Optional<StoredHistory> history) {
    tell(history.isPresent() && history.get().isCopy());
    return history;
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public boolean isPlaceOf(HistoryStore other) {
    if (!(other instanceof SqliteHistoryStore store)) {
      return false;
    }
    try {
      return file.toAbsolutePath().normalize().equals(store.file.toAbsolutePath().normalize())
          || (Files.exists(file) && Files.exists(store.file) && Files.isSameFile(file, store.file));
    } catch (IOException e) {
      // Whoever opens them will say why.
      return false;
    }
  }

  /** They lie in a file beside the history. */
  @Override
  public ExchangeMarks marks() {
    return new MarkFile(file());
  }

  /** Whether the file, or the first folder above it that there is, can be written to. */
  @Override
  public boolean isWritable() {
    Path there = file().toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there != null && Files.isWritable(there);
  }

  /**
   * Where there is no file it is made, and the folder that is to hold it, which is then kept out of
   * version control. A history of an older Scorekeeper is brought up to date, after a copy of it
   * was put beside it. Where it cannot be opened the file is as it was.
   */
  @Override
  public History forWriting() {
    return StoredHistory.openForWriting(file());
  }

  @Override
  public <T> T writing(Function<History, T> work) {
    Path checked = file();
    return Files.notExists(checked)
        ? StoredHistory.make(checked, work)
        : HistoryStore.super.writing(work);
  }

  @Override
  public Optional<History> forReading() {
    Optional<StoredHistory> opened = told(StoredHistory.openForReading(file()));
    return opened.isPresent() ? Optional.of(opened.get()) : Optional.empty();
  }

  @Override
  public Optional<Verification> verify(List<Checkpoint> against, ProgressListener progress) {
    Optional<StoredHistory> opened = told(StoredHistory.openForVerifying(file()));
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (StoredHistory history = opened.get()) {
      return Optional.of(history.verify(against, progress));
    }
  }

  @Override
  public Optional<Rebuilt> rebuild(ProgressListener progress) {
    if (Files.notExists(file())) {
      return Optional.empty();
    }
    try (StoredHistory history = StoredHistory.openForWriting(file())) {
      long spans = history.rebuild(progress);
      return Optional.of(new Rebuilt(history.count(), spans));
    }
  }

  @Override
  public Optional<Queries> queries() {
    Optional<ReadOnlyQueries> queries = ReadOnlyQueries.open(file());
    tell(queries.isPresent() && queries.get().isCopy());
    return queries.map(Queries.class::cast);
  }

  @Override
  public List<View> views() {
    return Views.ALL;
  }
}
