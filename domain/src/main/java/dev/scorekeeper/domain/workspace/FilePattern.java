package dev.scorekeeper.domain.workspace;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a workspace are meant. In a name {@code *} stands for any characters and {@code ?}
 * for one, a name of {@code **} for any number of folders, none included; all else is itself.
 *
 * @param value names joined by {@code /}; it cannot leave the workspace
 */
public record FilePattern(String value) {
  /** No file system takes longer paths, in characters. */
  private static final int LONGEST = 4096;

  public FilePattern {
    if (value.isEmpty()
        || value.length() > LONGEST
        || WorkspacePath.of(value).filter(path -> path.value().equals(value)).isEmpty()) {
      throw new IllegalArgumentException("no pattern of files inside the workspace: " + value);
    }
  }

  /** Reads a pattern as people write it; empty where it leaves the workspace. */
  public static Optional<FilePattern> of(String text) {
    return text.length() > LONGEST
        ? Optional.empty()
        : WorkspacePath.of(text)
            .map(WorkspacePath::value)
            .filter(path -> !path.isEmpty())
            .map(FilePattern::new);
  }

  /** Whether a text stands for more than one path. */
  public static boolean isPattern(String text) {
    return !FolderPattern.isLiteral(text);
  }

  /** Its names from the root on. */
  public List<String> names() {
    return Arrays.asList(value.split("/", -1));
  }

  /** The folder that all its files are below: the names before the first that is not literal. */
  public WorkspacePath base() {
    WorkspacePath base = WorkspacePath.ROOT;
    for (String name : names()) {
      if (!FolderPattern.isLiteral(name)) {
        return base;
      }
      base = base.child(name);
    }
    return base.parent();
  }

  /** Whether a path is meant. */
  public boolean matches(WorkspacePath path) {
    return FolderPattern.matches(names(), Arrays.asList(path.value().split("/", -1)));
  }

  /** All of it, as it is looked for in the root. */
  public Rest rest() {
    return new Rest(this, names(), new BitSet()).beginning(0);
  }

  /**
   * What is left of a pattern in a folder: the names that it may go on with there. There are
   * several, since {@code **} stands for folders or for none, and all of them are kept together, so
   * that a folder is looked at once.
   */
  public static final class Rest {
    private final FilePattern pattern;
    private final List<String> names;

    /** Where in the names it may go on; of {@code **} none but the last is there. */
    private final BitSet next;

    private Rest(FilePattern pattern, List<String> names, BitSet next) {
      this.pattern = pattern;
      this.names = names;
      this.next = next;
    }

    private Rest beginning(int at) {
      BitSet there = new BitSet();
      add(there, at);
      return new Rest(pattern, names, there);
    }

    /** Adds a name to go on with. Of two {@code **} the later takes all that the earlier could. */
    private void add(BitSet there, int at) {
      there.set(at);
      for (int i = at; isAnyDepth(i); i++) {
        there.clear(0, i);
        if (i < names.size() - 1) {
          there.set(i + 1);
        }
      }
    }

    private boolean isAnyDepth(int at) {
      return at >= 0 && at < names.size() && names.get(at).equals(FolderPattern.ANY_DEPTH);
    }

    /** Whether nothing in the folder is meant. */
    public boolean isEmpty() {
      return next.isEmpty();
    }

    /** Whether something is meant at any depth. */
    public boolean hasAnyDepth() {
      return isAnyDepth(next.nextSetBit(0));
    }

    /** The only name in the folder that can matter, where that is known. */
    public Optional<String> literal() {
      int first = next.nextSetBit(0);
      return next.cardinality() == 1 && FolderPattern.isLiteral(names.get(first))
          ? Optional.of(names.get(first))
          : Optional.empty();
    }

    /** Whether a file of this name in the folder is meant. */
    public boolean means(String name) {
      int last = names.size() - 1;
      return next.get(last) && (isAnyDepth(last) || FolderPattern.matches(names.get(last), name));
    }

    /** What is left in the folder of this name in the folder. */
    public Rest in(String name) {
      BitSet there = new BitSet();
      for (int at = next.nextSetBit(0); at >= 0; at = next.nextSetBit(at + 1)) {
        if (isAnyDepth(at)) {
          add(there, at);
        } else if (at < names.size() - 1 && FolderPattern.matches(names.get(at), name)) {
          add(there, at + 1);
        }
      }
      return new Rest(pattern, names, there);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Rest rest && next.equals(rest.next) && pattern.equals(rest.pattern);
    }

    @Override
    public int hashCode() {
      return next.hashCode();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
