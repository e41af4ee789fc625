package dev.scorekeeper.fs;

import dev.scorekeeper.json.layers.JsonSnapshots;

/** Breaks a law on purpose: files know their readers. */
public final class KnowsJson {
  JsonSnapshots reader() {
    return new JsonSnapshots();
  }
}
