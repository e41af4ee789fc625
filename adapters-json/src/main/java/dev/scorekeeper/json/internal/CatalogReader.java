package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the catalog as the audit writes it. */
public final class CatalogReader {
  private @Nullable List<Catalog.Listed> entries;
  private OptionalLong handlers = OptionalLong.empty();
  private OptionalLong topics = OptionalLong.empty();
  private Catalog.Summary summary = Catalog.Summary.NONE;
  private final PluginCounts plugins = new PluginCounts();

  private CatalogReader() {}

  /** What the bytes of a file say of the catalog. */
  public static Layer<Catalog> read(byte[] bytes) {
    try (JsonCursor json = new JsonCursor(bytes)) {
      CatalogReader reader = new CatalogReader();
      reader.takeFile(json);
      json.end();
      return new Layer.Read<>(reader.catalog(json.slips()));
    } catch (MalformedJson e) {
      return new Layer.Flawed<>(e.why(), e.at());
    }
  }

  private void takeFile(JsonCursor json) throws MalformedJson {
    if (!json.isObject()) {
      json.skip();
      return;
    }
    while (json.nextProperty()) {
      switch (json.name()) {
        case "sequences" -> entries = entries(json);
        case "handlers" -> handlers = length(json);
        case "topics" -> topics = length(json);
        case "summary" -> summary = summary(json);
        default -> json.skip();
      }
    }
  }

  private Catalog catalog(List<Slip> slips) throws MalformedJson {
    if (entries == null) {
      throw new MalformedJson(
          "has no array at /sequences, where a catalog lists its sequences", Location.START);
    }
    return new Catalog(entries, handlers, topics, summary, plugins.all(), slips);
  }

  private @Nullable List<Catalog.Listed> entries(JsonCursor json) throws MalformedJson {
    if (!json.isArray()) {
      json.skip();
      return null;
    }
    List<Catalog.Listed> entries = new ArrayList<>();
    while (json.nextElement()) {
      if (entries.size() == JsonCursor.MOST_KEPT) {
        throw new MalformedJson("has more than " + JsonCursor.MOST_KEPT + " sequences", json.at());
      }
      entries.add(entry(json));
    }
    return entries;
  }

  private Catalog.Listed entry(JsonCursor json) throws MalformedJson {
    Location at = json.at();
    Optional<String> id = Optional.empty();
    String plugin = "";
    Set<String> handlers = new HashSet<>();
    SequenceCount count = new SequenceCount(handlers);
    if (json.isObject()) {
      while (json.nextProperty()) {
        switch (json.name()) {
          case "id" -> id = json.id();
          case "pluginId" -> plugin = json.text().orElse("");
          default -> count.take(json);
        }
      }
    } else {
      json.skip();
    }
    Size size = count.hasMovements() ? count.size() : Size.NONE;
    if (id.isPresent()) {
      plugins.add(plugin, id.get(), size, handlers);
    }
    return new Catalog.Listed(at, id, size, count.isPartial());
  }

  private static OptionalLong length(JsonCursor json) throws MalformedJson {
    if (json.isArray()) {
      return json.count().value();
    }
    json.skip();
    return OptionalLong.empty();
  }

  /** What a catalog says of itself; the cursor stands at the value, which may be anything. */
  public static Catalog.Summary summary(JsonCursor json) throws MalformedJson {
    if (!json.isObject()) {
      json.skip();
      return Catalog.Summary.NONE;
    }
    Location at = json.at();
    OptionalLong sequences = OptionalLong.empty();
    OptionalLong handlers = OptionalLong.empty();
    OptionalLong topics = OptionalLong.empty();
    while (json.nextProperty()) {
      switch (json.name()) {
        case "totalSequences" -> sequences = json.number().value();
        case "totalHandlers" -> handlers = json.number().value();
        case "totalTopics" -> topics = json.number().value();
        default -> json.skip();
      }
    }
    return new Catalog.Summary(at, sequences, handlers, topics);
  }
}
