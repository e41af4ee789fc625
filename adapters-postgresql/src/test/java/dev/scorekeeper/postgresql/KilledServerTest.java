package dev.scorekeeper.postgresql;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.postgresql.CuttingProxy.Afterwards;
import dev.scorekeeper.postgresql.CuttingProxy.Way;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server dies in the middle of what it is told, and comes back. */
class KilledServerTest {
  private static final Facts PLANNED = SomeFacts.none().planned("checkout").assessed();

  private static OwnServer server;
  private static CuttingProxy proxy;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    server = new OwnServer();
    proxy = new CuttingProxy(server.port());
  }

  @AfterAll
  static void stop() {
    proxy.close();
    server.close();
  }

  private static HistoryStore made(String database) {
    server.run(List.of("CREATE DATABASE " + database));
    return Pushes.at(server.address(database));
  }

  @Test
  void aPushGoesOnWhereTheServerDied() {
    SqliteHistoryStore file = Pushes.story(folder);
    HistoryStore store = made("pushed");
    store.forWriting().close();
    made("measured").forWriting().close();
    proxy.mend();
    Pushes.push(file, proxy.address("measured"));
    long all = proxy.passed(Way.TO_SERVER);
    int before = 0;
    for (Runnable death : List.<Runnable>of(server::kill, server::quit)) {
      proxy.cut(Way.TO_SERVER, all * 2 / 5, Afterwards.LET_THROUGH, death);

      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> Pushes.push(file, proxy.address("pushed")))
          .withMessageContaining("the connection to ")
          .withMessageEndingWith("; nothing is lost, and the next push carries the rest");
      server.restart();

      int arrived = Pushes.assertThatItHoldsABeginning(store, file);
      assertThat(arrived).isGreaterThan(before);
      before = arrived;
    }
    proxy.mend();
    Pushes.push(file, proxy.address("pushed"));
    Pushes.assertThatItHoldsAll(store, file);
  }

  @Test
  void aServerThatIsAboutToStopTakesNobodyIn() {
    HistoryStore store = made("waiting");
    store.forWriting().close();

    server.restartAround(
        () ->
            assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(store::forReading)
                .withMessage(
                    store.place()
                        + " takes nobody in now (the database system is shutting down); try again"
                        + " in a moment"));

    assertThat(Pushes.verified(store))
        .isEqualTo("intact: 0 entries, 0 assessments, 0 facts, 0 spans");
  }

  /** The last death is between what is kept and the word of that. */
  @Test
  void whatWasAnsweredIsThereAndWhatWasNotIsThereOnceWhenItIsRepeated() {
    HistoryStore store = made("appended");
    HistoryStore behind = Pushes.at(proxy.address("appended"));
    Map<Way, Long> deaths = new EnumMap<>(Way.class);
    try (History history = store.forWriting()) {
      history.log().record(number(1).run(), PLANNED);
    }
    try (History history = behind.forWriting()) {
      proxy.mend();
      history.log().record(number(2).run(), PLANNED);
      deaths.put(Way.TO_SERVER, proxy.passed(Way.TO_SERVER) / 2);
      deaths.put(Way.TO_CLIENT, proxy.passed(Way.TO_CLIENT) - 12);
    }
    int runs = 2;
    for (Runnable death : List.<Runnable>of(server::kill, server::quit)) {
      for (Map.Entry<Way, Long> middle : deaths.entrySet()) {
        Way way = middle.getKey();
        Run run = number(++runs).run();
        try (History history = behind.forWriting()) {
          proxy.cut(way, middle.getValue(), Afterwards.LET_THROUGH, death);
          assertThatExceptionOfType(HistoryException.class)
              .isThrownBy(() -> history.log().record(run, PLANNED))
              .withMessageContaining("the connection to ")
              .withMessageContaining(
                  way == Way.TO_SERVER
                      ? "so nothing more was written"
                      : "as a whole or not at all");
        }
        assertThatExceptionOfType(HistoryException.class)
            .isThrownBy(store::forWriting)
            .withMessageContaining("cannot be reached");
        server.restart();
        proxy.mend();

        String there = Pushes.verified(store);
        assertThat(there)
            .startsWith("intact: " + (way == Way.TO_SERVER ? runs - 1 : runs) + " entries, ");
        try (History history = behind.forWriting()) {
          assertThat(history.log().record(run, PLANNED).position()).isEqualTo(runs);
        }
      }
    }
    assertThat(Pushes.verified(store))
        .isEqualTo("intact: 6 entries, 1 assessments, 6 facts, 6 spans");
  }
}
