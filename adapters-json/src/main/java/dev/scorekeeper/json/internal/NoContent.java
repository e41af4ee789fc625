package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;

/** What a tree's answer without content says. */
public final class NoContent {
  private NoContent() {}

  /** The layer of such an answer; these answers are the same for files and folders. */
  public static <T> Layer<T> layer(Content content) {
    if (content instanceof SourceTree.Missing) {
      return new Layer.Absent<>();
    }
    return content instanceof SourceTree.Inaccessible unreadable
        ? new Layer.Flawed<>(unreadable.why(), Location.START)
        : new Layer.Refused<>();
  }
}
