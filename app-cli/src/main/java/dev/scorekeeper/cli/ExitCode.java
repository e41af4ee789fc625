package dev.scorekeeper.cli;

/** The exit codes; scripts rely on them. */
final class ExitCode {
  /** All is well, or the command did its work. */
  static final int FINE = 0;

  /**
   * {@code validate} made findings at or above {@code --fail-on}, or {@code history verify} found
   * the history not intact.
   */
  static final int FINDINGS = 1;

  /** The command line is not understood. */
  static final int USAGE = 2;

  /** The input or the history cannot be read. */
  static final int UNREADABLE = 3;

  /** Our own fault. */
  static final int INTERNAL = 70;

  private ExitCode() {}
}
