package dev.scorekeeper.sqlite;

import com.google.inject.Guice;
import com.google.inject.Injector;
import jakarta.inject.Provider;

/** Breaks a law on purpose: an adapter is wired by Guice. */
public final class KnowsGuice {
  Injector injector() {
    return Guice.createInjector();
  }

  String provided(Provider<String> provider) {
    return provider.get();
  }
}
