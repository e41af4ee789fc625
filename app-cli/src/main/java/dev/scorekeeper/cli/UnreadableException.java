package dev.scorekeeper.cli;

import java.io.Serial;

/** A file that a command needs cannot be read; the message says which, where and why. */
final class UnreadableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message);
  }
}
