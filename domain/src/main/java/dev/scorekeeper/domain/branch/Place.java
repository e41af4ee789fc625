package dev.scorekeeper.domain.branch;

import java.time.Instant;

/**
 * A place of a stream for which there is a run: a commit on its line, or a moment outside of any.
 *
 * @param at the moment; later at each place
 * @param speaker the run that is used there
 * @param voice what it adds to the stream's history
 */
public record Place<S extends Speaker>(Instant at, S speaker, Voice voice) {
  /** Whether it is a point of the stream's history. */
  public boolean speaks() {
    return voice == Voice.SPEAKS;
  }
}
