package dev.scorekeeper.domain.history;

import picocli.CommandLine;

/** Breaks a law on purpose: picocli in the domain. */
public final class KnowsTheCommandLine {
  CommandLine commandLine(CommandLine line) {
    return line.setTrimQuotes(true);
  }
}
