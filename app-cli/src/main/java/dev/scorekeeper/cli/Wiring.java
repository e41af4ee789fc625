package dev.scorekeeper.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;

/**
 * Puts the program together, in one place. Bound to instances and providers only: reflection and
 * generated classes would cost more at start-up than all of the rest of Guice.
 */
final class Wiring extends AbstractModule {
  private final Environment environment;

  Wiring(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected void configure() {
    bind(Environment.class).toInstance(environment);
    Provider<Environment> outside = getProvider(Environment.class);
    bind(Cli.class).toProvider(() -> new Cli(outside.get(), new Commands(outside.get())));
  }
}
