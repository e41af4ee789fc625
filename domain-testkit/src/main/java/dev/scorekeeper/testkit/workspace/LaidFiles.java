package dev.scorekeeper.testkit.workspace;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files and links in a real folder. */
public final class LaidFiles {
  private LaidFiles() {}

  /** Makes the files and links in a folder, which is made too where it is not there. */
  public static Path in(Path folder, WorkspaceFiles files) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      Files.write(prepared(folder, file.getKey()), file.getValue());
    }
    for (Map.Entry<String, String> link : files.links().entrySet()) {
      try {
        Files.createSymbolicLink(prepared(folder, link.getKey()), Path.of(link.getValue()));
      } catch (UnsupportedOperationException e) {
        abort("there are no symbolic links here");
      }
    }
    return folder;
  }

  private static Path prepared(Path folder, String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return file;
  }
}
