package dev.scorekeeper.fs;

import dev.scorekeeper.domain.workspace.UnwritableException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file that a result is written to, whole or not at all. It replaces nothing but an older one of
 * its kind, and a link that somebody laid into the workspace does not lead it elsewhere.
 */
public final class ResultFile {
  private ResultFile() {}

  /**
   * Writes the file. A pipe or a device is written to as it is.
   *
   * @param workspace the folder that strangers' files lie in; links in it are not followed out of
   *     it
   * @param kind what such a file is, as messages say it
   * @param beginnings how such files begin; one of these, or an empty file, may be replaced
   * @param writing writes the content; when it throws, what was there stays
   * @throws UnwritableException when something else is there, or it cannot be written
   */
  public static void write(
      Path file,
      Optional<Path> workspace,
      String kind,
      List<String> beginnings,
      Consumer<OutputStream> writing) {
    try {
      if (Files.isDirectory(file)) {
        throw new UnwritableException(file + " is a folder; name a file");
      }
      Path absolute = file.toAbsolutePath().normalize();
      Optional<Path> around =
          workspace.map(root -> root.toAbsolutePath().normalize()).filter(absolute::startsWith);
      Path place = place(absolute, around);
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place))) {
          writing.accept(out);
        }
        return;
      }
      if (Files.exists(place) && !isOfKind(place, beginnings)) {
        throw new UnwritableException(
            file
                + " exists and is not "
                + article(kind)
                + kind
                + ", so it was not replaced; name another file");
      }
      replace(place, around, beginnings.get(0), writing);
    } catch (UncheckedIOException e) {
      throw new UnwritableException(
          file + " cannot be written: " + reason(Objects.requireNonNull(e.getCause())), e);
    } catch (IOException e) {
      throw new UnwritableException(file + " cannot be written: " + reason(e), e);
    }
  }

  /** Where it truly lies. */
  private static Path place(Path file, Optional<Path> workspace) throws IOException {
    Path folder = file.getParent();
    Path name = file.getFileName();
    if (folder == null || name == null) {
      throw new UnwritableException(file + " is a folder; name a file");
    }
    Path beside = folder.toRealPath().resolve(name);
    boolean isLink = Files.isSymbolicLink(beside);
    if (isLink && !Files.exists(beside)) {
      throw new UnwritableException(file + " is a link that leads nowhere; name another file");
    }
    Path place = isLink ? beside.toRealPath() : beside;
    if (workspace.isPresent() && !place.startsWith(workspace.get().toRealPath())) {
      throw new UnwritableException(
          file + " leads out of the workspace, to " + place + "; name that file, or another");
    }
    return place;
  }

  /** Puts a whole file at an absolute place. */
  static void replace(
      Path place, Optional<Path> workspace, String beginning, Consumer<OutputStream> writing)
      throws IOException {
    Path folder = place.resolveSibling("");
    Path names = place.resolveSibling(place.getFileName() + ".new-");
    // In a workspace no folder on the way is a link by now, and none becomes one meanwhile.
    try (FolderHandles handles =
            workspace.isPresent()
                ? new FolderHandles(workspace.get().toRealPath())
                : FolderHandles.ofTrusted(folder);
        Draft draft = Draft.of(handles, names, beginning.getBytes(StandardCharsets.UTF_8))) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(draft.channel()));
      writing.accept(out);
      out.flush();
      // Before it takes the place of a good one, it has to be on the disk.
      draft.force();
      draft.replace(place);
    }
  }

  /** Whether the file begins so, or is empty. */
  static boolean isOfKind(Path file, List<String> beginnings) throws IOException {
    for (String beginning : beginnings) {
      byte[] expected = beginning.getBytes(StandardCharsets.UTF_8);
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] there = in.readNBytes(expected.length);
        if (there.length == 0 || Arrays.equals(there, expected)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Why a file cannot be read or written. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written";
    }
    return e instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getFile() + ": " + failed.getReason()
        : String.valueOf(e.getMessage());
  }

  private static String article(String noun) {
    return "aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ";
  }
}
