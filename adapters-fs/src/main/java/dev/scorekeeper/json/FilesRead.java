package dev.scorekeeper.json;

/** Is told how far the reading of sequence files has come; always by the thread that reads. */
@FunctionalInterface
public interface FilesRead {
  /** So many files have been read, of so many. */
  void files(int read, int of);
}
