package dev.scorekeeper.report;

import dev.scorekeeper.report.drawing.Output;
import java.io.OutputStream;

/** Breaks a law on purpose: a report takes the way of exports. */
public final class WritesPastTheGate {
  OutputStream around(Output out) {
    return out.bytes();
  }
}
