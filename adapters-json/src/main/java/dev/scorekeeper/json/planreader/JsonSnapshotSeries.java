package dev.scorekeeper.json.planreader;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Listing;
import dev.scorekeeper.domain.workspace.Surroundings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.SequenceReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same snapshots as those of {@link JsonSnapshots}, with what was read lately kept in mind. */
final class JsonSnapshotSeries implements SnapshotSeries {
  /** Registries and catalogs are large, and a tree mostly has those of the tree before it. */
  private static final int LAYERS_KEPT = 2;

  private static final int READINGS_KEPT = 20_000;

  private final Layout layout;
  private final WorkspacePath catalogFile;
  private final WorkspacePath folder;
  private final ReadLately<Layer<Registry>> registries = new ReadLately<>(LAYERS_KEPT);
  private final ReadLately<Layer<Catalog>> catalogs = new ReadLately<>(LAYERS_KEPT);
  private final ReadLately<SequenceReading> readings = new ReadLately<>(READINGS_KEPT);

  /**
   * A series without trees.
   *
   * @param layout where the layers are, a usual one, with JSON Pointers that are well-formed
   */
  JsonSnapshotSeries(Layout layout) {
    this.layout = layout;
    this.catalogFile = layout.catalog().orElseThrow();
    this.folder = layout.sequences().orElseThrow();
  }

  @Override
  public Inputs inputs(AddressedTree tree) {
    Listing listed = tree.list(folder);
    Layer<List<WorkspacePath>> sequences = JsonSnapshots.sequences(listed);
    Map<WorkspacePath, String> addresses = new HashMap<>();
    Layer<Registry> registry = registry(tree);
    Surroundings around = new Surroundings(tree);
    for (WorkspacePath file : files(registry, sequences)) {
      addresses.put(file, address(tree, file, around));
    }
    return new Inputs(
        !(registry instanceof Layer.Absent),
        address(tree, layout.registry(), around),
        address(tree, catalogFile, around),
        address(folder, sequences, listed, around),
        addresses);
  }

  @Override
  public void ask(AddressedTree tree, Set<WorkspacePath> named) {
    Set<WorkspacePath> files = new HashSet<>(named);
    files.add(layout.registry());
    files.add(catalogFile);
    JsonSnapshots.addListed(JsonSnapshots.sequences(tree.list(folder)), files);
    Surroundings around = new Surroundings(tree);
    for (WorkspacePath file : files) {
      address(tree, file, around);
    }
    if (tree.list(folder) instanceof SourceTree.Missing) {
      around.of(folder, false);
    }
  }

  /** Where nothing lies, what lies in its place decides what is said of it. */
  static String address(AddressedTree tree, WorkspacePath file, Surroundings around) {
    String address = tree.address(file);
    return address.equals(AddressedTree.MISSING) ? address + around.of(file, true) : address;
  }

  /** What the answer to where the system sequences are says. */
  static String address(
      WorkspacePath folder,
      Layer<List<WorkspacePath>> sequences,
      Listing listed,
      Surroundings around) {
    StringBuilder address = new StringBuilder(sequences.getClass().getSimpleName());
    if (sequences instanceof Layer.Absent) {
      address.append(around.of(folder, false));
    }
    for (String name : JsonSnapshots.unspeakable(listed)) {
      address.append('\n').append(name);
    }
    if (sequences instanceof Layer.Read<List<WorkspacePath>> read) {
      for (WorkspacePath file : read.content()) {
        address.append('\n').append(file.value());
      }
    }
    return address.toString();
  }

  @Override
  public Snapshot snapshot(AddressedTree tree) {
    Layer<Registry> registry = registry(tree);
    Listing listed = tree.list(folder);
    Layer<List<WorkspacePath>> sequences = JsonSnapshots.sequences(listed);
    Map<WorkspacePath, SequenceReading> files = new HashMap<>();
    for (WorkspacePath file : files(registry, sequences)) {
      files.put(file, reading(tree, file));
    }
    return JsonSnapshots.remarked(
        new Snapshot(
            layout,
            registry,
            catalog(tree),
            sequences,
            files,
            Map.of(),
            JsonSnapshots.unspeakable(listed)),
        tree);
  }

  private static Set<WorkspacePath> files(
      Layer<Registry> registry, Layer<List<WorkspacePath>> sequences) {
    Set<WorkspacePath> files = new HashSet<>();
    JsonSnapshots.addListed(sequences, files);
    JsonSnapshots.addNamed(registry, files);
    return files;
  }

  private Layer<Registry> registry(AddressedTree tree) {
    WorkspacePath file = layout.registry();
    return registries.of(
        tree, file, tree.address(file), content -> JsonSnapshots.registry(content, layout));
  }

  private Layer<Catalog> catalog(AddressedTree tree) {
    return catalogs.of(tree, catalogFile, tree.address(catalogFile), JsonSnapshots::catalog);
  }

  private SequenceReading reading(AddressedTree tree, WorkspacePath file) {
    return readings.of(tree, file, tree.address(file), SequenceReader::read);
  }
}
