package dev.scorekeeper.domain.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, as messages say it. */
public final class FileTrouble {
  private FileTrouble() {}

  /** The file, and what is wrong with it, as far as that is known. */
  public static String reason(IOException e) {
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
}
