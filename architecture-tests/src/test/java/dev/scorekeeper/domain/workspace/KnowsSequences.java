package dev.scorekeeper.domain.workspace;

import dev.scorekeeper.domain.sequence.Size;

/** Breaks a law on purpose: the domain's first package knows a later one. */
public final class KnowsSequences {
  int movements(Size size) {
    return size.movements();
  }
}
