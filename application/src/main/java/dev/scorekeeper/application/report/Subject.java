package dev.scorekeeper.application.report;

/** What a history can show whole. */
public sealed interface Subject {
  /** A domain, with all that it ever was. */
  record OfDomain(DomainLife life) implements Subject {}

  /** A run, with all that it found. */
  record OfRun(WholeRun run) implements Subject {}
}
