package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyQueriesTest {
  @TempDir private Path folder;

  @Test
  void anotherFileCannotBeAttachedEvenWhereTheKeywordIsNotLookedAt() throws Exception {
    try (Database database = HistoryFile.openForReading(NewHistory.in(folder)).orElseThrow()) {
      ReadOnlyQueries.lock(database);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> database.execute("ATTACH ':memory:' AS other"))
          .withMessageContaining("too many attached");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> database.execute("VACUUM INTO 'stolen.db'"));
    }
    assertThat(Path.of("stolen.db")).doesNotExist();
  }
}
