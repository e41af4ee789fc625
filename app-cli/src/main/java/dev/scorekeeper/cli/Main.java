package dev.scorekeeper.cli;

/** Starts the command line. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    System.out.println("scorekeeper " + Main.class.getPackage().getImplementationVersion());
    return 0;
  }
}
