package dev.scorekeeper.testkit.workspace;

import dev.scorekeeper.domain.workspace.FileFormat;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A workspace without a disk: for tests of what reads and writes workspaces. Folders come from the
 * paths of what lies in them, so none is empty. A tree that was asked for stays as it was.
 */
public final class InMemoryWorkspace implements Workspace {

  /** Folders of tools and of what is built. */
  private static final Set<String> NOBODYS = Set.of("node_modules", "target", "dist");

  /** The only hidden folder that people write in. */
  private static final String SEQUENCES = ".ographx";

  private final String name;
  private final Set<String> refused = new HashSet<>();
  private WorkspaceFiles content;

  /** A workspace in a folder of this name. */
  public InMemoryWorkspace(String name, WorkspaceFiles content) {
    this.name = name;
    this.content = content;
  }

  /** All that lies there now. */
  public WorkspaceFiles content() {
    return content;
  }

  /** The text of a file, or of the file that a link leads to; empty where there is none. */
  public Optional<String> text(String path) {
    return tree().read(new WorkspacePath(path)) instanceof SourceTree.Found found
        ? Optional.of(new String(found.bytes(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** Puts a file there as a person would with an editor, refused or not. */
  public void write(String path, String text) {
    content = content.without(path).file(path, text);
  }

  /** Takes a file or a link away as a person would. */
  public void delete(String path) {
    content = content.without(path);
  }

  /** Refuses from now on that a path is written, whatever is written there or under what name. */
  public void refuseWriting(String path) {
    refused.add(path);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String place(WorkspacePath file) {
    return name + "/" + file.value();
  }

  @Override
  public SourceTree files() {
    return tree();
  }

  private InMemoryTree tree() {
    return new InMemoryTree(content);
  }

  @Override
  public List<WorkspacePath> planFiles() {
    List<WorkspacePath> files = new ArrayList<>();
    for (String path : content.files().keySet()) {
      WorkspacePath file = new WorkspacePath(path);
      if (FileFormat.isRead(file) && isWrittenByPeople(file.parent())) {
        files.add(file);
      }
    }
    files.sort(Comparator.comparingLong(InMemoryWorkspace::depth).thenComparing(path -> path));
    return List.copyOf(files);
  }

  private static long depth(WorkspacePath path) {
    return path.value().chars().filter(c -> c == '/').count();
  }

  private static boolean isWrittenByPeople(WorkspacePath folder) {
    WorkspacePath here = folder;
    while (!here.equals(WorkspacePath.ROOT)) {
      String called = here.name();
      if (NOBODYS.contains(called) || (called.startsWith(".") && !called.equals(SEQUENCES))) {
        return false;
      }
      here = here.parent();
    }
    return true;
  }

  @Override
  public boolean holds(WorkspacePath path) {
    return tree().place(path).isPresent() || isLink(path);
  }

  private boolean isLink(WorkspacePath path) {
    return tree()
        .place(path.parent())
        .filter(folder -> content.links().containsKey(child(folder, path.name())))
        .isPresent();
  }

  @Override
  public void replace(WorkspacePath file, byte[] bytes) {
    Optional<String> there = tree().place(file);
    if (there.isEmpty() && isLink(file)) {
      throw new UnwritableException("it is a link that leads to no file of the workspace");
    }
    if (tree().isFolder(file)) {
      throw new UnwritableException("a folder lies there");
    }
    String target = there.isPresent() ? there.get() : target(file);
    check(file, target);
    content = content.file(target, bytes.clone());
  }

  @Override
  public Undo create(WorkspacePath file, byte[] bytes) {
    if (holds(file)) {
      throw new UnwritableException("there is something already");
    }
    String target = target(file);
    check(file, target);
    content = content.file(target, bytes.clone());
    return () -> content = content.without(target);
  }

  @Override
  public void put(WorkspacePath file, byte[] bytes) {
    boolean isLink = isLink(file);
    if (!isLink && tree().isFolder(file)) {
      throw new UnwritableException("a folder lies there");
    }
    String target = target(file);
    check(file, target);
    content = content.without(target).file(target, bytes.clone());
  }

  /**
   * Where a file of this name lies, or would lie; all folders on the way are folders, or not yet.
   */
  private String target(WorkspacePath file) {
    String folder = "";
    if (!file.parent().equals(WorkspacePath.ROOT)) {
      WorkspacePath here = WorkspacePath.ROOT;
      for (String called : file.parent().value().split("/", -1)) {
        here = here.child(called);
        if (tree().isFolder(here)) {
          folder = tree().place(here).orElseThrow();
        } else if (holds(here)) {
          throw new UnwritableException(here + " is no folder of the workspace");
        } else {
          folder = child(folder, called);
        }
      }
    }
    return child(folder, file.name());
  }

  private static String child(String folder, String called) {
    return folder.isEmpty() ? called : folder + "/" + called;
  }

  private void check(WorkspacePath file, String target) {
    if (WorkspacePath.isReserved(target)) {
      throw new UnwritableException("it would lie in a folder where only the tool itself writes");
    }
    if (refused.contains(file.value()) || refused.contains(target)) {
      throw new UnwritableException("permission denied");
    }
  }
}
