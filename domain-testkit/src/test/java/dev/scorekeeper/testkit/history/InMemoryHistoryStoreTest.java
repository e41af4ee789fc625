package dev.scorekeeper.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InMemoryHistoryStoreTest extends HistoryStoreContract {
  private static final String SQL = "SELECT run, project FROM runs WHERE project = :project";

  @Override
  protected HistoryStore store() {
    return new InMemoryHistoryStore();
  }

  @Test
  void aPlaceThatCannotBeWrittenCanStillBeRead() {
    InMemoryHistoryStore store = new InMemoryHistoryStore();
    store.history().log().record(ARun.number(1).run(), SomeFacts.none().planned("a").assessed());

    store.setWritable(false);

    assertThat(store.isWritable()).isFalse();
    assertThatExceptionOfType(HistoryException.class).isThrownBy(store::forWriting);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> store.rebuild(ProgressListener.NONE));
    assertThat(store.forReading().map(history -> history.log().checkpoint().entries()))
        .contains(1L);
  }

  @Test
  void everythingFailsAsATestWantsIt() {
    InMemoryHistoryStore store = new InMemoryHistoryStore();
    HistoryException failure = new HistoryException("it was written by a newer program");

    store.failWith(failure);

    assertThatExceptionOfType(HistoryException.class).isThrownBy(store::forReading);
    assertThatExceptionOfType(HistoryException.class).isThrownBy(store::forWriting);
    assertThatExceptionOfType(HistoryException.class).isThrownBy(store::queries);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> store.verify(List.of(), ProgressListener.NONE))
        .isSameAs(failure);
    store.recover();
    assertThat(store.forReading()).isEmpty();
    assertThat(store.exists()).isFalse();
  }

  @Test
  void openedHistoriesAreCounted() {
    InMemoryHistoryStore store = new InMemoryHistoryStore();

    History one = store.forWriting();
    History other = store.forReading().orElseThrow();
    assertThat(store.open()).isEqualTo(2);
    one.close();
    one.close();
    assertThat(store.open()).isEqualTo(1);
    other.close();

    assertThat(store.open()).isZero();
  }

  @Test
  void aQuestionThatIsKnownIsAnswered() {
    CannedQueries canned =
        new CannedQueries()
            .answer(
                SQL,
                List.of("run", "project"),
                List.of(List.of("01", "shop"), Arrays.asList(2, null)));
    InMemoryHistoryStore store = new InMemoryHistoryStore("there", canned);
    store.forWriting().close();
    List<Object> told = new ArrayList<>();

    try (Queries queries = store.queries().orElseThrow()) {
      queries.run(
          SQL,
          Map.of("project", "shop"),
          new Patience(Duration.ofMinutes(1), Clock.systemUTC()),
          new Rows() {
            @Override
            public void columns(List<String> names) {
              told.add(names);
            }

            @Override
            public void row(List<? extends @Nullable Object> values) {
              told.add(values);
            }
          });
    }

    assertThat(told)
        .containsExactly(List.of("run", "project"), List.of("01", "shop"), Arrays.asList(2, null));
    assertThat(canned.asked())
        .containsExactly(new CannedQueries.Asked(SQL, Map.of("project", "shop")));
  }
}
