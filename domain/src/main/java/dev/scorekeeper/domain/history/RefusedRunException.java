package dev.scorekeeper.domain.history;

import java.io.Serial;

/**
 * A history takes nothing of what another log tells, because of one of its runs; the message says
 * which and why, for people.
 */
public final class RefusedRunException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public RefusedRunException(String message) {
    super(message);
  }
}
