package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything an assessment may look at, read once.
 *
 * @param layout where the layers were looked for
 * @param registry layer 3
 * @param catalog layer 1
 * @param sequences layer 2: the files of the sequences folder, manifests left out, sorted
 * @param files the readings of all system sequences and of every file that the registry names
 */
public record Snapshot(
    Layout layout,
    Layer<Registry> registry,
    Layer<Catalog> catalog,
    Layer<List<WorkspacePath>> sequences,
    Map<WorkspacePath, SequenceReading> files) {
  public Snapshot {
    files = Map.copyOf(files);
  }

  /** The files that decide what is found, whether or not they are there. */
  public List<WorkspacePath> inputs() {
    List<WorkspacePath> inputs = new ArrayList<>(files.keySet());
    inputs.add(layout.registry());
    inputs.add(layout.catalog());
    return inputs;
  }

  /** The reading of what an entry names; a path that leaves the workspace escapes. */
  SequenceReading reading(Registry.Claim claim) {
    return claim.file().isPresent() ? reading(claim.file().get()) : new SequenceReading.Outside();
  }

  /** The reading of a file. */
  SequenceReading reading(WorkspacePath file) {
    SequenceReading reading = files.get(file);
    return reading == null ? new SequenceReading.Missing() : reading;
  }
}
