package dev.scorekeeper.domain.workspace;

import java.io.Serial;

/** A file that is needed cannot be read; the message says which, where and why. */
public final class UnreadableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UnreadableException(String message) {
    super(message);
  }
}
