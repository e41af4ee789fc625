package dev.scorekeeper.domain.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks in a tree for the files that patterns mean. */
public final class PatternSearch {
  /** By the bytes that paths have in UTF-8, whatever comes first in Java. */
  public static final Comparator<WorkspacePath> BY_BYTES = new ByBytes();

  /** Names that are looked at: more of them would be looked at for minutes. */
  private static final int MOST_NAMES = 1_000_000;

  /** Folders in each other, through links too, of which there may be circles. */
  private static final int DEEPEST = 64;

  private final SourceTree tree;
  private final boolean isOneEnough;
  private final Set<WorkspacePath> found = new TreeSet<>(BY_BYTES);
  private final AtomicInteger names = new AtomicInteger();

  private PatternSearch(SourceTree tree, boolean isOneEnough) {
    this.tree = tree;
    this.isOneEnough = isOneEnough;
  }

  private static final class ByBytes implements Comparator<WorkspacePath> {
    @Override
    public int compare(WorkspacePath one, WorkspacePath other) {
      String a = one.value();
      String b = other.value();
      int common = Math.min(a.length(), b.length());
      for (int i = 0; i < common; i++) {
        char left = a.charAt(i);
        char right = b.charAt(i);
        if (left != right) {
          // In UTF-8 the characters of two surrogates come last.
          boolean isPair = Character.isSurrogate(left);
          return isPair == Character.isSurrogate(right)
              ? Character.compare(left, right)
              : isPair ? 1 : -1;
        }
      }
      return Integer.compare(a.length(), b.length());
    }
  }

  /**
   * The files that some patterns mean, each once, in the order of their paths' bytes; empty where
   * there is too much to look at.
   */
  public static Optional<List<WorkspacePath>> files(
      SourceTree tree, Collection<FilePattern> patterns) {
    PatternSearch search = new PatternSearch(tree, false);
    for (FilePattern pattern : patterns) {
      search.walk(WorkspacePath.ROOT, pattern.names(), 0, 0);
    }
    return search.names.get() > MOST_NAMES
        ? Optional.empty()
        : Optional.of(new ArrayList<>(search.found));
  }

  /** One of the files that a pattern means. */
  public static Optional<WorkspacePath> first(SourceTree tree, FilePattern pattern) {
    PatternSearch search = new PatternSearch(tree, true);
    search.walk(WorkspacePath.ROOT, pattern.names(), 0, 0);
    return search.found.stream().findFirst();
  }

  /** The path of a name in a folder; empty where no path can have such a name. */
  public static Optional<WorkspacePath> child(WorkspacePath folder, String name) {
    Optional<WorkspacePath> path = WorkspacePath.of(name);
    return path.isPresent() && path.get().value().equals(name) && name.indexOf('/') < 0
        ? Optional.of(folder.child(name))
        : Optional.empty();
  }

  private boolean isDone() {
    return names.get() > MOST_NAMES || (isOneEnough && !found.isEmpty());
  }

  private void walk(WorkspacePath folder, List<String> pattern, int at, int depth) {
    String name = pattern.get(at);
    boolean isLast = at == pattern.size() - 1;
    if (isDone() || depth > DEEPEST) {
      return;
    }
    if (FolderPattern.isLiteral(name)) {
      names.incrementAndGet();
      step(folder.child(name), pattern, at, isLast, depth);
      return;
    }
    boolean isAnyDepth = name.equals(FolderPattern.ANY_DEPTH);
    if (isAnyDepth && !isLast) {
      walk(folder, pattern, at + 1, depth);
    }
    List<String> all = new ArrayList<>(tree.names(folder));
    Collections.sort(all);
    for (String one : all) {
      names.incrementAndGet();
      Optional<WorkspacePath> path = child(folder, one);
      if (path.isEmpty() || isDone()) {
        continue;
      }
      if (!isAnyDepth) {
        if (FolderPattern.matches(name, one)) {
          step(path.get(), pattern, at, isLast, depth);
        }
      } else if (!WorkspacePath.isReserved(one)) {
        SourceTree.Thing thing = tree.at(path.get());
        if (thing == SourceTree.Thing.FOLDER) {
          walk(path.get(), pattern, at, depth + 1);
        } else if (isLast && isFile(thing)) {
          found.add(path.get());
        }
      }
    }
  }

  private void step(WorkspacePath path, List<String> pattern, int at, boolean isLast, int depth) {
    if (path.isReserved()) {
      return;
    }
    if (!isLast) {
      walk(path, pattern, at + 1, depth + 1);
    } else if (isFile(tree.at(path))) {
      found.add(path);
    }
  }

  /** Also what is unavailable, so that who reads it is told why. */
  private static boolean isFile(SourceTree.Thing thing) {
    return thing == SourceTree.Thing.FILE
        || thing == SourceTree.Thing.OUTSIDE
        || thing == SourceTree.Thing.UNKNOWN;
  }
}
