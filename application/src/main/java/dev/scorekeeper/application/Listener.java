package dev.scorekeeper.application;

import dev.scorekeeper.domain.workspace.ProgressListener;

/**
 * Is told while work is done: how far it has come, and what a person should know besides its
 * result.
 */
public interface Listener {
  /** Listens to nothing. */
  Listener NONE = new SilentListener();

  /** Long work begins; it is over when the stage is closed. */
  Stage begin(Work work);

  /** Something that a person should know besides the result, as a clause. */
  void notice(String clause);

  /** Long work on its way. */
  interface Stage extends ProgressListener, AutoCloseable {
    @Override
    void close();
  }
}
