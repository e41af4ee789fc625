package dev.scorekeeper.domain.query;

import java.io.Serial;

/** A query cannot be run as it is written; the message says why, for the person who wrote it. */
public final class QueryException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public QueryException(String message) {
    super(message);
  }

  public QueryException(String message, Throwable cause) {
    super(message, cause);
  }
}
