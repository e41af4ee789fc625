package dev.scorekeeper.cli;

/** Starts the command line. */
public final class Main {
  private Main() {}

  /** Prints the version. */
  public static void main(String[] args) {
    System.out.println("scorekeeper " + Main.class.getPackage().getImplementationVersion());
  }
}
