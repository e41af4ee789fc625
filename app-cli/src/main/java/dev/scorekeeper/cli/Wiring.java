package dev.scorekeeper.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.scorekeeper.HistoryAddress;
import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.ScorekeeperModule;
import dev.scorekeeper.Setup;
import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.cli.option.Options;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** What opens the library for a command. */
final class Wiring {
  /** Called often, by people and builds, and done before Guice has begun. */
  private static final List<String> BY_HAND =
      List.of("validate", "status", "backfill", "trend", "log", "show", "diff", "query", "badge");

  private static final String HISTORY_IS = Options.HISTORY + "=";

  private Wiring() {}

  /**
   * Opens the library from the same factories, with Guice or without. Putting Guice together, and
   * loading the database, each take as long as reading a workspace; so they are begun ahead, beside
   * that.
   */
  static Deferred<Function<Setup, Scorekeeper>> library(
      String command, List<String> arguments, Map<String, String> variables) {
    return Deferred.later("wiring", new Opening(command, arguments, variables));
  }

  /** No lambdas, since a start would pay for linking them. */
  private record Opening(String command, List<String> arguments, Map<String, String> variables)
      implements Supplier<Function<Setup, Scorekeeper>> {
    @Override
    public Function<Setup, Scorekeeper> get() {
      Deferred.begin("driver", new Driver(namesServer(arguments, variables)));
      return BY_HAND.contains(command) ? new ByHand() : injected();
    }
  }

  private record Driver(boolean isServer) implements Supplier<Boolean> {
    @Override
    public Boolean get() {
      return Scorekeeper.loadDatabase(isServer);
    }
  }

  /** Whether the history is likely one on a server; settings may say so, too, which costs time. */
  private static boolean namesServer(List<String> arguments, Map<String, String> variables) {
    for (String argument : arguments) {
      String value =
          argument.startsWith(HISTORY_IS) ? argument.substring(HISTORY_IS.length()) : argument;
      if (HistoryAddress.isServer(value)) {
        return true;
      }
    }
    return HistoryAddress.isServer(variables.getOrDefault(Setup.HISTORY_VARIABLE, ""))
        && !arguments.contains(Options.HISTORY);
  }

  /** No lambda, since a start would pay for linking it. */
  private static final class ByHand implements Function<Setup, Scorekeeper> {
    @Override
    public Scorekeeper apply(Setup setup) {
      return setup.open();
    }
  }

  private static Function<Setup, Scorekeeper> injected() {
    AtomicReference<Setup> asked = new AtomicReference<>();
    Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new ScorekeeperModule(asked::get));
    return setup -> {
      asked.set(setup);
      return injector.getInstance(Scorekeeper.class);
    };
  }
}
