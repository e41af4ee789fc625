package dev.scorekeeper.cli;

import org.jspecify.annotations.Nullable;

/** What is said where Java has too little memory for what was asked. */
final class Memory {
  static final String COMPLAINT =
      "there is too little memory for this; give Java more, as with"
          + " SCOREKEEPER_JAVA_OPTS=-Xmx1g, or make the input smaller";

  private Memory() {}

  /** Whether a failure comes of too little memory, by whatever it was wrapped in. */
  static boolean isShort(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 16; depth++) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
