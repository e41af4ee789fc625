package dev.scorekeeper.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.scorekeeper.sqlite.SqliteHistory;
import java.util.List;

/**
 * Says which adapters serve the ports, in one place. Bound to providers only: reflection and
 * generated classes would cost more at start-up than all of the rest of Guice.
 */
final class Wiring extends AbstractModule {
  /** Started hundreds of times a day, and done before Guice has begun. */
  private static final List<String> BY_HAND = List.of("validate", "status", "backfill");

  @Override
  protected void configure() {
    bind(Histories.class).toProvider(Wiring::byHand);
  }

  private static Histories byHand() {
    return new Histories();
  }

  /**
   * What opens histories for a command. Putting it together, and loading the database beneath it,
   * each take as long as reading a workspace; so they are begun ahead, beside that.
   */
  static Background<Histories> histories(String command) {
    return Background.later(
        "wiring",
        () -> {
          Background.begin("driver", SqliteHistory::loadDriver);
          return BY_HAND.contains(command)
              ? byHand()
              : Guice.createInjector(Stage.DEVELOPMENT, new Wiring()).getInstance(Histories.class);
        });
  }
}
