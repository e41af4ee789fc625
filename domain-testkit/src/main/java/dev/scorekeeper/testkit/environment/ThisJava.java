package dev.scorekeeper.testkit.environment;

import java.nio.file.Path;
import java.util.List;

/** The Java that runs the tests, for those that start processes of their own with it. */
public final class ThisJava {
  /** From here on, Java warns on the standard error when native code is loaded. */
  private static final int WARNS_OF_NATIVE_CODE = 24;

  private ThisJava() {}

  /** The program that starts it. */
  public static Path program() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The options without which the SQLite driver is not loaded in silence. */
  public static List<String> nativeAccess() {
    return Runtime.version().feature() < WARNS_OF_NATIVE_CODE
        ? List.of()
        : List.of("--enable-native-access=ALL-UNNAMED");
  }
}
