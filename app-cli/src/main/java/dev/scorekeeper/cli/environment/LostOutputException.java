package dev.scorekeeper.cli.environment;

import java.io.IOException;
import java.io.Serial;

/** Nobody takes what is printed, so there is no use in going on. */
public final class LostOutputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  LostOutputException(IOException cause) {
    super(cause);
  }
}
