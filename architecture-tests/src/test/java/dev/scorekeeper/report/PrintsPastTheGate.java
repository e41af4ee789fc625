package dev.scorekeeper.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;

/** Breaks a law on purpose: text reaches people without being made plain. */
public final class PrintsPastTheGate {
  void line(PrintStream out) {
    out.println("a");
  }

  Appendable part(PrintWriter out) {
    return out.append("a");
  }

  PrintStream wrapped(OutputStream out) {
    return new PrintStream(out);
  }

  OutputStream direct() {
    return new FileOutputStream(FileDescriptor.out);
  }

  void trace(IllegalStateException e, PrintStream err) {
    e.printStackTrace(err);
  }
}
