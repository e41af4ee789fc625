package dev.scorekeeper.application;

import dev.scorekeeper.fs.DirectoryTree;
import java.nio.file.Path;

/** Breaks a law on purpose: a use case knows where files lie, and who reads them. */
public final class KnowsFiles {
  Path path() {
    return Path.of("plan");
  }

  DirectoryTree tree(DirectoryTree tree) {
    return tree;
  }
}
