package dev.scorekeeper.json.planreader;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.PatternSearch;
import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.ParallelReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of a plan in a tree that is read once; of many, several are read at a time. */
final class LyingFiles implements ShapedReader.Files {
  private final SourceTree tree;
  private final Layout layout;
  private final ShapedReader reader;
  private final ProgressListener progress;

  LyingFiles(SourceTree tree, Layout layout, ProgressListener progress) {
    this.tree = tree;
    this.layout = layout;
    this.reader = new ShapedReader(layout);
    this.progress = progress;
  }

  @Override
  public Outcome<List<WorkspacePath>> matching() {
    return PatternSearch.files(tree, layout.registries().patterns());
  }

  @Override
  public List<Layer<Registry>> entries(List<WorkspacePath> files) {
    return ParallelReader.read(tree, files, reader::entry, progress);
  }

  @Override
  public Layer<Registry> registry(WorkspacePath file) {
    return reader.registry(file, tree.read(file));
  }

  @Override
  public Layer<Catalog> catalog(WorkspacePath file) {
    return JsonSnapshots.catalog(tree.read(file));
  }

  @Override
  public Map<WorkspacePath, SequenceReading> sequences(Set<WorkspacePath> files) {
    List<WorkspacePath> ordered = new ArrayList<>(files);
    List<SequenceReading> read = ParallelReader.read(tree, ordered, reader::sequence, progress);
    Map<WorkspacePath, SequenceReading> readings = new HashMap<>();
    for (int i = 0; i < read.size(); i++) {
      readings.put(ordered.get(i), read.get(i));
    }
    return readings;
  }
}
