package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.git.GitTreeEntries.Entry;
import dev.scorekeeper.git.GitTreeEntries.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectLoader;

/**
 * The files of a commit, read from git's objects. Links are followed as long as they stay inside;
 * an absolute one leads outside, wherever a checkout would lie.
 *
 * <p>What the commit names and this repository does not hold (in a submodule, left out of a partial
 * clone, kept by Git LFS and not fetched) is unreadable, and {@link #lacks} says so: others may
 * read it.
 */
final class GitTree implements CommitTree {
  /** As many links as Linux follows on one path; more of them are a circle. */
  private static final int MOST_LINKS = 40;

  /** Git checks nothing out under longer names, nor do links lead further. */
  private static final int LONGEST_PATH = 4096;

  private final ObjectStore objects;
  private final TreeFingerprint root;

  /** Folders that were come to. */
  private final Map<String, TreeFingerprint> folders = new HashMap<>();

  private Optional<String> lacks;

  private GitTree(ObjectStore objects, TreeFingerprint root, Optional<String> lacks) {
    this.objects = objects;
    this.root = root;
    this.lacks = lacks;
    if (root.seen().kind() == Kind.FOLDER) {
      folders.put("", root);
    }
  }

  /**
   * The tree at an entry.
   *
   * @param lacks why the entry is unavailable, if so
   */
  static GitTree at(Entry entry, ObjectStore objects, Optional<String> lacks) {
    return new GitTree(objects, TreeFingerprint.root(entry), lacks);
  }

  /** What lies at the end of a path. */
  private enum End {
    FILE,
    FOLDER,
    MISSING,
    ESCAPES,
    /** In another repository, or in a folder that this one does not hold. */
    ELSEWHERE
  }

  private record Place(End end, TreeFingerprint sight) {
    Place(End end) {
      this(end, TreeFingerprint.root(Entry.NONE));
    }
  }

  @Override
  public Optional<String> lacks() {
    return lacks;
  }

  /** A tree of another kind answers nothing. */
  @Override
  public Optional<CommitTree> answering(CommitTree earlier) {
    try {
      return earlier instanceof GitTree asked
              && asked.lacks.isEmpty()
              && lacks.isEmpty()
              && asked.root.holdsAt(root.seen(), objects)
          ? Optional.of(new GitTree(objects, asked.root, lacks))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // who reads it will see
    }
  }

  @Override
  public synchronized Content read(WorkspacePath path) {
    try {
      Place place = follow(path.value());
      return switch (place.end) {
        case FILE -> content(path, place.sight.seen());
        case ESCAPES -> new Escapes();
        case ELSEWHERE -> elsewhere();
        case FOLDER, MISSING -> new Missing();
      };
    } catch (IOException e) {
      return damaged(path, e);
    }
  }

  @Override
  public synchronized Listing list(WorkspacePath folder) {
    try {
      Place place = follow(folder.value());
      return switch (place.end) {
        case FOLDER -> files(folder, place.sight);
        case ESCAPES -> new Escapes();
        case ELSEWHERE -> elsewhere();
        case FILE, MISSING -> new Missing();
      };
    } catch (IOException e) {
      return damaged(folder, e);
    }
  }

  @Override
  public synchronized Thing at(WorkspacePath path) {
    try {
      return switch (follow(path.value()).end) {
        case FILE -> Thing.FILE;
        case FOLDER -> Thing.FOLDER;
        case MISSING -> Thing.NOTHING;
        case ESCAPES -> Thing.OUTSIDE;
        case ELSEWHERE -> Thing.UNKNOWN;
      };
    } catch (IOException e) {
      damaged(path, e);
      return Thing.UNKNOWN;
    }
  }

  @Override
  public synchronized String address(WorkspacePath path) {
    try {
      Place place = follow(path.value());
      return switch (place.end) {
        case FILE -> place.sight.seen().id().name();
        case ESCAPES -> "escapes";
        case ELSEWHERE -> "elsewhere";
        case FOLDER, MISSING -> MISSING;
      };
    } catch (IOException e) {
      return damaged(path, e).why();
    }
  }

  @Override
  public synchronized Outcome<List<Addressed>> matching(List<FilePattern> patterns) {
    try {
      if (lacks.isEmpty() && root.seen().kind() == Kind.FOLDER && areSeen(patterns)) {
        Optional<List<Addressed>> found =
            objects.patterns().matching(root.seen().id(), patterns, objects);
        if (found.isPresent()) {
          return new Outcome.Known<>(found.get());
        }
      }
    } catch (IOException e) {
      // Who looks at each folder will see, and say so.
    }
    return CommitTree.super.matching(patterns);
  }

