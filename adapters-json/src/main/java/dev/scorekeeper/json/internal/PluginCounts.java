package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.sequence.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts whose the sequences of a catalog are, while they pass by; of an id the first counts. */
final class PluginCounts {
  private final Map<String, Count> plugins = new TreeMap<>();
  private final Set<String> sequences = new HashSet<>();

  void add(String plugin, String sequence, Size size, Set<String> handlers) {
    if (!sequences.add(sequence)) {
      return;
    }
    Count count = plugins.get(plugin);
    if (count == null) {
      count = new Count();
      plugins.put(plugin, count);
    }
    count.sequences++;
    count.movements += size.movements();
    long beats = count.beats + size.beats();
    count.beats = beats < 0 ? Long.MAX_VALUE : beats;
    count.handlers.addAll(handlers);
  }

  /** The plugins, by id. */
  List<Plugin> all() {
    List<Plugin> all = new ArrayList<>();
    for (Map.Entry<String, Count> plugin : plugins.entrySet()) {
      Count count = plugin.getValue();
      all.add(
          new Plugin(
              plugin.getKey(),
              count.sequences,
              count.movements,
              count.beats,
              count.handlers.size()));
    }
    return all;
  }

  private static final class Count {
    private int sequences;
    private long movements;
    private long beats;
    private final Set<String> handlers = new HashSet<>();
  }
}
