package dev.scorekeeper.json;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.validation.Layer;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the three layers of a workspace, and every sequence file that matters, once. */
public final class SnapshotReader {
  private SnapshotReader() {}

  /**
   * Reads whatever lies there: a file that cannot be read says so in the snapshot, and the others
   * are read all the same.
   *
   * @param tree asked by the calling thread only
   * @param layout where the layers are, with JSON Pointers that are well-formed
   * @param progress told after each sequence file
   * @throws IllegalArgumentException when a pointer of the layout is none
   */
  public static Snapshot read(SourceTree tree, Layout layout, FilesRead progress) {
    Layer<Registry> registry = registry(tree.read(layout.registry()), layout);
    Layer<Catalog> catalog = catalog(tree.read(layout.catalog()));
    Layer<List<WorkspacePath>> sequences = sequences(tree, layout);
    Set<WorkspacePath> files = new LinkedHashSet<>();
    addListed(sequences, files);
    addNamed(registry, files);
    return new Snapshot(
        layout, registry, catalog, sequences, SequenceFiles.read(tree, files, progress));
  }

  /** Adds the files that are system sequences. */
  static void addListed(Layer<List<WorkspacePath>> sequences, Set<WorkspacePath> files) {
    if (sequences instanceof Layer.Read<List<WorkspacePath>> read) {
      files.addAll(read.content());
    }
  }

  /** Adds the files that entries of the registry name. */
  static void addNamed(Layer<Registry> registry, Set<WorkspacePath> files) {
    if (registry instanceof Layer.Read<Registry> read) {
      for (Registry.Entry entry : read.content().entries()) {
        Optional<Registry.Claim> claim = entry.sequenceFile();
        Optional<WorkspacePath> file =
            claim.isEmpty() ? Optional.empty() : WorkspacePath.of(claim.get().text());
        if (file.isPresent()) {
          files.add(file.get());
        }
      }
    }
  }

  /** What a tree's answer says of the registry. */
  static Layer<Registry> registry(Content content, Layout layout) {
    return content instanceof SourceTree.Found found
        ? RegistryReader.read(found.bytes(), layout.fields())
        : layerWithout(content);
  }

  /** What a tree's answer says of the catalog. */
  static Layer<Catalog> catalog(Content content) {
    return content instanceof SourceTree.Found found
        ? CatalogReader.read(found.bytes())
        : layerWithout(content);
  }

  /** The system sequences of a tree. */
  static Layer<List<WorkspacePath>> sequences(SourceTree tree, Layout layout) {
    SourceTree.Listing listing = tree.list(layout.sequences());
    if (!(listing instanceof SourceTree.Folder folder)) {
      return layerWithout((Content) listing);
    }
    List<WorkspacePath> sequences = new ArrayList<>();
    for (WorkspacePath file : folder.files()) {
      String name = file.name();
      if (name.endsWith(".json") && !name.equals(Layout.MANIFEST)) {
        sequences.add(file);
      }
    }
    return new Layer.Read<>(sequences);
  }

  /** The layer of an answer without content; these answers are the same for files and folders. */
  static <T> Layer<T> layerWithout(Content content) {
    if (content instanceof SourceTree.Missing) {
      return new Layer.Absent<>();
    }
    return content instanceof SourceTree.Unreadable unreadable
        ? new Layer.Unreadable<>(unreadable.why(), Location.START)
        : new Layer.Escapes<>();
  }
}
