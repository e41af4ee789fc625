package dev.scorekeeper.json.planreader;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not asked for lately. */
final class LruCache<K, V> extends LinkedHashMap<K, V> {
  @Serial private static final long serialVersionUID = 1L;

  private final int most;

  LruCache(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
