package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Remark;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
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
 * @param remarks what is worth saying of what is not there or cannot be read
 * @param unspeakable names in the folder of sequences that no path can have
 * @param sights what else was looked at
 */
public record Snapshot(
    Layout layout,
    Layer<Registry> registry,
    Layer<Catalog> catalog,
    Layer<List<WorkspacePath>> sequences,
    Map<WorkspacePath, SequenceReading> files,
    Map<WorkspacePath, Remark> remarks,
    List<String> unspeakable,
    Sights sights) {
  private static final String NO_BETTER = "has one that cannot be read either";

  public Snapshot {
    files = Map.copyOf(files);
    remarks = Map.copyOf(remarks);
    unspeakable = List.copyOf(unspeakable);
  }

  /** A snapshot for which nothing else was looked at. */
  public Snapshot(
      Layout layout,
      Layer<Registry> registry,
      Layer<Catalog> catalog,
      Layer<List<WorkspacePath>> sequences,
      Map<WorkspacePath, SequenceReading> files,
      Map<WorkspacePath, Remark> remarks,
      List<String> unspeakable) {
    this(layout, registry, catalog, sequences, files, remarks, unspeakable, Sights.NONE);
  }

  /** A snapshot of which nothing else is to be said. */
  public Snapshot(
      Layout layout,
      Layer<Registry> registry,
      Layer<Catalog> catalog,
      Layer<List<WorkspacePath>> sequences,
      Map<WorkspacePath, SequenceReading> files) {
    this(layout, registry, catalog, sequences, files, Map.of(), List.of());
  }

  /** The same with more that is worth saying. */
  public Snapshot remarking(Map<WorkspacePath, Remark> more) {
    Map<WorkspacePath, Remark> all = new HashMap<>(remarks);
    all.putAll(more);
    return new Snapshot(layout, registry, catalog, sequences, files, all, unspeakable, sights);
  }

  /** What was looked for in vain, and whether as a file. */
  public Map<WorkspacePath, Boolean> missing() {
    Map<WorkspacePath, Boolean> missing = new HashMap<>();
    for (Map.Entry<WorkspacePath, SequenceReading> file : files.entrySet()) {
      if (file.getValue() instanceof SequenceReading.Missing) {
        missing.put(file.getKey(), true);
      }
    }
    for (Map.Entry<String, Presence> presence : sights.presences().entrySet()) {
      if (presence.getValue() == Presence.MISSING && !FilePattern.isPattern(presence.getKey())) {
        WorkspacePath.of(presence.getKey()).ifPresent(path -> missing.put(path, true));
      }
    }
    for (WorkspacePath path : layout.registries().paths()) {
      if (registry instanceof Layer.Absent || isAbsent(path)) {
        missing.put(path, true);
      }
    }
    if (catalog instanceof Layer.Absent && layout.catalog().isPresent()) {
      missing.put(layout.catalog().get(), true);
    }
    if (sequences instanceof Layer.Absent && layout.sequences().isPresent()) {
      missing.put(layout.sequences().get(), false);
    }
    return missing;
  }

  private boolean isAbsent(WorkspacePath path) {
    for (Sights.Flaw flaw : sights.flaws()) {
      if (flaw.file().equals(path) && flaw.layer() instanceof Layer.Absent) {
        return true;
      }
    }
    return false;
  }

  /** The files that are there and cannot be read. */
  public List<WorkspacePath> flawed() {
    List<WorkspacePath> flawed = new ArrayList<>();
    for (Map.Entry<WorkspacePath, SequenceReading> file : files.entrySet()) {
      if (file.getValue() instanceof SequenceReading.Malformed) {
        flawed.add(file.getKey());
      }
    }
    if (!sights.flaws().isEmpty()) {
      for (Sights.Flaw flaw : sights.flaws()) {
        if (flaw.layer() instanceof Layer.Flawed) {
          flawed.add(flaw.file());
        }
      }
    } else if (registry instanceof Layer.Flawed) {
      flawed.add(layout.registry());
    }
    if (catalog instanceof Layer.Flawed && layout.catalog().isPresent()) {
      flawed.add(layout.catalog().get());
    }
    return flawed;
  }

  /** What it says of a file, as a clause of who has it. */
  public String said(WorkspacePath file) {
    if (file.equals(layout.registry())) {
      return registry instanceof Layer.Read<Registry> read
          ? "has " + Counted.of(read.content().entries().size(), "entry", "entries")
          : NO_BETTER;
    }
    if (layout.catalog().isPresent() && file.equals(layout.catalog().get())) {
      return catalog instanceof Layer.Read<Catalog> read
          ? "has " + Counted.of(read.content().sequences(), "sequence")
          : NO_BETTER;
    }
    return reading(file) instanceof SequenceReading.Sized sized
        ? "has "
            + Counted.of(sized.size().movements(), "movement")
            + " and "
            + Counted.of(sized.size().beats(), "beat")
        : NO_BETTER;
  }

  /** The files that decide what is found, whether or not they are there. */
  public List<WorkspacePath> inputs() {
    List<WorkspacePath> inputs = new ArrayList<>(files.keySet());
    inputs.addAll(layout.registries().paths());
    if (layout.catalog().isPresent()) {
      inputs.add(layout.catalog().get());
    }
    inputs.addAll(sights.registry());
    inputs.addAll(sights.inputs());
    return inputs;
  }

  /** The patterns whose matches decide what is found. */
  public List<FilePattern> patterns() {
    List<FilePattern> patterns = new ArrayList<>(layout.registries().patterns());
    patterns.addAll(sights.patterns());
    return patterns;
  }

  /** The file that an entry is in. */
  WorkspacePath fileOf(Registry.Entry entry) {
    return entry.in().isPresent() ? entry.in().get() : layout.registry();
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
