package dev.scorekeeper.cli;

import dev.scorekeeper.testkit.workspace.InMemoryTree;

/** Breaks a law on purpose: a fake runs in production. */
public final class KnowsTestkit {
  InMemoryTree tree(InMemoryTree tree) {
    return tree;
  }
}
