package dev.scorekeeper.sqlite;

/** Is told how far a pass over the whole history has come; always by the thread that makes it. */
@FunctionalInterface
public interface RunsDone {
  /** So many steps are done, of so many. */
  void runs(int done, int of);
}
