package dev.scorekeeper.sqlite.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Empty histories for tests, copied from one that is made once, since making one takes a while. */
public final class NewHistory {
  private static final byte[] EMPTY = make();

  private NewHistory() {}

  /** A file that holds a history without runs. */
  public static Path in(Path folder) {
    Path file = folder.resolve("history.db");
    try {
      return Files.write(file, EMPTY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection such as anybody may make, with nothing of ours set. */
  public static Connection plain(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /** What a statement gives, a text for each row. */
  static List<String> rows(Path file, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = plain(file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        Object[] values = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < values.length; i++) {
          values[i] = row.getObject(i + 1);
        }
        rows.add(ExpectedViews.join(values));
      }
    }
    return rows;
  }

  private static byte[] make() {
    try {
      Path folder = Files.createTempDirectory("history");
      Path file = folder.resolve("history.db");
      StoredHistory.openForWriting(file).close();
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
