package dev.scorekeeper.domain.commit;

import java.io.Serial;

/** A repository's commits cannot be read; the message says which repository and why. */
public final class CommitsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public CommitsException(String message) {
    super(message);
  }

  public CommitsException(String message, Throwable cause) {
    super(message, cause);
  }
}
