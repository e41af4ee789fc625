package dev.scorekeeper.json.planreader;

import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Map;
import java.util.function.Function;

/**
 * What files of many trees were read to lately, by the address of what they hold. Only what was
 * found is kept: what a tree lacks it has to be asked for, so that it can say so.
 */
final class ReadLately<T> {
  private final Map<String, T> known;

  /** Keeps at most so many. */
  ReadLately(int most) {
    known = new LruCache<>(most);
  }

  /**
   * What a file is read to.
   *
   * @param address two files of one address are read to the same
   */
  T of(
      AddressedTree tree, WorkspacePath file, String address, Function<Content, ? extends T> read) {
    T there = known.get(address);
    if (there != null) {
      return there;
    }
    Content content = tree.read(file);
    T reading = read.apply(content);
    if (content instanceof Found) {
      known.put(address, reading);
    }
    return reading;
  }
}
