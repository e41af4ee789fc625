package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  /** Of the migrations that make the schema of {@link HistoryFile#SCHEMA_VERSION}. */
  private static final String CHECKSUM =
      "66c49c6d4e791d1055c1cf01fe1d8c04e154678cea0d2885126f4faae94e00c8";

  @Test
  void theSchemaVersionGrowsWithEveryChangeOfAMigration() throws Exception {
    assertThat(checksum())
        .as(
            """
            The migrations are not those of schema version %d any more. A file that has this \
            version is never migrated again, so: once a release has written it, raise \
            HistoryFile.SCHEMA_VERSION, never change a V file, and add the next one; then put \
            the new checksum into this test.""",
            HistoryFile.SCHEMA_VERSION)
        .isEqualTo(CHECKSUM);
  }

  @Test
  void whatHasASayInAWriteIsWhatTheMigrationsMake(@TempDir Path folder) throws Exception {
    try (Database database = Database.reading(NewHistory.in(folder))) {
      assertThat(HistoryFile.writingDigest(database)).isEqualTo(HistoryFile.WRITING_DIGEST);
    }
  }

  private static String checksum()
      throws IOException, NoSuchAlgorithmException, URISyntaxException {
    URL location =
        Objects.requireNonNull(
            MigrationsTest.class.getClassLoader().getResource(Migrations.LOCATION));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.list(Path.of(location.toURI()))) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).hasSizeGreaterThan(1);
      for (Path file : sorted) {
        digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readString(file).replace("\r", "").getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
