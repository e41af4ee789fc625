package dev.scorekeeper.benchmarks;

/** A program that does nothing: what it takes is what Java itself takes. */
final class Empty {
  private Empty() {}

  public static void main(String[] arguments) {}
}
