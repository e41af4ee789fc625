package dev.scorekeeper.git;

/** Breaks a law on purpose: an adapter shows other modules what is not on the list. */
public final class Exposed {
  private Exposed() {}
}
