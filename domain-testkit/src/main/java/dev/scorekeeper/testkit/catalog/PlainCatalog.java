package dev.scorekeeper.testkit.catalog;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.PlainText;
import dev.scorekeeper.testkit.workspace.PlainText.Flaw;
import dev.scorekeeper.testkit.workspace.PlainText.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Catalogs in plain text. A line is a sequence: its id ({@code -} for none), how many movements and
 * beats it has, and what else is said of it; or its movements and beats follow it:
 *
 * <pre>
 * {@literal @}from packages/shop/json-sequences
 * {@literal @}total files=2 sequences=2 handlers=1 topics=1
 * {@literal @}handler open
 * {@literal @}topic shop:open
 * cart 2 5 plugin=shop name=The+cart
 * menu plugin=shop
 * &gt; id=open name=Open count=1
 * &gt;&gt; number=1 event=shop:open handler=open kind=pure timing=immediate
 * </pre>
 */
public final class PlainCatalog implements CatalogFormat {
  /** Reads what a tree has in place of the catalog, as far as an assessment looks at it. */
  public static Layer<Catalog> read(SourceTree.Content content) {
    return PlainText.layer(content, PlainCatalog::catalog);
  }

  private static Catalog catalog(PlainText text) throws Flaw {
    List<Catalog.Listed> entries = new ArrayList<>();
    Map<String, List<PluginSequence>> plugins = new TreeMap<>();
    for (PlainSequences.Listed entry : PlainSequences.entries(text)) {
      entries.add(new Catalog.Listed(entry.line().at(), entry.id(), entry.sequence().size()));
      if (entry.id().isPresent()) {
        plugins
            .computeIfAbsent(entry.sequence().plugin(), id -> new ArrayList<>())
            .add(entry.sequence());
      }
    }
    return new Catalog(
        entries,
        listed(text, "handler"),
        listed(text, "topic"),
        summary(text),
        plugins.entrySet().stream().map(one -> plugin(one.getKey(), one.getValue())).toList());
  }

  private static Plugin plugin(String id, List<PluginSequence> sequences) {
    long movements = 0;
    long beats = 0;
    for (PluginSequence sequence : sequences) {
      movements += sequence.size().movements();
      beats += sequence.size().beats();
    }
    long handlers =
        sequences.stream()
            .flatMap(sequence -> sequence.movements().stream())
            .flatMap(movement -> movement.beats().stream())
            .map(beat -> beat.handler())
            .filter(handler -> !handler.isEmpty())
            .distinct()
            .count();
    return new Plugin(id, sequences.size(), movements, beats, (int) handlers);
  }

  private static OptionalLong listed(PlainText text, String word) {
    int listed = PlainSequences.about(text, word).size();
    return listed == 0 ? OptionalLong.empty() : OptionalLong.of(listed);
  }

  private static Catalog.Summary summary(PlainText text) throws Flaw {
    List<Line> totals = PlainSequences.about(text, "total");
    if (totals.isEmpty()) {
      return Catalog.Summary.NONE;
    }
    Line total = totals.get(0);
    return new Catalog.Summary(
        total.at(), total.number("sequences"), total.number("handlers"), total.number("topics"));
  }

  @Override
  public Layer<ListedCatalog> read(SourceTree tree, WorkspacePath catalog) {
    return PlainText.layer(tree.read(catalog), PlainCatalog::listedCatalog);
  }

  private static ListedCatalog listedCatalog(PlainText text) throws Flaw {
    List<PluginSequence> sequences = new ArrayList<>();
    int unidentified = 0;
    for (PlainSequences.Listed entry : PlainSequences.entries(text)) {
      if (entry.id().isPresent()) {
        sequences.add(entry.sequence());
      } else {
        unidentified++;
      }
    }
    List<Line> totals = PlainSequences.about(text, "total");
    return new ListedCatalog(
        names(text, "from").orElse(List.of()),
        totals.isEmpty() ? OptionalLong.empty() : totals.get(0).number("files"),
        summary(text),
        sequences,
        unidentified,
        names(text, "handler"),
        names(text, "topic"));
  }

  private static Optional<List<String>> names(PlainText text, String word) {
    List<String> names =
        PlainSequences.about(text, word).stream().map(line -> line.word(1).orElse("")).toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  @Override
  public byte[] text(Scan scan, Optional<String> stamp) {
    StringBuilder text = new StringBuilder();
    stamp.ifPresent(when -> text.append("# ").append(when).append('\n'));
    for (WorkspacePath folder : scan.looked().folders()) {
      text.append("@from ").append(folder.value().isEmpty() ? "./" : folder.value()).append('\n');
    }
    text.append("@total")
        .append(PlainText.value("files", Integer.toString(scan.files())))
        .append(PlainText.value("sequences", Integer.toString(scan.sequences().size())))
        .append(PlainText.value("handlers", Integer.toString(scan.handlers().size())))
        .append(PlainText.value("topics", Integer.toString(scan.topics().size())))
        .append('\n');
    scan.handlers().forEach(handler -> text.append("@handler ").append(handler).append('\n'));
    scan.topics().forEach(topic -> text.append("@topic ").append(topic).append('\n'));
    scan.sequences().forEach(found -> text.append(PlainSequences.text(found.sequence())));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
