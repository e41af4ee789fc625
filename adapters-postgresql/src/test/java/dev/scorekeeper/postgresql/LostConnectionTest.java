package dev.scorekeeper.postgresql;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.postgresql.CuttingProxy.Afterwards;
import dev.scorekeeper.postgresql.CuttingProxy.Way;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A connection ends after every so many bytes of an append, the last of which are the answer that
 * all was kept.
 */
class LostConnectionTest {
  private record Cut(Way way, long after) {}

  /** Into so many parts what is said is cut. */
  private static final int PARTS = 12;

  /** The answer to a COMMIT, and what the server says after it, has so many bytes. */
  private static final int ANSWER = 24;

  private static final String NOTHING = "), so nothing more was written; try again";

  private static final String IN_DOUBT =
      ") just when all was written, so it is there as a whole or not at all; scorekeeper log shows"
          + " which";

  @TempDir private Path folder;
  private final String database = TestServer.fresh();
  private final HistoryStore store = TestServer.store(database);
  private final CuttingProxy proxy = new CuttingProxy(TestServer.port());
  private final HistoryStore behind = Pushes.at(proxy.address(database));
  private int runs;

  @AfterEach
  void close() {
    proxy.close();
  }

  private Run next() {
    return number(++runs).run();
  }

  /** What nobody found before, and takes as much to say. */
  private static Facts facts(Run run) {
    return SomeFacts.none().planned("checkout").planned(run.id().hex()).assessed();
  }

  private static RecordedRun record(History history, Run run) {
    return history.log().record(run, facts(run));
  }

  /** How much is said on a way from when a history is open until a run is recorded. */
  private long recording(Way way) {
    try (History history = behind.forWriting()) {
      proxy.mend();
      record(history, next());
      return proxy.passed(way);
    }
  }

  /** The first run of a project says more; and all have numbers of two digits from here on. */
  private void begin() {
    try (History history = store.forWriting()) {
      for (int i = 0; i < 10; i++) {
        record(history, next());
      }
    }
  }

  private List<Cut> cuts() {
    List<Cut> cuts = new ArrayList<>();
    begin();
    for (Way way : Way.values()) {
      long all = recording(way);
      for (long after = 0; after < all - ANSWER; after += all / PARTS) {
        cuts.add(new Cut(way, after));
      }
      for (long after = all - ANSWER; after < all; after += 3) {
        cuts.add(new Cut(way, after));
      }
    }
    return cuts;
  }

  private boolean isThere(Run run) {
    try (History history = store.forReading().orElseThrow()) {
      return !history.runs().byIdPrefix(run.id().hex(), 2).isEmpty();
    }
  }

  @Test
  void anAppendWhoseConnectionIsLostIsThereOnceByTheSameIdentity() {
    List<Cut> cuts = cuts();
    for (Cut cut : cuts) {
      Run run = next();
      try (History history = behind.forWriting()) {
        proxy.cut(cut.way(), cut.after(), Afterwards.LET_THROUGH, () -> {});
        RecordedRun recorded = record(history, run);
        assertThat(recorded.run()).isEqualTo(run);
        assertThat(recorded.position()).as("%s", cut).isEqualTo(runs);
        // What comes next goes on where that ended.
        assertThat(record(history, next()).position()).isEqualTo(runs);
      }
    }

    assertThat(cuts).hasSizeGreaterThan(2 * PARTS);
    assertThat(Pushes.entries(store)).doesNotHaveDuplicates().hasSize(runs);
    assertThat(Pushes.verified(store)).startsWith("intact: " + runs + " entries, ");
  }

