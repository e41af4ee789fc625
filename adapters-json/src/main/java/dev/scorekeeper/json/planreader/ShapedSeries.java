package dev.scorekeeper.json.planreader;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.validation.Presence;
import dev.scorekeeper.domain.validation.Sights;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.SourceTree.Listing;
import dev.scorekeeper.domain.workspace.Surroundings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plans of other shapes in many trees of one origin, with what was read lately kept in mind: of a
 * registry of files a tree mostly has all but one as the tree before it.
 */
final class ShapedSeries implements SnapshotSeries {
  private static final int LAYERS_KEPT = 8;
  private static final int READINGS_KEPT = 20_000;

  /** Files that are one entry each; of each the last content is kept. */
  private static final int ENTRIES_KEPT = 100_000;

  private final Layout layout;
  private final ShapedReader reader;
  private final ReadLately<Layer<Registry>> registries = new ReadLately<>(LAYERS_KEPT);
  private final ReadLately<Layer<Catalog>> catalogs = new ReadLately<>(LAYERS_KEPT);
  private final ReadLately<SequenceReading> readings = new ReadLately<>(READINGS_KEPT);
  private final Map<WorkspacePath, Kept> entries = new LruCache<>(ENTRIES_KEPT);

  private record Kept(String address, Layer<Registry> entry) {}

  ShapedSeries(Layout layout) {
    this.layout = layout;
    this.reader = new ShapedReader(layout);
  }

  @Override
  public Snapshot snapshot(AddressedTree tree) {
    return reader.read(tree, new Tree(tree));
  }

  @Override
  public Inputs inputs(AddressedTree tree) {
    Tree files = new Tree(tree);
    Surroundings around = new Surroundings(tree);
    Map<WorkspacePath, String> addresses = new HashMap<>();
    boolean hasRegistry = !files.matching.isEmpty();
    for (AddressedTree.Addressed one : files.matching) {
      addresses.put(one.file(), one.address());
    }
    StringBuilder registry = new StringBuilder(files.why);
    for (WorkspacePath path : layout.registries().paths()) {
      hasRegistry |= !tree.address(path).equals(AddressedTree.MISSING);
      registry.append(JsonSnapshotSeries.address(tree, path, around)).append('\n');
    }
    Optional<Listing> listed = layout.sequences().map(tree::list);
    Layer<List<WorkspacePath>> sequences = ShapedReader.sequences(listed);
    StringBuilder others = new StringBuilder();
    if (listed.isPresent()) {
      others.append(
          JsonSnapshotSeries.address(
              layout.sequences().orElseThrow(), sequences, listed.get(), around));
    }
    addEvidence(tree, files, sequences, addresses, others, around);
    return new Inputs(
        hasRegistry,
        registry.toString(),
        layout.catalog().isPresent()
            ? JsonSnapshotSeries.address(tree, layout.catalog().get(), around)
            : "",
        others.toString(),
        addresses);
  }

  /** What entries name has to be read for, but not what they say. */
  private void addEvidence(
      AddressedTree tree,
      Tree files,
      Layer<List<WorkspacePath>> sequences,
      Map<WorkspacePath, String> addresses,
      StringBuilder others,
      Surroundings around) {
    if (layout.evidence() instanceof Evidence.Claimed) {
      for (WorkspacePath file : reader.named(new Layer.Off<>(), sequences)) {
        addresses.put(file, JsonSnapshotSeries.address(tree, file, around));
      }
      return;
    }
    ShapedReader.Plan plan = reader.plan(files);
    for (WorkspacePath file : reader.named(plan.registry(), sequences)) {
      addresses.put(file, JsonSnapshotSeries.address(tree, file, around));
    }
    if (plan.registry() instanceof Layer.Read<Registry> read) {
      Sights sights = reader.seen(tree, read, plan);
      sights
          .unseen()
          .forEach((text, why) -> others.append('\n').append(text).append(' ').append(why));
      Map<String, Presence> presences = new TreeMap<>(sights.presences());
      for (Map.Entry<String, Presence> one : presences.entrySet()) {
        others.append('\n').append(one.getKey()).append('\n').append(one.getValue());
        if (one.getValue() == Presence.MISSING) {
          Optional<WorkspacePath> path = WorkspacePath.of(one.getKey());
          others.append(path.isPresent() ? around.of(path.get(), true) : "");
        }
      }
    }
  }

