package dev.scorekeeper.domain.workspace;

import java.io.Serial;

/** A file that is to be written cannot be; the message says why. */
public final class UnwritableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UnwritableException(String message) {
    super(message);
  }

  public UnwritableException(String message, Throwable cause) {
    super(message, cause);
  }
}
