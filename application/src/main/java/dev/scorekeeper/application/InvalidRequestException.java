package dev.scorekeeper.application;

import java.io.Serial;

/** What was asked for makes no sense here; the message says why, and what would. */
public final class InvalidRequestException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public InvalidRequestException(String message) {
    super(message);
  }
}
