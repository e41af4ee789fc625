package dev.scorekeeper.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.scorekeeper.sqlite.SqliteHistory;

/**
 * Says which adapters serve the ports, in one place. Bound to providers only: reflection and
 * generated classes would cost more at start-up than all of the rest of Guice.
 */
final class Wiring extends AbstractModule {
  @Override
  protected void configure() {
    bind(Histories.class).toProvider(Histories::new);
  }

  /**
   * What opens histories. Putting it together, and loading the database beneath it, each take as
   * long as reading a workspace; so they are begun ahead, beside that.
   */
  static Background<Histories> histories() {
    return Background.later(
        "wiring",
        () -> {
          Background.begin("driver", SqliteHistory::loadDriver);
          return Guice.createInjector(Stage.DEVELOPMENT, new Wiring()).getInstance(Histories.class);
        });
  }
}
