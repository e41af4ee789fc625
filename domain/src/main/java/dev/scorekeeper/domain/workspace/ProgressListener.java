package dev.scorekeeper.domain.workspace;

/** Progress callback of long work, called on the calling thread. */
@FunctionalInterface
public interface ProgressListener {
  /** Ignores everything. */
  ProgressListener NONE = (done, of) -> {};

  /**
   * Called as the work goes on.
   *
   * @param done how many steps are done
   * @param of how many there are in all
   */
  void show(int done, int of);
}
