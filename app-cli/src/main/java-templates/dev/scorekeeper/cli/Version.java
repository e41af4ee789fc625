package dev.scorekeeper.cli;

/** The version of this program, as the build wrote it down. */
final class Version {
  /** Such as {@code scorekeeper 0.1.0}. */
  static final String TEXT = "scorekeeper ${project.version}";

  private Version() {}
}
