package dev.scorekeeper.application;

import dev.scorekeeper.domain.workspace.ProgressListener;

/**
 * Callback for long work: its progress, and notices for a person besides the result. Called on the
 * calling thread.
 */
public interface Listener {
  /** Ignores everything. */
  Listener NONE = new SilentListener();

  /** Called when long work begins; the work is over when the stage is closed. */
  Stage begin(Work work);

  /** A notice for a person besides the result, as a clause without a full stop. */
  void notice(String clause);

  /** Long work in progress. */
  interface Stage extends ProgressListener, AutoCloseable {
    @Override
    void close();
  }
}
