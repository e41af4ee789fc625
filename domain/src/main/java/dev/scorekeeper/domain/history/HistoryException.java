package dev.scorekeeper.domain.history;

import java.io.Serial;

/** A history cannot be read or written; the message says why and what to do, for people. */
public final class HistoryException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public HistoryException(String message) {
    super(message);
  }

  public HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
