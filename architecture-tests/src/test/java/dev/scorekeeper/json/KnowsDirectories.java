package dev.scorekeeper.json;

import dev.scorekeeper.fs.DirectoryTree;
import java.nio.file.Path;

/** Breaks a law on purpose: readers know where files lie. */
public final class KnowsDirectories {
  DirectoryTree tree(Path path) {
    return new DirectoryTree(path);
  }
}
