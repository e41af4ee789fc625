package dev.scorekeeper.json.planreader;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.catalog.ToolFiles;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.Remark;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.SourceTree.Listing;
import dev.scorekeeper.domain.workspace.Surroundings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.CatalogReader;
import dev.scorekeeper.json.internal.NoContent;
import dev.scorekeeper.json.internal.ParallelReader;
import dev.scorekeeper.json.internal.RegistryReader;
import dev.scorekeeper.json.internal.SequenceReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The three layers as JSON. */
public final class JsonSnapshots implements Snapshots {

  private static final class Sequences implements ParallelReader.Reader<SequenceReading> {
    @Override
    public SequenceReading read(WorkspacePath file, Content content) {
      return SequenceReader.read(content);
    }
  }

  @Override
  public Snapshot read(SourceTree tree, Layout layout, ProgressListener progress) {
    if (!layout.isUsual()) {
      return new ShapedReader(layout).read(tree, new LyingFiles(tree, layout, progress));
    }
    WorkspacePath folder = layout.sequences().orElseThrow();
    Content content = tree.read(layout.registry());
    Optional<CompletableFuture<Listing>> listing =
        content instanceof Found found && found.bytes().length > ParallelReader.WORTH_HELP
            ? Optional.of(CompletableFuture.supplyAsync(() -> tree.list(folder)))
            : Optional.empty();
    Layer<Registry> registry = registry(content, layout);
    Layer<Catalog> catalog = catalog(tree.read(layout.catalog().orElseThrow()));
    Listing listed = listing.isPresent() ? listing.get().join() : tree.list(folder);
    Layer<List<WorkspacePath>> sequences = sequences(listed);
    Set<WorkspacePath> files = new LinkedHashSet<>();
    // As the registry names them, so that who looks for them there finds the very same.
    addNamed(registry, files);
    addListed(sequences, files);
    return remarked(
        new Snapshot(
            layout,
            registry,
            catalog,
            sequences,
            readings(tree, new ArrayList<>(files), progress),
            Map.of(),
            unspeakable(listed)),
        tree);
  }

  /** With what lies in place of what was looked for in vain. */
  static Snapshot remarked(Snapshot snapshot, SourceTree tree) {
    Map<WorkspacePath, Boolean> missing = snapshot.missing();
    if (missing.isEmpty()) {
      return snapshot;
    }
    Surroundings around = new Surroundings(tree);
    Map<WorkspacePath, Remark> remarks = new HashMap<>();
    for (Map.Entry<WorkspacePath, Boolean> path : missing.entrySet()) {
      Optional<Remark> remark = around.of(path.getKey(), path.getValue());
      if (remark.isPresent()) {
        remarks.put(path.getKey(), remark.get());
      }
    }
    return remarks.isEmpty() ? snapshot : snapshot.remarking(remarks);
  }

  /** The names that would be system sequences if a path could have them. */
  static List<String> unspeakable(Listing listing) {
    if (!(listing instanceof SourceTree.Folder folder) || folder.unspeakable().isEmpty()) {
      return List.of();
    }
    List<String> sequences = new ArrayList<>();
    for (String name : folder.unspeakable()) {
      if (name.endsWith(".json")) {
        sequences.add(name);
      }
    }
    return sequences;
  }

  @Override
  public SnapshotSeries series(Layout layout) {
    return layout.isUsual() ? new JsonSnapshotSeries(layout) : new ShapedSeries(layout);
  }

  private static Map<WorkspacePath, SequenceReading> readings(
      SourceTree tree, List<WorkspacePath> files, ProgressListener progress) {
    List<SequenceReading> read = ParallelReader.read(tree, files, new Sequences(), progress);
    Map<WorkspacePath, SequenceReading> readings = new HashMap<>();
    for (int i = 0; i < read.size(); i++) {
      readings.put(files.get(i), read.get(i));
    }
    return readings;
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
        if (claim.isPresent() && claim.get().file().isPresent()) {
          files.add(claim.get().file().get());
        }
      }
    }
  }

  /** What a tree's answer says of the registry. */
  static Layer<Registry> registry(Content content, Layout layout) {
    return content instanceof Found found
        ? RegistryReader.read(found.bytes(), layout.fields())
        : NoContent.layer(content);
  }

  /** What a tree's answer says of the catalog. */
  static Layer<Catalog> catalog(Content content) {
    return content instanceof Found found
        ? CatalogReader.read(found.bytes())
        : NoContent.layer(content);
  }

  /** What a tree's answer says of the system sequences. */
  static Layer<List<WorkspacePath>> sequences(Listing listing) {
    if (!(listing instanceof SourceTree.Folder folder)) {
      return NoContent.layer((Content) listing);
    }
    List<WorkspacePath> sequences = new ArrayList<>();
    for (WorkspacePath file : folder.files()) {
      String name = file.name();
      if (name.endsWith(".json")
          && !name.equals(Layout.MANIFEST)
          && ToolFiles.reason(file).isEmpty()) {
        sequences.add(file);
      }
    }
    return new Layer.Read<>(sequences);
  }
}
