package dev.scorekeeper.cli;

/** Breaks a law on purpose: things that all share and that can change. */
@SuppressWarnings({"MutablePublicArray", "unused", "NonFinalStaticField"})
public final class Shared {
  public static int counter;
  static String last = "";
  private static long hidden;
  public static final int[] NUMBERS = {1, 2};
  static final String[] TEXTS = {"a"};

  private Shared() {}
}
