package dev.scorekeeper.domain.history;

/** Breaks a law on purpose: a field of the domain that changes. */
@SuppressWarnings("unused")
public final class Mutable {
  private int hidden;
  int open;
}