  @Override
  public void ask(AddressedTree tree, Set<WorkspacePath> named) {
    Surroundings around = new Surroundings(tree);
    Tree files = new Tree(tree);
    for (WorkspacePath path : layout.registries().paths()) {
      JsonSnapshotSeries.address(tree, path, around);
    }
    if (layout.catalog().isPresent()) {
      JsonSnapshotSeries.address(tree, layout.catalog().get(), around);
    }
    if (layout.sequences().isPresent()) {
      Listing listed = tree.list(layout.sequences().get());
      Layer<List<WorkspacePath>> sequences = JsonSnapshots.sequences(listed);
      JsonSnapshotSeries.address(layout.sequences().get(), sequences, listed, around);
      for (WorkspacePath file : reader.named(new Layer.Off<>(), sequences)) {
        JsonSnapshotSeries.address(tree, file, around);
      }
    }
    for (WorkspacePath file : named) {
      JsonSnapshotSeries.address(tree, file, around);
    }
    if (layout.evidence() instanceof Evidence.Existing) {
      ShapedReader.Plan plan = reader.plan(files);
      if (plan.registry() instanceof Layer.Read<Registry> read) {
        reader.seen(tree, read, plan);
      }
    }
  }

  /** The files of one tree. */
  private final class Tree implements ShapedReader.Files {
    private final AddressedTree tree;
    private final List<AddressedTree.Addressed> matching;

    /** Why nobody knows what patterns mean; empty text where that is known. */
    private final String why;

    Tree(AddressedTree tree) {
      this.tree = tree;
      Outcome<List<AddressedTree.Addressed>> found =
          layout.registries().patterns().isEmpty()
              ? new Outcome.Known<>(List.of())
              : tree.matching(layout.registries().patterns());
      if (found instanceof Outcome.Known<List<AddressedTree.Addressed>> known) {
        matching = known.found();
        why = "";
      } else {
        matching = List.of();
        why = ((Outcome.Unknown<List<AddressedTree.Addressed>>) found).why();
      }
    }

    @Override
    public Outcome<List<WorkspacePath>> matching() {
      if (!why.isEmpty()) {
        return new Outcome.Unknown<>(why);
      }
      List<WorkspacePath> files = new ArrayList<>(matching.size());
      for (AddressedTree.Addressed one : matching) {
        files.add(one.file());
      }
      return new Outcome.Known<>(files);
    }

    @Override
    public List<Layer<Registry>> entries(List<WorkspacePath> files) {
      List<Layer<Registry>> read = new ArrayList<>(files.size());
      int at = 0;
      for (WorkspacePath file : files) {
        while (!matching.get(at).file().equals(file)) {
          at++;
        }
        read.add(entry(matching.get(at)));
      }
      return read;
    }

    private Layer<Registry> entry(AddressedTree.Addressed one) {
      Kept kept = entries.get(one.file());
      if (kept != null && kept.address.equals(one.address())) {
        return kept.entry;
      }
      Content content = tree.read(one.file());
      Layer<Registry> entry = reader.entry(one.file(), content);
      if (content instanceof Found) {
        entries.put(one.file(), new Kept(one.address(), entry));
      }
      return entry;
    }

    @Override
    public Layer<Registry> registry(WorkspacePath file) {
      return registries.of(tree, file, byFormat(file), content -> reader.registry(file, content));
    }

    @Override
    public Layer<Catalog> catalog(WorkspacePath file) {
      return catalogs.of(tree, file, tree.address(file), JsonSnapshots::catalog);
    }

    @Override
    public Map<WorkspacePath, SequenceReading> sequences(Set<WorkspacePath> files) {
      Map<WorkspacePath, SequenceReading> read = new HashMap<>();
      for (WorkspacePath file : files) {
        read.put(
            file,
            readings.of(tree, file, byFormat(file), content -> reader.sequence(file, content)));
      }
      return read;
    }

    /** By its path too, since that tells its format. */
    private String byFormat(WorkspacePath file) {
      return tree.address(file) + " " + file;
    }
  }
}
