package dev.scorekeeper.git;

import org.jspecify.annotations.Nullable;

/** Says in people's words why a repository cannot be read. */
final class Reason {
  /** More than wrap anything; causes may go round in a circle. */
  private static final int MOST_CAUSES = 16;

  private Reason() {}

  /**
   * What failed, without the names of what only passed it on: who has nothing to say of its own
   * repeats its cause.
   */
  static String of(Throwable failure) {
    Throwable said = failure;
    for (int depth = 0; depth < MOST_CAUSES; depth++) {
      String message = said.getMessage();
      @Nullable Throwable cause = said.getCause();
      if (cause == null || (message != null && !message.contains(cause.toString()))) {
        break;
      }
      said = cause;
    }
    String message = said.getMessage();
    return message == null || message.isBlank() ? "it is damaged" : message;
  }
}
