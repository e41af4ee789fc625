package dev.scorekeeper.sqlite;

import dev.scorekeeper.json.planreader.JsonSnapshots;

/** Breaks a law on purpose: the history's file knows readers. */
public final class KnowsReaders {
  JsonSnapshots reader() {
    return new JsonSnapshots();
  }
}
