package dev.scorekeeper.git;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the paths of a workspace lead. Git answers for a path only up to the first link or other
 * repository on its way and calls what lies behind unchanged, so it has to be asked for these.
 */
final class LinkResolver {
  private static final int MOST_LINKS = 40;

  /** No system that git runs on opens a longer one, and git checks none out. */
  private static final int LONGEST_PATH = 4096;

  private final Path workspace;
  private final Map<WorkspacePath, Trail> known = new TreeMap<>();

  /**
   * The trails of a workspace.
   *
   * @param workspace its real path
   */
  LinkResolver(Path workspace) {
    this.workspace = workspace;
    known.put(
        WorkspacePath.ROOT,
        new Trail(
            Kind.FOLDER,
            WorkspacePath.ROOT,
            List.of(),
            List.of(WorkspacePath.ROOT),
            WorkspacePath.ROOT));
  }

  /** What a trail ends at. */
  enum Kind {
    FOLDER,
    FILE,
    /** Nothing lies there. */
    MISSING,
    /** A folder with a repository of its own. */
    REPOSITORY,
    /** A link that leads out of the workspace, or in a circle. */
    ASTRAY
  }

  /**
   * A path followed as far as it goes.
   *
   * @param end free of links on its way
   * @param links that were passed, in their order
   * @param asks for which git has to be asked to know all of it
   * @param within the rest of the path, from the root of another repository
   */
  record Trail(
      Kind kind,
      WorkspacePath end,
      List<WorkspacePath> links,
      List<WorkspacePath> asks,
      WorkspacePath within) {
    /** Whether anything lies at the end. */
    boolean exists() {
      return kind != Kind.MISSING;
    }

    private Trail to(Kind newKind, WorkspacePath newEnd, List<WorkspacePath> ends) {
      List<WorkspacePath> newAsks = new ArrayList<>(links);
      newAsks.addAll(ends);
      return new Trail(newKind, newEnd, links, newAsks, WorkspacePath.ROOT);
    }
  }

  /** The folder that the trails are in. */
  Path workspace() {
    return workspace;
  }

  /** All for which git has to be asked to know where paths lead. */
  synchronized Set<WorkspacePath> asks(Collection<WorkspacePath> paths) {
    Set<WorkspacePath> asks = new TreeSet<>();
    for (WorkspacePath path : paths) {
      asks.addAll(of(path).asks());
    }
    return asks;
  }

  /** Where a path leads. */
  synchronized Trail of(WorkspacePath path) {
    if (path.value().length() > LONGEST_PATH) {
      return new Trail(Kind.MISSING, path, List.of(), List.of(), WorkspacePath.ROOT);
    }
    Trail trail = known.get(path);
    if (trail == null) {
      trail = step(of(path.parent()), path.name());
      known.put(path, trail);
    }
    return trail;
  }

  private Trail step(Trail from, String name) {
    return switch (from.kind()) {
      case FOLDER -> down(from, from.end().child(name));
      case FILE, MISSING ->
          new Trail(Kind.MISSING, from.end().child(name), from.links(), from.asks(), from.within());
      case REPOSITORY ->
          new Trail(from.kind(), from.end(), from.links(), from.asks(), from.within().child(name));
      case ASTRAY -> from;
    };
  }

  private static Trail up(Trail from) {
    WorkspacePath parent = from.end().parent();
    Kind kind = from.end().value().isEmpty() ? Kind.ASTRAY : Kind.FOLDER;
    return from.to(kind, parent, List.of(parent));
  }

  private Trail down(Trail from, WorkspacePath to) {
    try {
      Path file = workspace.resolve(to.value());
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        return follow(from, to, Files.readSymbolicLink(file));
      }
      if (!attributes.isDirectory()) {
        return from.to(Kind.FILE, to, List.of(to));
      }
      return Files.exists(file.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
          ? from.to(Kind.REPOSITORY, to, List.of(to))
          : from.to(Kind.FOLDER, to, List.of(to));
    } catch (IOException | InvalidPathException e) {
      // Where another repository is not checked out git leaves an empty folder.
      return from.to(Kind.MISSING, to, isEmpty(from.end()) ? List.of(to, from.end()) : List.of(to));
    }
  }

  private Trail follow(Trail from, WorkspacePath link, Path target) throws IOException {
    Trail astray = from.to(Kind.ASTRAY, link, List.of(link));
    Path way = target;
    WorkspacePath start = from.end();
    if (target.isAbsolute()) {
      way = target.startsWith(workspace) ? target : target.toRealPath();
      if (!way.startsWith(workspace)) {
        return astray;
      }
      way = workspace.relativize(way);
      start = WorkspacePath.ROOT;
    }
    List<WorkspacePath> links = new ArrayList<>(from.links());
    links.add(link);
    if (links.size() > MOST_LINKS) {
      return astray;
    }
    Trail at = new Trail(Kind.FOLDER, start, links, links, WorkspacePath.ROOT);
    for (Path part : way) {
      String name = part.toString();
      boolean up = name.equals("..");
      if ((up && at.kind() != Kind.FOLDER) || name.indexOf('\\') >= 0) {
        return astray;
      }
      if (!name.isEmpty() && !name.equals(".")) {
        at = up ? up(at) : step(at, name);
      }
    }
    return at.kind() == Kind.ASTRAY ? astray : at;
  }

  private boolean isEmpty(WorkspacePath folder) {
    if (folder.value().isEmpty()) {
      return false;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(workspace.resolve(folder.value()))) {
      return !files.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }
}
