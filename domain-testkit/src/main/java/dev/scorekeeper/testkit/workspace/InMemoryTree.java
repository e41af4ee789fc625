package dev.scorekeeper.testkit.workspace;

import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A source tree without a disk: for tests of what reads trees. */
public final class InMemoryTree implements AddressedTree {
  private static final int MOST_LINKS = 40;

  /** What no path inside can be. */
  private static final String OUTSIDE = "/";

  private final WorkspaceFiles content;
  private final Set<String> folders = new HashSet<>(Set.of(""));

  /** A tree of these files and links. */
  public InMemoryTree(WorkspaceFiles content) {
    this.content = content;
    for (String path : paths()) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        folders.add(path.substring(0, slash));
      }
    }
  }

  @Override
  public Content read(WorkspacePath path) {
    String real = resolve(path.value());
    if (OUTSIDE.equals(real)) {
      return new Escapes();
    }
    byte[] bytes = real == null ? null : content.files().get(real);
    if (bytes == null) {
      return new Missing();
    }
    return bytes.length > LARGEST_FILE
        ? new Inaccessible("is larger than 64 MB")
        : new Found(bytes.clone());
  }

  @Override
  public Listing list(WorkspacePath folder) {
    String real = resolve(folder.value());
    if (OUTSIDE.equals(real)) {
      return new Escapes();
    }
    if (real == null || !folders.contains(real)) {
      return new Missing();
    }
    List<WorkspacePath> files = new ArrayList<>();
    for (String path : paths()) {
      WorkspacePath file = new WorkspacePath(path);
      String lies = resolve(path);
      boolean isFile = OUTSIDE.equals(lies) || (lies != null && content.files().containsKey(lies));
      if (file.parent().value().equals(real) && isFile) {
        files.add(folder.child(file.name()));
      }
    }
    Collections.sort(files);
    return new Folder(files);
  }

  @Override
  public List<String> names(WorkspacePath folder) {
    String real = resolve(folder.value());
    if (real == null || !folders.contains(real)) {
      return List.of();
    }
    Set<String> all = new TreeSet<>(paths());
    all.addAll(folders);
    all.remove("");
    return all.stream()
        .map(WorkspacePath::new)
        .filter(path -> path.parent().value().equals(real))
        .map(WorkspacePath::name)
        .toList();
  }

  @Override
  public boolean isInCircle(WorkspacePath folder) {
    Set<Optional<String>> places = new HashSet<>(Set.of(Optional.of("")));
    for (WorkspacePath here = folder; !here.equals(WorkspacePath.ROOT); here = here.parent()) {
      if (!places.add(place(here))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String address(WorkspacePath path) {
    String real = resolve(path.value());
    if (OUTSIDE.equals(real)) {
      return "escapes";
    }
    byte[] bytes = real == null ? null : content.files().get(real);
    return bytes == null ? "missing" : Digest.builder().add(bytes).digest().hex();
  }

  /** Where a file or folder really lies, its links followed; empty where nothing lies inside. */
  public Optional<String> place(WorkspacePath path) {
    String real = resolve(path.value());
    return real != null && (content.files().containsKey(real) || folders.contains(real))
        ? Optional.of(real)
        : Optional.empty();
  }

  /** Whether a path is a folder, links followed. */
  boolean isFolder(WorkspacePath path) {
    return place(path).filter(folders::contains).isPresent();
  }

  private Set<String> paths() {
    Set<String> paths = new TreeSet<>(content.files().keySet());
    paths.addAll(content.links().keySet());
    return paths;
  }

  /** The path with its links followed; null where nothing lies. */
  private @Nullable String resolve(String path) {
    Deque<String> ahead = new ArrayDeque<>(Arrays.asList(path.split("/", -1)));
    String here = "";
    int links = 0;
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (!folders.contains(here)) {
        return null;
      }
      if (name.equals("..")) {
        if (here.isEmpty()) {
          return OUTSIDE;
        }
        here = here.substring(0, Math.max(0, here.lastIndexOf('/')));
        continue;
      }
      String next = here.isEmpty() ? name : here + "/" + name;
      String target = content.links().get(next);
      if (target == null) {
        here = next;
      } else if (target.startsWith("/")) {
        return OUTSIDE;
      } else if (++links > MOST_LINKS) {
        return null;
      } else {
        List<String> names = new ArrayList<>(Arrays.asList(target.split("/", -1)));
        Collections.reverse(names);
        names.forEach(ahead::push);
      }
    }
    return here;
  }
}
