package dev.scorekeeper.git;

import dev.scorekeeper.domain.workspace.AddressedTree.Addressed;
import dev.scorekeeper.domain.workspace.FilePattern;
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
  private record Place(ObjectId tree, String folder, FilePattern.Rest rest) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place place
          && tree.equals(place.tree)
          && folder.equals(place.folder)
          && rest.equals(place.rest);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tree, rest);
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

  /** A pattern means something that is no plain file in plain folders, or lies too deep. */
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
    Search search = new Search(objects);
    try {
      for (FilePattern pattern : patterns) {
        List<Addressed> some = search.below(root, WorkspacePath.ROOT, pattern.rest(), 0);
        if (!some.isEmpty()) {
          found.add(some);
        }
      }
    } catch (NotPlainException e) {
      return Optional.empty();
    }
    return Optional.of(inOrder(found));
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

  /**
   * The search in one tree. Git sorts the names of a folder as the bytes of paths through it are
   * sorted, so what is found is in order, and a folder is looked at once, so it is there once.
   */
  private final class Search {
    private final ObjectStore objects;

    Search(ObjectStore objects) {
      this.objects = objects;
    }

    List<Addressed> below(ObjectId tree, WorkspacePath folder, FilePattern.Rest rest, int depth)
        throws IOException, NotPlainException {
      Place place = new Place(tree, folder.value(), rest);
      List<Addressed> kept = known.get(place);
      if (kept != null) {
        return kept;
      }
      if (depth > DEEPEST) {
        throw new NotPlainException();
      }
      List<Addressed> found = new ArrayList<>();
      look(tree, folder, rest, depth, found);
      if (found.size() <= LARGE) {
        known.put(place, found);
      }
      return found;
    }

    private void look(
        ObjectId tree,
        WorkspacePath folder,
        FilePattern.Rest rest,
        int depth,
        List<Addressed> found)
        throws IOException, NotPlainException {
      GitTreeEntries entries = objects.folder(tree).orElseThrow(NotPlainException::new);
      Optional<String> literal = rest.literal();
      if (literal.isPresent()) {
        take(literal.get(), entries.entry(literal.get()), folder, rest, depth, found);
        return;
      }
      for (Map.Entry<String, Entry> one : entries.all()) {
        take(one.getKey(), one.getValue(), folder, rest, depth, found);
      }
    }

    private void take(
        String name,
        Entry entry,
        WorkspacePath folder,
        FilePattern.Rest rest,
        int depth,
        List<Addressed> found)
        throws IOException, NotPlainException {
      boolean isFile = entry.kind() != Kind.FOLDER && rest.means(name);
      FilePattern.Rest left = rest.in(name);
      boolean isFolder = entry.kind() != Kind.FILE && !left.isEmpty();
      Optional<WorkspacePath> path =
          (isFile || isFolder) && !WorkspacePath.isReserved(name)
              ? PatternSearch.child(folder, name)
              : Optional.empty();
      if (path.isEmpty()) {
        return;
      }
      switch (entry.kind()) {
        case FILE -> found.add(new Addressed(path.get(), entry.id().name()));
        case FOLDER -> found.addAll(below(entry.id(), path.get(), left, depth + 1));
        case LINK, SUBMODULE -> throw new NotPlainException();
        case ABSENT -> {
          // Nothing is found there.
        }
      }
    }
  }
}