  @Test
  void anAppendThatCannotBeAskedForAgainSaysWhetherItIsThereAndRepeatedItIsThereOnce() {
    Set<String> outcomes = new TreeSet<>();
    for (Cut cut : cuts()) {
      Run run = next();
      Optional<String> failure = Optional.empty();
      try (History history = behind.forWriting()) {
        proxy.cut(cut.way(), cut.after(), Afterwards.REFUSED, () -> {});
        record(history, run);
      } catch (HistoryException e) {
        failure = Optional.of(String.valueOf(e.getMessage()));
      }
      proxy.mend();
      if (failure.isEmpty()) {
        // A number had a digit less, and all was said.
        continue;
      }
      String where = cut + ": " + failure;
      assertThat(failure.get()).as(where).startsWith("the connection to ");
      boolean isInDoubt = failure.get().endsWith(IN_DOUBT);
      assertThat(isInDoubt || failure.get().endsWith(NOTHING)).as(where).isTrue();
      outcomes.add(
          (isInDoubt ? "in doubt" : "not written") + (isThere(run) ? ", there" : ", not there"));
      try (History history = behind.forWriting()) {
        assertThat(record(history, run).position()).as(where).isEqualTo(runs);
      }
    }
    assertThat(outcomes)
        .containsExactly("in doubt, not there", "in doubt, there", "not written, not there");
    assertThat(Pushes.entries(store)).doesNotHaveDuplicates().hasSize(runs);
    assertThat(Pushes.verified(store)).startsWith("intact: " + runs + " entries, ");
  }

  @Test
  void aPushWhoseConnectionIsLostIsCarriedOnByTheNext() {
    SqliteHistoryStore file = Pushes.story(folder);
    proxy.mend();
    Pushes.push(file, proxy.address(database));
    long all = proxy.passed(Way.TO_CLIENT);
    assertThat(Pushes.verified(store)).isEqualTo(Pushes.WHOLE);
    for (int part = 1; part <= 3; part++) {
      String other = TestServer.fresh();
      proxy.cut(Way.TO_CLIENT, all * part / 4, Afterwards.REFUSED, () -> {});
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> Pushes.push(file, proxy.address(other)))
          .withMessageContaining("the connection to ")
          .withMessageEndingWith("; nothing is lost, and the next push carries the rest");
      proxy.mend();

      Pushes.assertThatItHoldsABeginning(TestServer.store(other), file);
      Pushes.push(file, proxy.address(other));
      Pushes.assertThatItHoldsAll(TestServer.store(other), file);
    }
  }

  @Test
  void whatIsInDoubtStaysSoWhereTheNextConnectionIsLostToo() {
    begin();
    long all = recording(Way.TO_CLIENT);
    Run run = next();
    try (History history = behind.forWriting()) {
      proxy.cut(
          Way.TO_CLIENT,
          all - ANSWER / 2,
          Afterwards.LET_THROUGH,
          () -> proxy.cut(Way.TO_SERVER, 1000, Afterwards.REFUSED, () -> {}));

      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> record(history, run))
          .withMessageEndingWith(IN_DOUBT);
    }
    assertThat(isThere(run)).isTrue();
  }

  /** What the batch added is counted that arrived, though the word of it did not. */
  @Test
  void aPushAsksAgainForAnAnswerThatWasLost() {
    SqliteHistoryStore file = Pushes.story(folder);
    List<LogEntry> entries = new ArrayList<>();
    try (History history = file.forReading().orElseThrow()) {
      history.log().entries(40, entries::add);
    }
    long all;
    try (History history = Pushes.at(proxy.address(TestServer.fresh())).forWriting()) {
      proxy.mend();
      history.log().merge(entries);
      all = proxy.passed(Way.TO_CLIENT);
    }
    try (History history = behind.forWriting()) {
      proxy.cut(Way.TO_CLIENT, all - ANSWER / 2, Afterwards.LET_THROUGH, () -> {});

      assertThat(history.log().merge(entries)).isEqualTo(40);

      assertThat(proxy.isCut()).isTrue();
    }
    assertThat(Pushes.entries(store)).hasSize(40);
    assertThat(Pushes.verified(store)).startsWith("intact: 40 entries, ");
  }
}
