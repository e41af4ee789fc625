package dev.scorekeeper.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk on which a server keeps a history runs full. */
class FullDiskTest {
  private static SmallDisk disk;
  private static OwnServer server;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    disk = new SmallDisk(64);
    server = new OwnServer();
    server.run(List.of("CREATE TABLESPACE small LOCATION '" + disk.folder("tables") + "'"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      disk.close();
    }
  }

  private static HistoryStore made(String database) {
    server.run(List.of("CREATE DATABASE " + database + " TABLESPACE small"));
    return Pushes.at(server.address(database));
  }

  private static String full(String database) {
    return "the disk of postgresql://postgres@localhost:%d/%s is full, so nothing more was written; make room and try again"
        .formatted(server.port(), database);
  }

  @Test
  void aPushThatFindsNoRoomIsCarriedOnOnceThereIsSome() {
    SqliteHistoryStore file = Pushes.story(folder);
    HistoryStore store = made("pushed");
    store.forWriting().close();
    disk.fill(1_000_000);

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> Pushes.push(file, server.address("pushed")))
        .withMessageContaining(
            ": " + full("pushed") + "; nothing is lost, and the next push carries the rest");

    // Looking through it takes room too, for a schema to compare with.
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> Pushes.verified(store))
        .withMessage(full("pushed"));
    disk.makeRoom();
    Pushes.assertThatItHoldsABeginning(store, file);
    Pushes.push(file, server.address("pushed"));
    Pushes.assertThatItHoldsAll(store, file);
  }

  @Test
  void aHistoryForWhichThereIsNoRoomIsMadeOnceThereIsSome() {
    SqliteHistoryStore file = Pushes.story(folder);
    HistoryStore store = made("made");
    disk.fill(1_000_000);

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> Pushes.push(file, server.address("made")))
        .withMessage(
            "nothing was pushed to "
                + store.place()
                + ": "
                + full("made")
                + "; nothing is lost, and the next push carries the rest");

    assertThat(store.verify(List.of(), ProgressListener.NONE)).isEmpty();
    disk.makeRoom();
    Pushes.push(file, server.address("made"));
    Pushes.assertThatItHoldsAll(store, file);
  }
}
