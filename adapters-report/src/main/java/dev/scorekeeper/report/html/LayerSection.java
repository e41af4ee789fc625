package dev.scorekeeper.report.html;

import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.LayerCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** What the numbers were read from. */
final class LayerSection {
  private static final int MOST_PLUGINS = 5;

  private final StreamReport report;

  LayerSection(StreamReport report) {
    this.report = report;
  }

  /** A layer. */
  record Row(String name, String meaning, String text, String path, String count, String noun) {}

  List<Row> rows() {
    if (!(report.state().assessment() instanceof Assessment.Assessed assessed)
        || report.lastAssessed().isEmpty()) {
      return List.of();
    }
    LayerCounts counts = assessed.layers();
    List<Row> rows = new ArrayList<>();
    if (report.layout().catalog().isPresent()) {
      rows.add(
          new Row(
              "Catalog",
              "what exists",
              catalog(counts, assessed.plugins()),
              Say.text(report.layout().catalog().get().value()),
              number(counts.catalogSequences()),
              "sequences"));
    }
    if (report.layout().sequences().isPresent()) {
      rows.add(
          new Row(
              "System sequences",
              "kept by people",
              "",
              Say.text(report.layout().sequences().get().value()),
              number(counts.systemSequences()),
              "sequences"));
    }
    int cataloged = assessed.tally().cataloged();
    int unidentified = counts.registryEntries().orElse(0) - assessed.tally().domains();
    rows.add(
        new Row(
            "Registry",
            "what should exist",
            Say.number(assessed.tally().counted())
                + " count"
                + (cataloged > 0
                    ? ", "
                        + Say.number(cataloged)
                        + " only repeat the catalog and are left out of every percentage"
                    : "")
                + (unidentified > 0
                    ? "; "
                        + Say.counted(unidentified, "more entry").replace("entrys", "entries")
                        + " without an id of their own"
                    : "")
                + ".",
            Say.text(report.layout().registry().value()),
            Say.number(assessed.tally().domains()),
            "domains"));
    return rows;
  }

  private static String catalog(LayerCounts counts, List<Plugin> plugins) {
    if (counts.catalogEntries().orElse(0) == 0) {
      return "There is none, or it is empty.";
    }
    int nameless = counts.catalogEntries().orElse(0) - counts.catalogSequences().orElse(0);
    List<Plugin> largest = new ArrayList<>(plugins);
    largest.sort(Comparator.comparingInt(Plugin::sequences).reversed().thenComparing(Plugin::id));
    List<String> most = new ArrayList<>();
    for (Plugin plugin : largest.subList(0, Math.min(MOST_PLUGINS, largest.size()))) {
      String id = plugin.id().isBlank() ? "without a plugin" : Say.brief(plugin.id());
      most.add(id + " " + Say.number(plugin.sequences()));
    }
    return Say.counted(counts.catalogSequences().orElse(0), "sequence")
        + " of "
        + Say.counted(plugins.size(), "plugin")
        + (nameless > 0
            ? ", and "
                + (nameless == 1 ? "an entry" : Say.number(nameless) + " entries")
                + " without an id"
            : "")
        + "."
        + (most.isEmpty() ? "" : " Most: " + String.join(", ", most) + ".");
  }

  private static String number(OptionalInt count) {
    return count.isPresent() ? Say.number(count.getAsInt()) : "–";
  }
}
