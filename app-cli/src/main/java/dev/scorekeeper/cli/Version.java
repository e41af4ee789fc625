package dev.scorekeeper.cli;

import java.util.Optional;

/** The version of this program, as its jar says it. */
final class Version {
  private Version() {}

  /** Such as {@code scorekeeper 0.1.0}. */
  static String text() {
    return Cli.NAME
        + " "
        + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
  }
}
