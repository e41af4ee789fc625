package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A workspace as its readers would give it. Nothing is wrong with it until a test says so. */
public final class Workspace {
  private final List<Registry.Entry> entries = new ArrayList<>();
  private final List<Catalog.Listed> cataloged = new ArrayList<>();
  private final List<WorkspacePath> systemSequences = new ArrayList<>();
  private final Map<WorkspacePath, SequenceReading> files = new HashMap<>();
  private Layout layout = Layout.DEFAULT;
  private final Map<String, Presence> presences = new HashMap<>();
  private final Map<String, String> unseen = new HashMap<>();
  private List<Slip> slips = List.of();
  private OptionalLong handlers = OptionalLong.empty();
  private OptionalLong topics = OptionalLong.empty();
  private Catalog.Summary summary = Catalog.Summary.NONE;
  private Optional<Layer<Registry>> registry = Optional.empty();
  private Optional<Layer<Catalog>> catalog = Optional.empty();
  private Optional<Layer<List<WorkspacePath>>> sequences = Optional.empty();
  private int firstLine = 1;
  private Optional<Scan> scan = Optional.empty();
  private ListedCatalog listed = ListedCatalog.NONE;

  private Workspace() {}

  /** A workspace whose three layers are there and empty. */
  public static Workspace workspace() {
    return new Workspace();
  }

  /** An entry of the registry with this id and nothing else. */
  static Entry domain(String id) {
    return new Entry(Optional.of(id));
  }

  /** An entry of the registry with nothing at all. */
  static Entry nameless() {
    return new Entry(Optional.empty());
  }

  static SequenceReading sized(int movements, long beats) {
    return new SequenceReading.Sized(new Size(movements, beats), OptionalLong.empty());
  }

  static SequenceReading malformed(String why) {
    return new SequenceReading.Malformed(why, new Location(5, 28));
  }

  Workspace with(Entry... entries) {
    for (Entry entry : entries) {
      this.entries.add(entry.build());
    }
    return this;
  }

  /** The reading of a file, whether or not anyone names it. */
  Workspace file(String path, SequenceReading reading) {
    files.put(new WorkspacePath(path), reading);
    return this;
  }

  /** A file in the folder of system sequences. */
  Workspace systemSequence(String path, SequenceReading reading) {
    systemSequences.add(new WorkspacePath(path));
    return file(path, reading);
  }

  /** Of a plan of another shape. */
  Workspace laidOut(Layout other) {
    layout = other;
    return this;
  }

  /** What was found where an entry names something as evidence. */
  Workspace at(String path, Presence presence) {
    presences.put(path, presence);
    return this;
  }

  /** What could not be looked at where an entry names something as evidence, and why. */
  Workspace unseen(String path, String why) {
    unseen.put(path, why);
    return this;
  }

  /** Slips of the registry outside of its entries. */
  Workspace slipping(Slip... slips) {
    this.slips = List.of(slips);
    return this;
  }

  Workspace cataloged(String id, Size size) {
    cataloged.add(new Catalog.Listed(Location.START, Optional.of(id), size));
    return this;
  }

  Workspace catalogedWithoutId() {
    cataloged.add(new Catalog.Listed(Location.START, Optional.empty(), Size.NONE));
    return this;
  }

  Workspace catalogLists(long handlers, long topics) {
    this.handlers = OptionalLong.of(handlers);
    this.topics = OptionalLong.of(topics);
    return this;
  }

  Workspace catalogDeclares(OptionalLong sequences, OptionalLong handlers, OptionalLong topics) {
    summary = new Catalog.Summary(Location.START, sequences, handlers, topics);
    return this;
  }

  Workspace registry(Layer<Registry> registry) {
    this.registry = Optional.of(registry);
    return this;
  }

  Workspace catalog(Layer<Catalog> catalog) {
    this.catalog = Optional.of(catalog);
    return this;
  }

  Workspace sequences(Layer<List<WorkspacePath>> sequences) {
    this.sequences = Optional.of(sequences);
    return this;
  }

  /** The same with all its places moved down. */
  Workspace fromLine(int line) {
    firstLine = line;
    return this;
  }

  Snapshot snapshot() {
    Map<WorkspacePath, SequenceReading> readings = new HashMap<>();
    files.forEach((path, reading) -> readings.put(path, moved(reading)));
    return new Snapshot(
        layout,
        registry.map(this::moved).orElseGet(() -> new Layer.Read<>(registryRead())),
        catalog.map(this::moved).orElseGet(() -> new Layer.Read<>(catalogRead())),
        sequences.map(this::moved).orElseGet(() -> new Layer.Read<>(systemSequences)),
        readings,
        Map.of(),
        List.of(),
        new Sights(List.of(), List.of(), Map.of(), presences, unseen, List.of(), List.of()));
  }

