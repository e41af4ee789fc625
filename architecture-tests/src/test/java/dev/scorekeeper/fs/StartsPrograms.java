package dev.scorekeeper.fs;

import java.io.IOException;

/** Breaks a law on purpose: an adapter other than git starts programs. */
public final class StartsPrograms {
  Process built() throws IOException {
    return new ProcessBuilder("true").start();
  }

  Process run() throws IOException {
    return Runtime.getRuntime().exec(new String[] {"true"});
  }
}
