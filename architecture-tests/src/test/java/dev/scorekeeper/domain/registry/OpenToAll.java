package dev.scorekeeper.domain.registry;

/** Breaks a law on purpose: kinds of domain data that anyone may add to. */
public class OpenToAll {
  interface Anything {
    void first();

    void second();
  }

  static class Extensible {}

  abstract static class Unfinished {}
}
