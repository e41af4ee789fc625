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

  /** The longest path that a sentence shows whole, in characters. */
  private static final int LONGEST_SHOWN = 80;

  private static final FilePattern ALL = new FilePattern(FolderPattern.ANY_DEPTH);

  private final SourceTree tree;

  /** The folder whose files are looked for; empty where those of patterns are. */
  private final Optional<WorkspacePath> base;

  private final boolean isOneEnough;
  private final Set<WorkspacePath> found = new TreeSet<>(BY_BYTES);
  private final AtomicInteger names = new AtomicInteger();

  /** The first thing that was not looked at, as a clause; nothing where all was. */
  private final List<String> gap = new ArrayList<>();

  private PatternSearch(SourceTree tree, Optional<WorkspacePath> base, boolean isOneEnough) {
    this.tree = tree;
    this.base = base;
    this.isOneEnough = isOneEnough;
  }

  /**
   * What a search came to.
   *
   * @param <T> what was looked for
   */
  public sealed interface Outcome<T> {
    /** All was looked at that had to be. */
    record Known<T>(T found) implements Outcome<T> {}

    /**
     * Something could not be looked at, so that nobody knows what is there.
     *
     * @param why a clause of what was looked for, with what to do
     */
    record Unknown<T>(String why) implements Outcome<T> {}
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

  /** The files that some patterns mean, each once, in the order of their paths' bytes. */
  public static Outcome<List<WorkspacePath>> files(
      SourceTree tree, Collection<FilePattern> patterns) {
    PatternSearch search = new PatternSearch(tree, Optional.empty(), false);
    for (FilePattern pattern : patterns) {
      search.walk(WorkspacePath.ROOT, pattern.rest(), 0);
    }
    return !search.gap.isEmpty()
        ? new Outcome.Unknown<>(search.gap.get(0))
        : new Outcome.Known<>(new ArrayList<>(search.found));
  }

  /** One of the files that a pattern means. */
  public static Outcome<Optional<WorkspacePath>> first(SourceTree tree, FilePattern pattern) {
    PatternSearch search = new PatternSearch(tree, Optional.empty(), true);
    search.walk(WorkspacePath.ROOT, pattern.rest(), 0);
    return search.first();
  }

  /** One of the files that are in a folder or below it. */
  public static Outcome<Optional<WorkspacePath>> firstBelow(SourceTree tree, WorkspacePath folder) {
    PatternSearch search = new PatternSearch(tree, Optional.of(folder), true);
    search.walk(folder, ALL.rest(), 0);
    return search.first();
  }

  /** What was found is there, whatever was not looked at. */
  private Outcome<Optional<WorkspacePath>> first() {
    return found.isEmpty() && !gap.isEmpty()
        ? new Outcome.Unknown<>(gap.get(0))
        : new Outcome.Known<>(found.stream().findFirst());
  }

  /** The path of a name in a folder; empty where no path can have such a name. */
  public static Optional<WorkspacePath> child(WorkspacePath folder, String name) {
    Optional<WorkspacePath> path = WorkspacePath.of(name);
    return path.isPresent() && path.get().value().equals(name) && name.indexOf('/') < 0
        ? Optional.of(folder.child(name))
        : Optional.empty();
  }

  private boolean isDone() {
    return isOneEnough ? !found.isEmpty() || names.get() > MOST_NAMES : !gap.isEmpty();
  }

  /** Each folder once: all that a pattern may go on with in it is looked for together. */
  private void walk(WorkspacePath folder, FilePattern.Rest rest, int depth) {
    if (isDone()) {
      return;
    }
    if (depth > DEEPEST) {
      // What is in a circle of links was looked at where the circle begins.
      if (tree.at(folder) == SourceTree.Thing.FOLDER && !tree.isInCircle(folder)) {
        leave(
            "leads more than " + DEEPEST + " folders deep, into " + shown(folder),
            "name another folder before the first *");
      }
      return;
    }
    Optional<String> literal = rest.literal();
    if (literal.isPresent()) {
      if (isCounted() && step(folder, literal.get(), rest)) {
        walk(folder.child(literal.get()), rest.in(literal.get()), depth + 1);
      }
      return;
    }
    List<String> below = new ArrayList<>();
    for (String name : namesIn(folder)) {
      if (!isCounted()) {
        return;
      }
      if (child(folder, name).isPresent() && step(folder, name, rest)) {
        below.add(name);
      }
    }
    for (String name : below) {
      walk(folder.child(name), rest.in(name), depth + 1);
    }
  }

  private boolean isCounted() {
    if (names.incrementAndGet() > MOST_NAMES) {
      leave(
          base.isPresent()
              ? "has more than " + MOST_NAMES + " names in it before a file"
              : "more than " + MOST_NAMES + " names have to be compared with",
          "begin it with a folder before the first *");
    }
    return !isDone();
  }

  private List<String> namesIn(WorkspacePath folder) {
    List<String> all = new ArrayList<>(tree.names(folder));
    if (all.isEmpty() && tree.list(folder) instanceof SourceTree.Inaccessible unreadable) {
      boolean isBase = base.isPresent() && base.get().equals(folder);
      leave(
          (isBase ? "" : "leads into " + shown(folder) + ", which ") + unreadable.why(),
          "make it readable, or name another folder before the first *");
    }
    Collections.sort(all);
    return all;
  }

  /**
   * Takes what a pattern means.
   *
   * @return whether it may mean something below
   */
  private boolean step(WorkspacePath folder, String name, FilePattern.Rest rest) {
    FilePattern.Rest left = rest.in(name);
    boolean isMeant = rest.means(name);
    if (WorkspacePath.isReserved(name) || (left.isEmpty() && !isMeant)) {
      return false;
    }
    WorkspacePath path = folder.child(name);
    if (!isMeant && left.literal().isPresent()) {
      return true;
    }
    SourceTree.Thing thing = tree.at(path);
    if (isMeant && isFile(thing)) {
      found.add(path);
    } else if (thing == SourceTree.Thing.UNKNOWN) {
      leave(
          "leads to " + shown(path) + ", which cannot be read",
          "make it readable, or name another folder before the first *");
    }
    return thing == SourceTree.Thing.FOLDER && !left.isEmpty();
  }

  /**
   * Keeps in mind that something was not looked at.
   *
   * @param why a clause of what is looked for
   * @param cure what to do where that is a pattern
   */
  private void leave(String why, String cure) {
    if (gap.isEmpty()) {
      gap.add(
          (base.isPresent() ? "is a folder that " : "is a pattern that ")
              + why
              + "; "
              + (base.isPresent() ? "name a file in it" : cure));
    }
  }

  private static String shown(WorkspacePath path) {
    String value = path.value();
    return value.length() > LONGEST_SHOWN
        ? value.substring(0, value.offsetByCodePoints(0, LONGEST_SHOWN)) + "…"
        : value.isEmpty() ? "." : value;
  }

  /** Also what is unavailable, so that who reads it is told why. */
  private static boolean isFile(SourceTree.Thing thing) {
    return thing == SourceTree.Thing.FILE
        || thing == SourceTree.Thing.OUTSIDE
        || thing == SourceTree.Thing.UNKNOWN;
  }
}
