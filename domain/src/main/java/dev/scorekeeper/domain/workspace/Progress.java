package dev.scorekeeper.domain.workspace;

/** Is told how far long work has come; always by the thread that asked for it. */
@FunctionalInterface
public interface Progress {
  /** So many steps are done, of so many. */
  void show(int done, int of);
}
