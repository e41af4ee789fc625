package dev.scorekeeper;

import dev.scorekeeper.report.drawing.Console;

/** Breaks a law on purpose: the library prints. */
public final class PrintsItself {
  void print(Console console) {
    console.print("done");
  }
}
