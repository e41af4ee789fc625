package dev.scorekeeper.fs;

import dev.scorekeeper.json.planreader.JsonSnapshots;

/** Breaks a law on purpose: files know their readers. */
public final class KnowsJson {
  JsonSnapshots reader() {
    return new JsonSnapshots();
  }
}
