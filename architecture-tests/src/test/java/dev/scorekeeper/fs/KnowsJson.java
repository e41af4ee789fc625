package dev.scorekeeper.fs;

import dev.scorekeeper.json.FilesRead;

/** Breaks a law on purpose: files know their readers. */
public final class KnowsJson {
  void tell(FilesRead listener) {
    listener.files(1, 2);
  }
}
