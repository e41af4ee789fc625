package dev.scorekeeper;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** What nobody can foresee; no lambda, since a start would pay for linking it. */
final class SystemRandom implements RandomGenerator {
  @Override
  public long nextLong() {
    return new SecureRandom().nextLong();
  }
}
