package dev.scorekeeper.fs;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.UnreadableException;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** A directory as a workspace. It may be a link; every call looks at it as it is then. */
public final class FolderWorkspace implements Workspace {
  /** What a root without a name is called. */
  private static final String NAMELESS = "workspace";

  private final Path root;

  /**
   * The workspace in a directory.
   *
   * @param root need not exist: nothing can be read or written then
   */
  public FolderWorkspace(Path root) {
    this.root = root;
  }

  /** The name that the folder really has, where it is reached through a link. */
  @Override
  public String name() {
    Path real;
    try {
      real = root.toRealPath();
    } catch (IOException e) {
      real = root.toAbsolutePath();
    }
    Path name = real.getFileName();
    return name == null ? NAMELESS : name.toString();
  }

  @Override
  public String place(WorkspacePath file) {
    return root.resolve(file.value()).toString();
  }

  /**
   * The working tree now.
   *
   * @throws UnreadableException when there is no such folder
   */
  @Override
  public SourceTree files() {
    if (!Files.isDirectory(root)) {
      throw new UnreadableException(
          Files.exists(root)
              ? root + " is a file; a workspace is the folder that holds the registry"
              : "there is no folder " + root);
    }
    return new DirectoryTree(root);
  }

  @Override
  public List<WorkspacePath> planFiles() {
    return PlanFiles.below(root);
  }

  @Override
  public boolean holds(WorkspacePath path) {
    try (DirectoryTree tree = new DirectoryTree(root)) {
      return tree.folder(path.parent())
          .filter(folder -> Files.exists(folder.resolve(path.name()), LinkOption.NOFOLLOW_LINKS))
          .isPresent();
    } catch (IOException | InvalidPathException e) {
      // Outside, or of a name that no file can have.
      return false;
    }
  }

  @Override
  public void replace(WorkspacePath file, byte[] bytes) {
    try (WorkspaceWriter writer = writer(file)) {
      writer.replace(file, bytes);
    } catch (IOException | InvalidPathException e) {
      throw unwritable(e);
    }
  }

  @Override
  public Undo create(WorkspacePath file, byte[] bytes) {
    try (WorkspaceWriter writer = writer(file)) {
      return writer.create(file, bytes);
    } catch (IOException | InvalidPathException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void put(WorkspacePath file, byte[] bytes) {
    try (WorkspaceWriter writer = writer(file)) {
      writer.put(file, bytes);
    } catch (IOException | InvalidPathException e) {
      throw unwritable(e);
    }
  }

  private WorkspaceWriter writer(WorkspacePath file) throws IOException {
    if (file.equals(WorkspacePath.ROOT)) {
      // A draft of it would lie outside.
      throw new IOException("it is the workspace itself");
    }
    return new WorkspaceWriter(root);
  }

  private static UnwritableException unwritable(Exception e) {
    String why = e instanceof InvalidPathException name ? name.getReason() : e.getMessage();
    return new UnwritableException(String.valueOf(why), e);
  }
}
