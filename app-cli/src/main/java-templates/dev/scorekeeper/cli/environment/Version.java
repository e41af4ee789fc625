package dev.scorekeeper.cli.environment;

/** The version of this program, as the build wrote it down. */
public final class Version {
  /** Such as {@code scorekeeper 0.1.0}. */
  public static final String TEXT = "scorekeeper ${project.version}";

  private Version() {}
}
