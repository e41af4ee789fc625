package dev.scorekeeper.cli;

import java.io.Serial;

/** A file that a command is to write cannot be written; the message says which and why. */
final class UnwritableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnwritableException(String message) {
    super(message);
  }

  UnwritableException(String message, Throwable cause) {
    super(message, cause);
  }
}
