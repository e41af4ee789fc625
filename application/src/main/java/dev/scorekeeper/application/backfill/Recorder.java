package dev.scorekeeper.application.backfill;

import dev.scorekeeper.application.Deferred;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records batches in their order, while the next is read. A batch that fails is the last: whoever
 * comes with the next is told, or else whoever closes.
 */
final class Recorder implements AutoCloseable {
  private Optional<Deferred<Integer>> begun = Optional.empty();

  /** Begins to record a batch, once those before it are recorded. */
  void record(Supplier<Integer> batch) {
    settle();
    begun = Optional.of(Deferred.begin("recording", batch));
  }

  /** Records the last batch, after those before it, and returns when it is recorded. */
  void recordHere(Supplier<Integer> batch) {
    settle();
    Deferred<Integer> last = Deferred.later("recording", batch);
    last.here();
    begun = Optional.of(last);
    settle();
  }

  /** Waits for what was begun. */
  @Override
  public void close() {
    settle();
  }

  private void settle() {
    Optional<Deferred<Integer>> last = begun;
    begun = Optional.empty(); // a failure is told once
    last.ifPresent(Deferred::get);
  }
}
