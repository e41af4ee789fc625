package dev.scorekeeper.json.settings;

/** The settings file cannot be used; the message is one line: place, what is wrong, what to do. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }
}