  /** What an assessment says of it. */
  public Assessment assess() {
    return scan.isPresent()
        ? Assessment.of(
            snapshot(), scan.get(), CatalogDrift.between(Optional.of(listed), scan.get()))
        : Assessment.of(snapshot());
  }

  /** With a scan of the plugin folders beside a catalog that lists this. */
  Workspace scanned(ListedCatalog listed, Scan scan) {
    this.listed = listed;
    this.scan = Optional.of(scan);
    return this;
  }

  /** The assessment of a workspace that can be read. */
  Assessment.Assessed assessed() {
    return (Assessment.Assessed) assess();
  }

  /** The verdict of one of its domains. */
  Verdict verdict(String id) {
    return assessed().domains().stream()
        .filter(domain -> domain.id().equals(id))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  @Override
  public String toString() {
    return snapshot().toString();
  }

  private Registry registryRead() {
    List<Registry.Entry> read = new ArrayList<>();
    for (Registry.Entry entry : entries) {
      Location at = new Location(firstLine + 10 * read.size(), 5);
      read.add(
          new Registry.Entry(
              at,
              entry.id(),
              entry.name(),
              entry.category(),
              entry
                  .sequenceFile()
                  .map(claim -> new Registry.Claim(claim.text(), new Location(at.line() + 3, 23))),
              entry.movements(),
              entry.beats(),
              entry.relations(),
              entry.slips(),
              entry.details(),
              entry.word().map(word -> new Registry.Claim(word.text(), at)),
              entry.paths(),
              entry.in()));
    }
    return new Registry(read, slips);
  }

  private Catalog catalogRead() {
    List<Catalog.Listed> read = new ArrayList<>();
    for (Catalog.Listed entry : cataloged) {
      read.add(
          new Catalog.Listed(
              new Location(firstLine + 20 * read.size(), 3), entry.id(), entry.size()));
    }
    return new Catalog(
        read,
        handlers,
        topics,
        new Catalog.Summary(
            new Location(firstLine, 14), summary.sequences(), summary.handlers(), summary.topics()),
        List.of());
  }

  private <T> Layer<T> moved(Layer<T> layer) {
    return layer instanceof Layer.Flawed<T> unreadable
        ? new Layer.Flawed<>(unreadable.why(), moved(unreadable.at()))
        : layer;
  }

  private SequenceReading moved(SequenceReading reading) {
    return reading instanceof SequenceReading.Malformed malformed
        ? new SequenceReading.Malformed(malformed.why(), moved(malformed.at()))
        : reading;
  }

  private Location moved(Location at) {
    return new Location(at.line() + firstLine - 1, at.column());
  }

  /** An entry of the registry in the making. */
  static final class Entry {
    private final Optional<String> id;
    private String name = "";
    private String category = "";
    private Optional<String> sequenceFile = Optional.empty();
    private OptionalLong movements = OptionalLong.empty();
    private OptionalLong beats = OptionalLong.empty();
    private List<String> relations = List.of();
    private Optional<String> word = Optional.empty();
    private List<String> paths = List.of();

    private Entry(Optional<String> id) {
      this.id = id;
    }

    Entry called(String name, String category) {
      this.name = name;
      this.category = category;
      return this;
    }

    Entry naming(String sequenceFile) {
      this.sequenceFile = Optional.of(sequenceFile);
      return this;
    }

    Entry declaring(long movements, long beats) {
      return declaring(OptionalLong.of(movements), OptionalLong.of(beats));
    }

    Entry declaring(OptionalLong movements, OptionalLong beats) {
      this.movements = movements;
      this.beats = beats;
      return this;
    }

    Entry relatedTo(String... ids) {
      relations = List.of(ids);
      return this;
    }

    /** By which word it says how far it is. */
    Entry saying(String word) {
      this.word = Optional.of(word);
      return this;
    }

    /** Which paths it names as evidence. */
    Entry pointingAt(String... paths) {
      this.paths = List.of(paths);
      return this;
    }

    private static Registry.Claim claim(String text) {
      return new Registry.Claim(text, Location.START);
    }

    private Registry.Entry build() {
      return new Registry.Entry(
          Location.START,
          id,
          name,
          category,
          sequenceFile.map(text -> new Registry.Claim(text, Location.START)),
          movements,
          beats,
          relations,
          List.of(),
          Registry.Details.NONE,
          word.map(Entry::claim),
          paths.stream().map(Entry::claim).toList(),
          Optional.empty());
    }
  }
}
