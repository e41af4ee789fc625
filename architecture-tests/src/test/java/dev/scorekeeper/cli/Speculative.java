package dev.scorekeeper.cli;

/** Breaks a law on purpose: interfaces for others that may come, and have not. */
public final class Speculative {
  interface Alone {
    void first();

    void second();
  }

  interface Nobody {
    void first();

    void second();
  }

  interface Single {
    void only();
  }

  static final class First implements Alone, Single {
    @Override
    public void first() {}

    @Override
    public void second() {}

    @Override
    public void only() {}
  }
}
