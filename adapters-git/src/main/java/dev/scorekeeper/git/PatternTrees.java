package dev.scorekeeper.git;

import dev.scorekeeper.domain.workspace.AddressedTree.Addressed;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.PatternSearch;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.git.GitTreeEntries.Entry;
import dev.scorekeeper.git.GitTreeEntries.Kind;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that patterns mean in one tree after the other, and keeps what it found in
 * folders, so that a tree costs what is different in it. It follows no link and enters no other
 * repository: where a pattern means one, it finds nothing, and others have to look.
 */
final class PatternTrees {
  /** Folders that are kept in mind. */
  private static final int MOST_KEPT = 20_000;

  /** Files of a folder above which it is not kept: the folders in it are. */
  private static final int LARGE = 200;

  private static final int DEEPEST = 64;

  private final Map<Place, List<Addressed>> known = new Kept();

  /** A folder in which the rest of a pattern is looked for. */
  private record Place(ObjectId tree, String folder, FilePattern pattern, int at) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place place
          && at == place.at
          && tree.equals(place.tree)
          && folder.equals(place.folder)
          && pattern.equals(place.pattern);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tree, at);
    }
  }

  private static final class Kept extends LinkedHashMap<Place, List<Addressed>> {
    @Serial private static final long serialVersionUID = 1L;

    Kept() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Place, List<Addressed>> eldest) {
      return size() > MOST_KEPT;
    }
  }

  /** A pattern means something that is no plain file in plain folders. */
  private static final class NotPlainException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    NotPlainException() {
      super("no plain file", null, false, false);
    }
  }

  /**
   * The files that patterns mean below a folder, each once, in the order of their paths' bytes;
   * empty where others have to look.
   */
  Optional<List<Addressed>> matching(ObjectId root, List<FilePattern> patterns, ObjectStore objects)
      throws IOException {
    List<List<Addressed>> found = new ArrayList<>();
    boolean sorted = true;
    try {
      for (FilePattern pattern : patterns) {
        List<Addressed> some = new Search(pattern, objects).below(root, WorkspacePath.ROOT, 0, 0);
        if (!some.isEmpty()) {
          found.add(some);
        }
        // Git sorts the names of a folder as the bytes of paths through it are sorted.
        sorted &= !pattern.names().contains(FolderPattern.ANY_DEPTH);
      }
    } catch (NotPlainException e) {
      return Optional.empty();
    }
    return Optional.of(sorted ? inOrder(found) : sorted(found));
  }

  /** Files that are sorted for each pattern, and mostly lie in other folders for each. */
  private static List<Addressed> inOrder(List<List<Addressed>> found) {
    found.sort((one, other) -> compare(one.get(0), other.get(0)));
    for (int i = 1; i < found.size(); i++) {
      List<Addressed> before = found.get(i - 1);
      if (compare(before.get(before.size() - 1), found.get(i).get(0)) >= 0) {
        return sorted(found);
      }
    }
    return joined(found);
  }

  /** Each file once. */
  private static List<Addressed> sorted(List<List<Addressed>> found) {
    List<Addressed> files = joined(found);
    files.sort(PatternTrees::compare);
    for (int i = files.size() - 1; i > 0; i--) {
      if (files.get(i).file().equals(files.get(i - 1).file())) {
        files.remove(i);
      }
    }
    return files;
  }

  private static List<Addressed> joined(List<List<Addressed>> found) {
    List<Addressed> files = new ArrayList<>();
    for (List<Addressed> some : found) {
      files.addAll(some);
    }
    return files;
  }

  private static int compare(Addressed one, Addressed other) {
    return PatternSearch.BY_BYTES.compare(one.file(), other.file());
  }

  /** The search for the files of one pattern. */
  private final class Search {
    private final FilePattern pattern;
    private final List<String> names;
    private final ObjectStore objects;

    Search(FilePattern pattern, ObjectStore objects) {
      this.pattern = pattern;
      this.names = pattern.names();
      this.objects = objects;
    }

    List<Addressed> below(ObjectId tree, WorkspacePath folder, int at, int depth)
        throws IOException, NotPlainException {
      Place place = new Place(tree, folder.value(), pattern, at);
      List<Addressed> kept = known.get(place);
      if (kept != null) {
        return kept;
      }
      List<Addressed> found = new ArrayList<>();
      if (depth <= DEEPEST) {
        look(tree, folder, at, depth, found);
      }
      if (found.size() <= LARGE) {
        known.put(place, found);
      }
      return found;
    }

    private void look(ObjectId tree, WorkspacePath folder, int at, int depth, List<Addressed> found)
        throws IOException, NotPlainException {
      GitTreeEntries entries = objects.folder(tree).orElseThrow(NotPlainException::new);
      String name = names.get(at);
      if (FolderPattern.isLiteral(name)) {
        take(name, entries.entry(name), folder, at + 1, depth, found);
        return;
      }
      boolean isAnyDepth = name.equals(FolderPattern.ANY_DEPTH);
      boolean isLast = at == names.size() - 1;
      if (isAnyDepth && !isLast) {
        found.addAll(below(tree, folder, at + 1, depth));
      }
      for (Map.Entry<String, Entry> one : entries.all()) {
        if (!isAnyDepth) {
          if (FolderPattern.matches(name, one.getKey())) {
            take(one.getKey(), one.getValue(), folder, at + 1, depth, found);
          }
        } else if (one.getValue().kind() != Kind.FILE) {
          take(one.getKey(), one.getValue(), folder, at, depth, found);
        } else if (isLast) {
          take(one.getKey(), one.getValue(), folder, at + 1, depth, found);
        }
      }
    }

    private void take(
        String name, Entry entry, WorkspacePath folder, int next, int depth, List<Addressed> found)
        throws IOException, NotPlainException {
      Optional<WorkspacePath> path = PatternSearch.child(folder, name);
      if (path.isEmpty() || WorkspacePath.isReserved(name)) {
        return;
      }
      switch (entry.kind()) {
        case FILE -> {
          if (next == names.size()) {
            found.add(new Addressed(path.get(), entry.id().name()));
          }
        }
        case FOLDER -> {
          if (next < names.size()) {
            found.addAll(below(entry.id(), path.get(), next, depth + 1));
          }
        }
        case LINK, SUBMODULE -> throw new NotPlainException();
        case ABSENT -> {
          // Nothing is found there.
        }
      }
    }
  }
}
