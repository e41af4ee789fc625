package dev.scorekeeper.cli.command;

/** The exit codes; scripts rely on them. */
public final class ExitCode {
  /** All is well, or the command did its work. */
  public static final int FINE = 0;

  /**
   * {@code validate} made findings at or above {@code --fail-on}, or {@code history verify} found
   * the history not intact.
   */
  public static final int FINDINGS = 1;

  /** The command line is not understood. */
  public static final int USAGE = 2;

  /** The input or the history cannot be read, or what was asked for cannot be written. */
  public static final int UNREADABLE = 3;

  /** An internal error. */
  public static final int INTERNAL = 70;

  /** Whoever read the results has left: what a shell says of a program that this ended. */
  public static final int LEFT = 141;

  private ExitCode() {}
}