  /**
   * Takes note of the folders that patterns begin in as they are, with all that is below.
   *
   * @return whether no link leads there
   */
  private boolean areSeen(List<FilePattern> patterns) throws IOException {
    for (FilePattern pattern : patterns) {
      TreeFingerprint here = root;
      String base = pattern.base().value();
      for (String name : base.isEmpty() ? new String[0] : base.split("/", -1)) {
        Optional<GitTreeEntries> entries = objects.folder(here.seen().id());
        if (entries.isEmpty()) {
          return false;
        }
        here = here.look(name, entries.get());
        if (here.seen().kind() != Kind.FOLDER) {
          break;
        }
      }
      if (here.seen().kind() == Kind.LINK || here.seen().kind() == Kind.SUBMODULE) {
        return false;
      }
      here.list();
    }
    return true;
  }

  @Override
  public synchronized List<String> names(WorkspacePath folder) {
    try {
      Place place = follow(folder.value());
      if (place.end != End.FOLDER) {
        return List.of();
      }
      Optional<GitTreeEntries> entries = objects.folder(place.sight.seen().id());
      if (entries.isEmpty()) {
        return List.of();
      }
      place.sight.list();
      List<String> names = new ArrayList<>();
      entries.get().names(Kind.FILE, Kind.LINK, names::add);
      entries.get().names(Kind.FOLDER, Kind.SUBMODULE, names::add);
      Collections.sort(names);
      return names;
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public synchronized boolean isInCircle(WorkspacePath folder) {
    Set<TreeFingerprint> places = Collections.newSetFromMap(new IdentityHashMap<>());
    places.add(root);
    try {
      for (WorkspacePath here = folder; !here.equals(WorkspacePath.ROOT); here = here.parent()) {
        if (!places.add(follow(here.value()).sight)) {
          return true;
        }
      }
    } catch (IOException e) {
      return false;
    }
    return false;
  }

  private Content content(WorkspacePath path, Entry entry) throws IOException {
    Optional<ObjectLoader> file = objects.file(entry.id());
    if (file.isEmpty()) {
      lack(path + " is not in this clone, which is a partial one");
      return elsewhere();
    }
    if (file.get().getSize() > LARGEST_FILE) {
      return new Inaccessible("is larger than 64 MB");
    }
    byte[] bytes = file.get().getBytes(LARGEST_FILE);
    Optional<LfsPointer> pointer = LfsPointer.of(bytes);
    return pointer.isPresent() ? content(path, pointer.get()) : new Found(bytes);
  }

  private Content content(WorkspacePath path, LfsPointer pointer) throws IOException {
    Optional<Path> file = objects.stored(pointer);
    if (file.isEmpty() || Files.size(file.get()) != pointer.size()) {
      lack(path + " is kept by Git LFS and was not fetched");
      return elsewhere();
    }
    return pointer.size() > LARGEST_FILE
        ? new Inaccessible("is larger than 64 MB")
        : new Found(Files.readAllBytes(file.get()));
  }

  private Listing files(WorkspacePath folder, TreeFingerprint sight) throws IOException {
    Optional<GitTreeEntries> entries = objects.folder(sight.seen().id());
    if (entries.isEmpty()) {
      lack(folder + " is not in this clone, which is a partial one");
      return elsewhere();
    }
    sight.list();
    List<String> names = new ArrayList<>();
    entries.get().names(Kind.FILE, Kind.LINK, names::add);
    List<WorkspacePath> files = new ArrayList<>();
    List<String> unspeakable = new ArrayList<>();
    for (String name : names) {
      Optional<WorkspacePath> path = child(folder, name);
      if (path.isEmpty()) {
        unspeakable.add(name);
      } else if (isFile(path.get(), sight.look(name, entries.get()))) {
        files.add(path.get());
      }
    }
    Collections.sort(files);
    Collections.sort(unspeakable);
    return new Folder(files, unspeakable);
  }

  /** Links to files count as files, and so do links that lead outside: reading them tells. */
  private boolean isFile(WorkspacePath path, TreeFingerprint sight) throws IOException {
    if (sight.seen().kind() == Kind.FILE) {
      return true;
    }
    End end = follow(path.value()).end;
    return end == End.FILE || end == End.ESCAPES || end == End.ELSEWHERE;
  }

  /** Empty for a name that no workspace path can express, such as one with a backslash. */
  private static Optional<WorkspacePath> child(WorkspacePath folder, String name) {
    try {
      return Optional.of(folder.child(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What lies at a path; the way to the folder that it is in is gone only once. */
  private Place follow(String path) throws IOException {
    if (path.length() > LONGEST_PATH || !isText(path)) {
      return new Place(End.MISSING);
    }
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, Math.max(0, slash));
    TreeFingerprint above = folders.get(folder);
    if (above != null && !path.isEmpty()) {
      Optional<GitTreeEntries> entries = objects.folder(above.seen().id());
      if (entries.isPresent()) {
        TreeFingerprint sight = above.look(path.substring(slash + 1), entries.get());
        if (sight.seen().kind() != Kind.LINK) {
          return end(path, sight);
        }
      }
    }
    Place place = walk(path);
    if (above == null && slash > 0) {
      Place parent = walk(folder);
      if (parent.end == End.FOLDER) {
        folders.put(folder, parent.sight);
      }
    }
    return place;
  }

  /** Walks a path name by name as a file system would, but never above the root. */
  private Place walk(String path) throws IOException {
    Deque<String> ahead = new ArrayDeque<>();
    prepend(path, ahead);
    Deque<TreeFingerprint> trail = new ArrayDeque<>();
    trail.push(root);
    int links = 0;
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      TreeFingerprint here = trail.element();
      if (here.seen().kind() != Kind.FOLDER) {
        Place end = end(path, here);
        return end.end == End.FILE ? new Place(End.MISSING) : end;
      }
      if (name.equals("..")) {
        trail.pop();
        if (trail.isEmpty()) {
          return new Place(End.ESCAPES);
        }
        continue;
      }
      Optional<GitTreeEntries> folder = objects.folder(here.seen().id());
      if (folder.isEmpty()) {
        lack(path + " is not in this clone, which is a partial one");
        return new Place(End.ELSEWHERE);
      }
      TreeFingerprint next = here.look(name, folder.get());
      if (next.seen().kind() != Kind.LINK) {
        trail.push(next);
        continue;
      }
      Optional<String> target = target(path, next.seen());
      if (target.isEmpty()) {
        return new Place(End.ELSEWHERE);
      }
      if (++links > MOST_LINKS || target.get().isEmpty()) {
        return new Place(End.MISSING);
      }
      if (target.get().startsWith("/")) {
        return new Place(End.ESCAPES);
      }
      prepend(target.get(), ahead);
    }
    return end(path, trail.element());
  }

  private Place end(String path, TreeFingerprint sight) {
    return switch (sight.seen().kind()) {
      case FILE -> new Place(End.FILE, sight);
      case FOLDER -> new Place(End.FOLDER, sight);
      case ABSENT, LINK ->
          lacks.isPresent() && sight == root ? new Place(End.ELSEWHERE) : new Place(End.MISSING);
      case SUBMODULE -> {
        lack(path + " is in a submodule, whose files a commit does not hold");
        yield new Place(End.ELSEWHERE);
      }
    };
  }

  /** Where a link leads; nowhere when its text is longer than any path. */
  private Optional<String> target(String path, Entry link) throws IOException {
    Optional<ObjectLoader> file = objects.file(link.id());
    if (file.isEmpty()) {
      lack(path + " is not in this clone, which is a partial one");
      return Optional.empty();
    }
    return file.get().getSize() > LONGEST_PATH
        ? Optional.of("")
        : Optional.of(new String(file.get().getBytes(), StandardCharsets.UTF_8));
  }

  private static void prepend(String path, Deque<String> ahead) {
    String[] names = path.split("/", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      ahead.push(names[i]);
    }
  }

  /** Whether the text can be encoded: half of a pair of surrogates is no character. */
  private static boolean isText(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (Character.isSurrogate(path.charAt(i))) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(path);
      }
    }
    return true;
  }

  private void lack(String what) {
    if (lacks.isEmpty()) {
      lacks = Optional.of(what);
    }
  }

  private static Inaccessible elsewhere() {
    return new Inaccessible("is not in this repository");
  }

  /** What is damaged in this repository may be whole in another. */
  private Inaccessible damaged(WorkspacePath path, IOException e) {
    lack(path + " cannot be read from the repository: " + ObjectStore.reason(e));
    return elsewhere();
  }
}
