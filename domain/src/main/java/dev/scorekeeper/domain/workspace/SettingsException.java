package dev.scorekeeper.domain.workspace;

import java.io.Serial;

/** The settings file cannot be used; the message is one line: place, what is wrong, what to do. */
public final class SettingsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
