package dev.scorekeeper.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Breaks a law on purpose: time, chance, environment, streams and exit away from the entrances. */
@SuppressWarnings({"JavaUtilDate", "unused"})
public final class TouchesTheWorld {
  Instant now() {
    return Instant.now();
  }

  LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  Supplier<Instant> reference() {
    return Instant::now;
  }

  Clock clock() {
    return Clock.systemUTC();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  long nanos() {
    return System.nanoTime();
  }

  Date date() {
    return new Date();
  }

  Random random() {
    return new Random();
  }

  Supplier<Random> randoms() {
    return Random::new;
  }

  double fraction() {
    return Math.random();
  }

  SecureRandom secure() {
    return new SecureRandom();
  }

  int chance() {
    return ThreadLocalRandom.current().nextInt();
  }

  UUID uuid() {
    return UUID.randomUUID();
  }

  Map<String, String> environment() {
    return System.getenv();
  }

  @Nullable String variable() {
    return System.getenv("HOME");
  }

  @Nullable String property() {
    return System.getProperty("user.home");
  }

  @Nullable Integer number() {
    return Integer.getInteger("x");
  }

  boolean flag() {
    return Boolean.getBoolean("x");
  }

  PrintStream out() {
    return System.out;
  }

  PrintStream err() {
    return System.err;
  }

  InputStream in() {
    return System.in;
  }

  @Nullable Console console() {
    return System.console();
  }

  void exit() {
    System.exit(1);
  }

  void halt() {
    Runtime.getRuntime().halt(1);
  }

  void trace(IllegalStateException e) {
    e.printStackTrace();
  }
}
