package dev.scorekeeper.domain.workspace;

/** Is told how far long work has come; always by the thread that asked for it. */
@FunctionalInterface
public interface ProgressListener {
  /** Listens to nothing. */
  ProgressListener NONE = (done, of) -> {};

  /** So much is done, of so much. */
  void show(int done, int of);
}
