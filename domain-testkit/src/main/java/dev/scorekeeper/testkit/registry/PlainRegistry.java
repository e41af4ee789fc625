package dev.scorekeeper.testkit.registry;

import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.testkit.workspace.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and edits registries in plain text. A line is an entry: its id ({@code -} for none), the
 * sequence file that it names if any, and what else it claims:
 *
 * <pre>
 * cart sequences/cart name=The+cart category=shop movements=2 beats=5 relations=menu,till
 * menu
 * </pre>
 */
public final class PlainRegistry implements RegistryEditor {
  /** What stands in place of an id where there is none. */
  public static final String NO_ID = "-";

  /** Reads what a tree has in place of the registry. */
  public static Layer<Registry> read(SourceTree.Content content) {
    return PlainText.layer(content, PlainRegistry::registry);
  }

  private static Registry registry(PlainText text) throws PlainText.Flaw {
    List<Registry.Entry> entries = new ArrayList<>();
    for (PlainText.Line line : text.lines()) {
      String relations = line.value("relations");
      entries.add(
          new Registry.Entry(
              line.at(),
              line.word(0).filter(id -> !id.equals(NO_ID)),
              line.value("name"),
              line.value("category"),
              line.word(1).map(file -> new Registry.Claim(file, line.at(file))),
              line.number("movements"),
              line.number("beats"),
              relations.isEmpty() ? List.of() : List.of(relations.split(",", -1))));
    }
    return new Registry(entries);
  }

  /** Adds a line at the end; the fields of the layout are not asked for. */
  @Override
  public Edit add(byte[] registry, Layout.Fields fields, NewEntry entry) {
    Layer<Registry> before = read(new SourceTree.Found(registry));
    if (before instanceof Layer.Flawed<Registry> unreadable) {
      return new Malformed(unreadable.why(), unreadable.at());
    }
    Optional<String> refusal =
        before instanceof Layer.Read<Registry> read
            ? entry.refusal(read.content().entries())
            : Optional.empty();
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    String text = new String(registry, StandardCharsets.UTF_8);
    String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return new Added((text + end + line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String line(NewEntry entry) {
    return entry.id()
        + entry.sequenceFile().map(file -> " " + file).orElse("")
        + PlainText.value("name", entry.name().orElse(""))
        + PlainText.value("description", entry.description().orElse(""))
        + PlainText.value("category", entry.category().orElse(""))
        + PlainText.value("relations", String.join(",", entry.relations()));
  }

  /** A comment. */
  @Override
  public byte[] sequence(NewEntry entry) {
    return ("# " + entry.id() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
