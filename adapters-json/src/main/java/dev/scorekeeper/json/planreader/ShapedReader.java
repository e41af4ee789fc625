package dev.scorekeeper.json.planreader;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.validation.Lookout;
import dev.scorekeeper.domain.validation.Sights;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.FileFormat;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.SourceTree.Listing;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.fileformat.PlanFile;
import dev.scorekeeper.json.internal.NoContent;
import dev.scorekeeper.json.internal.RegistryReader;
import dev.scorekeeper.json.internal.SequenceReader;
import dev.scorekeeper.json.internal.ShapedSequenceReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads plans of other shapes than one JSON file of entries that name sequence files. How files are
 * had, from a folder or from one commit of many, is for others to say.
 */
final class ShapedReader {
  private final Layout layout;

  /**
   * A reader of plans.
   *
   * @param layout with JSON Pointers that are well-formed
   */
  ShapedReader(Layout layout) {
    this.layout = layout;
  }

  /** The files of a plan, read as its layout says. */
  interface Files {
    /** The files that the registry's patterns mean, in order. */
    Outcome<List<WorkspacePath>> matching();

    /** What files say that are one entry each, in their order. */
    List<Layer<Registry>> entries(List<WorkspacePath> files);

    /** What a file with entries says. */
    Layer<Registry> registry(WorkspacePath file);

    /** What a file says of the catalog. */
    Layer<Catalog> catalog(WorkspacePath file);

    /** What files say of sequences. */
    Map<WorkspacePath, SequenceReading> sequences(Set<WorkspacePath> files);
  }

  /** A registry, and what was looked at for it. */
  record Plan(Layer<Registry> registry, Sights sights) {}

  /** The snapshot of a tree. */
  Snapshot read(SourceTree tree, Files files) {
    Plan plan = plan(files);
    Sights sights =
        plan.registry instanceof Layer.Read<Registry> read ? seen(tree, read, plan) : plan.sights;
    Optional<Listing> listed = layout.sequences().map(tree::list);
    Layer<List<WorkspacePath>> sequences = sequences(listed);
    return JsonSnapshots.remarked(
        new Snapshot(
            layout,
            plan.registry,
            layout.catalog().isPresent()
                ? files.catalog(layout.catalog().get())
                : new Layer.Off<>(),
            sequences,
            files.sequences(named(plan.registry, sequences)),
            Map.of(),
            listed.isPresent() ? JsonSnapshots.unspeakable(listed.get()) : List.of(),
            sights),
        tree);
  }

  /** With what the evidence that entries name is. */
  Sights seen(SourceTree tree, Layer.Read<Registry> registry, Plan plan) {
    return layout.evidence() instanceof Evidence.Existing existing
        ? Lookout.over(tree, registry.content(), existing, plan.sights)
        : plan.sights;
  }

  /** The system sequences, of a plan that has such. */
  static Layer<List<WorkspacePath>> sequences(Optional<Listing> listed) {
    return listed.isPresent() ? JsonSnapshots.sequences(listed.get()) : new Layer.Off<>();
  }

  /** The sequence files that matter. */
  Set<WorkspacePath> named(Layer<Registry> registry, Layer<List<WorkspacePath>> sequences) {
    Set<WorkspacePath> named = new LinkedHashSet<>();
    if (layout.evidence() instanceof Evidence.Sequences) {
      JsonSnapshots.addNamed(registry, named);
    }
    JsonSnapshots.addListed(sequences, named);
    return named;
  }

  /** The registry, of one file or put together of several. */
  Plan plan(Files files) {
    if (layout.registries().isOneFile()) {
      return new Plan(files.registry(layout.registry()), Sights.NONE);
    }
    Outcome<List<WorkspacePath>> matching = files.matching();
    if (!(matching instanceof Outcome.Known<List<WorkspacePath>> known)) {
      return unknown(((Outcome.Unknown<List<WorkspacePath>>) matching).why());
    }
    Merger merger = new Merger();
    for (WorkspacePath path : layout.registries().paths()) {
      merger.add(path, files.registry(path));
    }
    List<WorkspacePath> single = new ArrayList<>(known.found());
    single.removeAll(layout.registries().paths());
    List<Layer<Registry>> entries = files.entries(single);
    for (int i = 0; i < single.size(); i++) {
      merger.addEntry(single.get(i), entries.get(i));
    }
    return merger.plan();
  }

  private Plan unknown(String why) {
    Layer<Registry> flawed = new Layer.Flawed<>(why, Location.START);
    return new Plan(
        flawed,
        new Sights(
            List.of(),
            List.of(new Sights.Flaw(layout.registries().place(), flawed)),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of()));
  }

  /** Puts a registry together of what several files say. */
  private static final class Merger {
    private final List<Registry.Entry> entries = new ArrayList<>();
    private final List<WorkspacePath> there = new ArrayList<>();
    private final List<Sights.Flaw> flaws = new ArrayList<>();
    private final Map<WorkspacePath, List<Slip>> slips = new HashMap<>();

    void add(WorkspacePath file, Layer<Registry> layer) {
      if (layer instanceof Layer.Read<Registry> read) {
        there.add(file);
        slips.put(file, read.content().slips());
        for (Registry.Entry entry : read.content().entries()) {
          entries.add(entry.in(file));
        }
      } else {
        flaws.add(new Sights.Flaw(file, layer));
      }
    }

    /** What is one entry is kept as such by who reads many trees. */
    void addEntry(WorkspacePath file, Layer<Registry> layer) {
      there.add(file);
      if (layer instanceof Layer.Read<Registry> read) {
        entries.addAll(read.content().entries());
      } else {
        flaws.add(new Sights.Flaw(file, layer));
      }
    }

    Plan plan() {
      boolean isThere = !there.isEmpty();
      for (Sights.Flaw flaw : flaws) {
        isThere |= !(flaw.layer() instanceof Layer.Absent);
      }
      if (!isThere) {
        return new Plan(new Layer.Absent<>(), Sights.NONE);
      }
      return new Plan(
          flaws.isEmpty() ? new Layer.Read<>(new Registry(entries)) : flaws.get(0).layer(),
          new Sights(there, flaws, slips, Map.of(), Map.of(), List.of(), List.of()));
    }
  }

  /** What a tree's answer says of a file with entries. */
  Layer<Registry> registry(WorkspacePath file, Content content) {
    return content instanceof Found found
        ? RegistryReader.read(new PlanFile(file, found.bytes())::open, layout)
        : NoContent.layer(content);
  }

  /** What a tree's answer says of a file that is one entry; that it was found says a search. */
  Layer<Registry> entry(WorkspacePath file, Content content) {
    Layer<Registry> layer =
        content instanceof Found found
            ? RegistryReader.readEntry(new PlanFile(file, found.bytes())::open, layout)
            : NoContent.layer(content);
    return layer instanceof Layer.Read<Registry> read
        ? new Layer.Read<>(new Registry(List.of(read.content().entries().get(0).as(file))))
        : layer;
  }

  /** What a tree's answer says of a sequence. */
  SequenceReading sequence(WorkspacePath file, Content content) {
    if (!(content instanceof Found found)) {
      return SequenceReader.read(content);
    }
    PlanFile opening = new PlanFile(file, found.bytes());
    if (layout.evidence() instanceof Evidence.Sequences sequences
        && sequences.shape().isPresent()) {
      return ShapedSequenceReader.read(opening::open, sequences.shape().get());
    }
    return FileFormat.of(file) == FileFormat.JSON
        ? SequenceReader.read(content)
        : SequenceReader.read(opening::open);
  }
}
