package dev.scorekeeper.cli;

/** Breaks a law on purpose: names that say nothing of what is named. */
public final class Names {
  static final class TreeImpl {}

  static final class ReadUseCase {}

  static final class TreeManager {}

  static final class PathUtil {}

  static final class PathUtils {}

  static final class TreeDTO {}

  static final class TreeDto {}

  static final class PathHelper {}
}
