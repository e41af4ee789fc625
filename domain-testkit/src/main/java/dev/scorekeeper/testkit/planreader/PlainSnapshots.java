package dev.scorekeeper.testkit.planreader;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.catalog.PlainCatalog;
import dev.scorekeeper.testkit.registry.PlainRegistry;
import dev.scorekeeper.testkit.workspace.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads snapshots of workspaces in plain text: the registry as {@link PlainRegistry} says, the
 * catalog as {@link PlainCatalog} does, and of a sequence file its first line: how many movements
 * and beats there are, and how many beats the file claims besides, as in {@code 2 5} or {@code 2 5
 * 7}. A file without a line has no sequence's shape. The fields of the layout are not asked for.
 */
public final class PlainSnapshots implements Snapshots {
  @Override
  public Snapshot read(SourceTree tree, Layout layout, ProgressListener progress) {
    Layer<Registry> registry = PlainRegistry.read(tree.read(layout.registry()));
    Layer<List<WorkspacePath>> sequences = sequences(tree.list(layout.sequences().orElseThrow()));
    Set<WorkspacePath> files = files(registry, sequences);
    Map<WorkspacePath, SequenceReading> readings = new HashMap<>();
    for (WorkspacePath file : files) {
      readings.put(file, reading(tree.read(file)));
      progress.show(readings.size(), files.size());
    }
    return new Snapshot(
        layout,
        registry,
        PlainCatalog.read(tree.read(layout.catalog().orElseThrow())),
        sequences,
        readings);
  }

  private static Layer<List<WorkspacePath>> sequences(SourceTree.Listing listing) {
    if (listing instanceof SourceTree.Folder folder) {
      return new Layer.Read<>(
          folder.files().stream()
              .filter(file -> file.name().endsWith(".json"))
              .filter(file -> !file.name().equals(Layout.MANIFEST))
              .toList());
    }
    // The answers without content are the same for files and folders.
    return PlainText.layer((SourceTree.Content) listing, text -> List.of());
  }

  /** The files that are system sequences, and those that the registry names. */
  private static Set<WorkspacePath> files(
      Layer<Registry> registry, Layer<List<WorkspacePath>> sequences) {
    Set<WorkspacePath> files = new TreeSet<>();
    if (sequences instanceof Layer.Read<List<WorkspacePath>> read) {
      files.addAll(read.content());
    }
    if (registry instanceof Layer.Read<Registry> read) {
      for (Registry.Entry entry : read.content().entries()) {
        entry.sequenceFile().flatMap(Registry.Claim::file).ifPresent(files::add);
      }
    }
    return files;
  }

  private static SequenceReading reading(SourceTree.Content content) {
    Layer<SequenceReading> layer = PlainText.layer(content, PlainSnapshots::sized);
    if (layer instanceof Layer.Read<SequenceReading> read) {
      return read.content();
    }
    if (layer instanceof Layer.Flawed<SequenceReading> unreadable) {
      return new SequenceReading.Malformed(unreadable.why(), unreadable.at());
    }
    return layer instanceof Layer.Absent
        ? new SequenceReading.Missing()
        : new SequenceReading.Outside();
  }

  private static SequenceReading sized(PlainText text) throws PlainText.Flaw {
    if (text.lines().isEmpty()) {
      return new SequenceReading.Sized(Size.NONE, OptionalLong.empty());
    }
    PlainText.Line line = text.lines().get(0);
    Optional<String> declared = line.word(2);
    return new SequenceReading.Sized(
        new Size((int) line.count(0), line.count(1)),
        declared.isPresent() ? OptionalLong.of(line.count(2)) : OptionalLong.empty());
  }

  @Override
  public SnapshotSeries series(Layout layout) {
    return new Series(layout);
  }

  /** Parses everything of every tree. */
  private final class Series implements SnapshotSeries {
    private final Layout layout;

    Series(Layout layout) {
      this.layout = layout;
    }

    @Override
    public Snapshot snapshot(AddressedTree tree) {
      return read(tree, layout, ProgressListener.NONE);
    }

    @Override
    public Inputs inputs(AddressedTree tree) {
      Layer<Registry> registry = PlainRegistry.read(tree.read(layout.registry()));
      Layer<List<WorkspacePath>> sequences = sequences(tree.list(layout.sequences().orElseThrow()));
      Map<WorkspacePath, String> addresses = new HashMap<>();
      files(registry, sequences).forEach(file -> addresses.put(file, tree.address(file)));
      return new Inputs(
          !(registry instanceof Layer.Absent),
          tree.address(layout.registry()),
          tree.address(layout.catalog().orElseThrow()),
          sequences.toString(),
          addresses);
    }

    @Override
    public void ask(AddressedTree tree, Set<WorkspacePath> named) {
      Set<WorkspacePath> files = new TreeSet<>(named);
      files.add(layout.registry());
      files.add(layout.catalog().orElseThrow());
      if (sequences(tree.list(layout.sequences().orElseThrow()))
          instanceof Layer.Read<List<WorkspacePath>> read) {
        files.addAll(read.content());
      }
      files.forEach(tree::address);
    }
  }
}
