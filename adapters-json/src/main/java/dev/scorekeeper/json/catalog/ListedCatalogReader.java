package dev.scorekeeper.json.catalog;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.CatalogReader;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.NoContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the catalog on disk with everything that it lists; validation needs less of it. */
final class ListedCatalogReader {
  private List<String> sourceDirectories = List.of();
  private OptionalLong fileCount = OptionalLong.empty();
  private Catalog.Summary summary = Catalog.Summary.NONE;
  private @Nullable List<PluginSequence> sequences;
  private int unidentified;
  private Optional<List<String>> handlers = Optional.empty();
  private Optional<List<String>> topics = Optional.empty();
  private int kept;
  private boolean hasElse;
  private boolean tellsOfItself;

  private ListedCatalogReader() {}

  /** Reads the catalog of a workspace. */
  static Layer<ListedCatalog> read(SourceTree tree, WorkspacePath catalog) {
    Content content = tree.read(catalog);
    return content instanceof SourceTree.Found found
        ? read(found.bytes())
        : NoContent.layer(content);
  }

  static Layer<ListedCatalog> read(byte[] bytes) {
    try (JsonCursor json = new JsonCursor(bytes)) {
      ListedCatalogReader reader = new ListedCatalogReader();
      reader.takeFile(json);
      json.end();
      return new Layer.Read<>(reader.catalog());
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
        case "metadata" -> {
          tellsOfItself = true;
          takeMetadata(json);
        }
        case "summary" -> {
          tellsOfItself = true;
          summary = CatalogReader.summary(json);
        }
        case "sequences" -> takeSequences(json);
        case "handlers" -> handlers = texts(json);
        case "topics" -> topics = texts(json);
        default -> {
          hasElse = true;
          json.skip();
        }
      }
    }
  }

  private void takeMetadata(JsonCursor json) throws MalformedJson {
    sourceDirectories = List.of();
    fileCount = OptionalLong.empty();
    if (!json.isObject()) {
      json.skip();
      return;
    }
    while (json.nextProperty()) {
      switch (json.name()) {
        case "sourceDirectories" -> sourceDirectories = texts(json).orElse(List.of());
        case "fileCount" -> fileCount = json.number().value();
        default -> json.skip();
      }
    }
  }

  private void takeSequences(JsonCursor json) throws MalformedJson {
    sequences = null;
    unidentified = 0;
    if (!json.isArray()) {
      json.skip();
      return;
    }
    sequences = new ArrayList<>();
    while (json.nextElement()) {
      keep(json, 1);
      if (!json.isObject()) {
        json.skip();
        unidentified++;
        continue;
      }
      PluginSequenceReader entry = PluginSequenceReader.of(json);
      keep(json, entry.kept());
      if (entry.id().isPresent()) {
        sequences.add(entry.sequence(entry.id().get(), entry.plugin()));
      } else {
        unidentified++;
      }
    }
  }

  private Optional<List<String>> texts(JsonCursor json) throws MalformedJson {
    if (!json.isArray()) {
      json.skip();
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    while (json.nextElement()) {
      keep(json, 1);
      if (json.isText()) {
        texts.add(json.scalar());
      } else {
        json.skip();
        texts.add("");
      }
    }
    return Optional.of(texts);
  }

  private void keep(JsonCursor json, int more) throws MalformedJson {
    kept += more;
    if (kept > JsonCursor.MOST_KEPT) {
      throw new MalformedJson(
          "has more than " + JsonCursor.MOST_KEPT + " sequences, movements and beats", json.at());
    }
  }

  private ListedCatalog catalog() throws MalformedJson {
    if (sequences == null) {
      throw new MalformedJson(
          "has no array at /sequences, where a catalog lists its sequences", Location.START);
    }
    if (sequences.isEmpty() && hasElse && !tellsOfItself) {
      throw new MalformedJson(
          "lists no sequence, and has neither metadata nor a summary, so it is no catalog",
          Location.START);
    }
    return new ListedCatalog(
        sourceDirectories, fileCount, summary, sequences, unidentified, handlers, topics);
  }
}
