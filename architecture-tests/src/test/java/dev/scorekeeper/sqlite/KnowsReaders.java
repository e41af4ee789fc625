package dev.scorekeeper.sqlite;

import dev.scorekeeper.json.FilesRead;

/** Breaks a law on purpose: the history's file knows readers. */
public final class KnowsReaders {
  void tell(FilesRead listener) {
    listener.files(1, 2);
  }
}
