package dev.scorekeeper.json;

/** Is told how far the reading of files has come; always by the thread that asked for it. */
@FunctionalInterface
public interface FilesRead {
  /** So many files have been read, of so many. */
  void files(int read, int of);
}
