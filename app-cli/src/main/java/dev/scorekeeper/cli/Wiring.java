package dev.scorekeeper.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import java.util.List;

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
    bind(Cli.class).toProvider(() -> cli(outside.get()));
  }

  private static Cli cli(Environment environment) {
    return new Cli(
        environment,
        List.of(
            new ValidateCommand(environment),
            new StatusCommand(environment),
            new TrendCommand(environment),
            new LogCommand(environment),
            new QueryCommand(environment),
            new AuditCommand(environment),
            new AddCommand(environment),
            new InitCommand(environment),
            new CompletionCommand(environment)));
  }
}
