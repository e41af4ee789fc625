package dev.scorekeeper.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.history.Exchange;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.fixture.ThisJava;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pushes a history file to a server, in batches that are small; also as a program. */
public final class Pushes {
  /** So many entries arrive for good at once. */
  static final int BATCH = 16;

  /** What {@link #verified} says of as many batches of {@link #story} as arrived. */
  private static final List<String> BEGINNINGS =
      List.of(
          "intact: 0 entries, 0 assessments, 0 facts, 0 spans",
          "intact: 16 entries, 16 assessments, 262 facts, 217 spans",
          "intact: 32 entries, 32 assessments, 509 facts, 424 spans",
          "intact: 48 entries, 48 assessments, 720 facts, 599 spans",
          "intact: 64 entries, 62 assessments, 926 facts, 751 spans");

  /** And of all of it. */
  static final String WHOLE = "intact: 65 entries, 62 assessments, 926 facts, 751 spans";

  private static final Exchange.Request ALL = new Exchange.Request(Optional.empty(), false);

  private Pushes() {}

  /**
   * Pushes once.
   *
   * @param arguments the file, and the address of the server
   */
  public static void main(String[] arguments) {
    push(new SqliteHistoryStore(Path.of(arguments[0])), arguments[1]);
  }

  static Exchange.Result push(HistoryStore from, String address) {
    return push(from, at(address));
  }

  static Exchange.Result push(HistoryStore from, HistoryStore to) {
    return new Exchange(from, Listener.NONE, BATCH).push(to, ALL);
  }

  static HistoryStore at(String address) {
    return PostgresHistoryStore.at(address, Map.of());
  }

  /** A file in which {@link Story} is recorded. */
  static SqliteHistoryStore story(Path folder) {
    SqliteHistoryStore file = new SqliteHistoryStore(folder.resolve("history.db"));
    try (History history = file.forWriting()) {
      Story.record(history);
    }
    return file;
  }

  /** Holds some whole batches of the story, from the first on. */
  static int assertThatItHoldsABeginning(HistoryStore store, HistoryStore story) {
    String verified = verified(store);
    assertThat(BEGINNINGS).contains(verified);
    int batches = BEGINNINGS.indexOf(verified);
    assertThat(entries(store))
        .containsExactlyInAnyOrderElementsOf(entries(story).subList(0, batches * BATCH));
    return batches;
  }

  static void assertThatItHoldsAll(HistoryStore store, HistoryStore story) {
    assertThat(verified(store)).isEqualTo(WHOLE);
    assertThat(entries(store)).containsExactlyInAnyOrderElementsOf(entries(story));
    assertThat(views(store)).isEqualTo(views(story));
  }

  /** Starts a process that does the same. */
  static Process begin(Path file, String address) {
    List<String> command = ThisJava.command(Pushes.class, file.toString(), address);
    try {
      return new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code history verify} says of a history, without what it says besides. */
  static String verified(HistoryStore store) {
    Verification found = store.verify(List.of(), ProgressListener.NONE).orElseThrow(store::absent);
    return found.intact()
        ? "intact: %d entries, %d assessments, %d facts, %d spans"
            .formatted(
                found.now().orElseThrow().entries(),
                found.assessments(),
                found.facts(),
                found.spans())
        : "not intact: " + found.breaks();
  }

  /** All rows of all views, sorted. */
  static List<String> views(HistoryStore store) {
    List<String> said = new ArrayList<>();
    for (View view : store.views()) {
      said.add(view.name());
      OnBothStoresTest.rows(store, "SELECT * FROM " + view.name(), Map.of()).stream()
          .sorted()
          .forEach(said::add);
    }
    return said;
  }

  /** The identities of all entries, log after log. */
  static List<String> entries(HistoryStore store) {
    List<String> entries = new ArrayList<>();
    try (History history = store.forReading().orElseThrow(store::absent)) {
      history
          .log()
          .entries(history.log().checkpoint().entries(), entry -> entries.add(entry.id().hex()));
    }
    return entries;
  }
}
