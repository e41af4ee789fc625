package dev.scorekeeper.testkit.planreader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the use cases rely on where snapshots are read, in whatever format the files are. */
public abstract class SnapshotsContract {
  private static final Layout LAYOUT =
      new Layout(
          new WorkspacePath("plan/registry.json"),
          new WorkspacePath("plan/catalog.json"),
          new WorkspacePath("sequences"),
          Layout.Fields.DEFAULT);

  private static final String CART = "sequences/cart.json";
  private static final String MENU = "elsewhere/menu.json";

  /** What reads snapshots. */
  protected abstract Snapshots snapshots();

  /**
   * A registry's text.
   *
   * @param files the ids of its entries in their order, each with the sequence file that it names,
   *     or with empty text where it names none
   */
  protected abstract String registry(List<Map.Entry<String, String>> files);

  /** The text of a catalog that lists sequences of these ids, each of 2 movements and 3 beats. */
  protected abstract String catalog(String... ids);

  /** The text of a sequence file of that size, which claims nothing else besides. */
  protected abstract String sequence(int movements, long beats);

  /** A text that is ill-formed in its third line, as a registry, a catalog and a sequence file. */
  protected abstract String illFormed();

  private WorkspaceFiles plan() {
    return WorkspaceFiles.NONE
        .file(
            LAYOUT.registry().value(),
            registry(List.of(Map.entry("cart", CART), Map.entry("menu", MENU), Map.entry("x", ""))))
        .file(LAYOUT.catalog().orElseThrow().value(), catalog("x", "y"))
        .file(CART, sequence(2, 5))
        .file("sequences/index.json", sequence(1, 1))
        .file("sequences/readme.txt", "not a sequence")
        .file(MENU, sequence(1, 4));
  }

  private Snapshot read(WorkspaceFiles files) {
    return snapshots().read(new InMemoryTree(files), LAYOUT, ProgressListener.NONE);
  }

  @Test
  void theRegistryIsReadInItsOrder() {
    Layer<Registry> registry = read(plan()).registry();

    assertThat(entries(registry))
        .extracting(Registry.Entry::id)
        .containsExactly(Optional.of("cart"), Optional.of("menu"), Optional.of("x"));
    assertThat(entries(registry))
        .extracting(entry -> entry.sequenceFile().flatMap(Registry.Claim::file))
        .containsExactly(
            Optional.of(new WorkspacePath(CART)),
            Optional.of(new WorkspacePath(MENU)),
            Optional.empty());
  }

  @Test
  void theCatalogIsReadInItsOrder() {
    Layer<Catalog> catalog = read(plan()).catalog();

    assertThat(catalog).isInstanceOf(Layer.Read.class);
    assertThat(((Layer.Read<Catalog>) catalog).content().entries())
        .extracting(Catalog.Listed::id)
        .containsExactly(Optional.of("x"), Optional.of("y"));
    assertThat(((Layer.Read<Catalog>) catalog).content().entries())
        .extracting(Catalog.Listed::size)
        .containsOnly(new Size(2, 3));
  }

  @Test
  void systemSequencesAreTheFilesOfTheirFolderButManifestsAndOtherKinds() {
    assertThat(read(plan()).sequences())
        .isEqualTo(new Layer.Read<>(List.of(new WorkspacePath(CART))));
  }

  @Test
  void systemSequencesAndAllThatTheRegistryNamesAreSized() {
    assertThat(read(plan()).files())
        .isEqualTo(
            Map.of(
                new WorkspacePath(CART), sized(2, 5),
                new WorkspacePath(MENU), sized(1, 4)));
  }

  @Test
  void eachDomainHasItsVerdict() {
    Assessment assessment = Assessment.of(read(plan()));

    assertThat(assessment).isInstanceOf(Assessment.Assessed.class);
    assertThat(((Assessment.Assessed) assessment).domains())
        .extracting(Domain::verdict)
        .containsExactly(
            new Verdict.Implemented(new Size(2, 5)),
            new Verdict.Implemented(new Size(1, 4)),
            new Verdict.Cataloged(new Size(2, 3)));
  }

  @Test
  void whatIsNotThereIsAbsentAndTheOthersAreReadAllTheSame() {
    Snapshot nothing = read(WorkspaceFiles.NONE);
    Snapshot registryOnly =
        read(
            WorkspaceFiles.NONE.file(
                LAYOUT.registry().value(), registry(List.of(Map.entry("cart", CART)))));

    assertThat(nothing)
        .isEqualTo(
            new Snapshot(
                LAYOUT,
                new Layer.Absent<>(),
                new Layer.Absent<>(),
                new Layer.Absent<>(),
                Map.of()));
    assertThat(registryOnly.catalog()).isEqualTo(new Layer.Absent<>());
    assertThat(registryOnly.files())
        .isEqualTo(Map.of(new WorkspacePath(CART), new SequenceReading.Missing()));
    assertThat(entries(registryOnly.registry())).hasSize(1);
  }

  @Test
  void whatIsIllFormedSaysWhereAndTheOthersAreReadAllTheSame() {
    Snapshot registry = read(plan().file(LAYOUT.registry().value(), illFormed()));
    Snapshot catalog = read(plan().file(LAYOUT.catalog().orElseThrow().value(), illFormed()));
    Snapshot sequence = read(plan().file(CART, illFormed()));

    assertThat(registry.registry()).isInstanceOf(Layer.Flawed.class);
    assertThat(((Layer.Flawed<Registry>) registry.registry()).at().line()).isEqualTo(3);
    assertThat(registry.files()).containsEntry(new WorkspacePath(CART), sized(2, 5));
    assertThat(catalog.catalog()).isInstanceOf(Layer.Flawed.class);
    assertThat(((Layer.Flawed<Catalog>) catalog.catalog()).at().line()).isEqualTo(3);
    assertThat(entries(catalog.registry())).hasSize(3);
    assertThat(sequence.files().get(new WorkspacePath(CART)))
        .isInstanceOfSatisfying(
            SequenceReading.Malformed.class,
            malformed -> assertThat(malformed.at().line()).isEqualTo(3));
    assertThat(sequence.files()).containsEntry(new WorkspacePath(MENU), sized(1, 4));
  }

  @Test
  void whatCannotBeHadIsUnreadableFromItsBeginning() {
    Snapshot snapshot =
        snapshots()
            .read(
                new Refusing(plan(), LAYOUT.registry(), LAYOUT.catalog().orElseThrow()),
                LAYOUT,
                ProgressListener.NONE);

    assertThat(snapshot.registry()).isEqualTo(new Layer.Flawed<>("was refused", Location.START));
    assertThat(snapshot.catalog()).isEqualTo(new Layer.Flawed<>("was refused", Location.START));
    assertThat(snapshot.files()).isEqualTo(Map.of(new WorkspacePath(CART), sized(2, 5)));
  }

  @Test
  void linksOutOfTheWorkspaceEscape() {
    Snapshot snapshot =
        read(
            WorkspaceFiles.NONE
                .link(LAYOUT.registry().value(), "../../outside.json")
                .link(LAYOUT.catalog().orElseThrow().value(), "/outside.json")
                .link("sequences", "../outside"));
    Snapshot sequence = read(plan().without(CART).link(CART, "../../outside.json"));

    assertThat(snapshot.registry()).isEqualTo(new Layer.Refused<>());
    assertThat(snapshot.catalog()).isEqualTo(new Layer.Refused<>());
    assertThat(snapshot.sequences()).isEqualTo(new Layer.Refused<>());
    assertThat(sequence.files())
        .containsEntry(new WorkspacePath(CART), new SequenceReading.Outside());
  }

  @Test
  void aNameThatLeavesTheWorkspaceLeadsToNoFile() {
    Snapshot snapshot =
        read(
            plan()
                .file(
                    LAYOUT.registry().value(),
                    registry(List.of(Map.entry("cart", "../cart.json"), Map.entry("menu", MENU)))));

    assertThat(entries(snapshot.registry()).get(0).sequenceFile())
        .hasValueSatisfying(
            claim -> {
              assertThat(claim.text()).isEqualTo("../cart.json");
              assertThat(claim.file()).isEmpty();
            });
    assertThat(snapshot.files()).hasSize(2);
  }

  @Test
  void progressReachesTheNumberOfSequenceFiles() {
    List<String> shown = new ArrayList<>();

    snapshots().read(new InMemoryTree(plan()), LAYOUT, (done, of) -> shown.add(done + " of " + of));

    assertThat(shown).endsWith("2 of 2");
  }

  @Test
  void aSeriesReadsEachTreeTheSame() {
    SnapshotSeries series = snapshots().series(LAYOUT);
    List<WorkspaceFiles> states =
        List.of(
            plan(),
            plan().file(CART, sequence(3, 9)),
            plan().file(LAYOUT.registry().value(), illFormed()),
            plan().without(LAYOUT.catalog().orElseThrow().value()),
            WorkspaceFiles.NONE,
            plan());

    for (WorkspaceFiles state : states) {
      assertThat(series.snapshot(new InMemoryTree(state))).isEqualTo(read(state));
    }
    assertThat(read(states.get(1)).files()).containsEntry(new WorkspacePath(CART), sized(3, 9));
  }

  @Test
  void inputsAreTheSameWhereNothingThatMattersDiffers() {
    SnapshotSeries series = snapshots().series(LAYOUT);
    SnapshotSeries.Inputs inputs = series.inputs(new InMemoryTree(plan()));

    assertThat(inputs.hasRegistry()).isTrue();
    assertThat(inputs.files()).containsOnlyKeys(new WorkspacePath(CART), new WorkspacePath(MENU));
    assertThat(
            series.inputs(
                new InMemoryTree(
                    plan()
                        .file("elsewhere/other.json", sequence(1, 1))
                        .file("sequences/readme.txt", "something else"))))
        .isEqualTo(inputs);
    assertThat(snapshots().series(LAYOUT).inputs(new InMemoryTree(plan()))).isEqualTo(inputs);
  }

  @Test
  void inputsDifferWithEachFileThatMatters() {
    SnapshotSeries series = snapshots().series(LAYOUT);
    SnapshotSeries.Inputs inputs = series.inputs(new InMemoryTree(plan()));
    List<UnaryOperator<WorkspaceFiles>> changes =
        List.of(
            files -> files.file(LAYOUT.registry().value(), registry(List.of())),
            files -> files.without(LAYOUT.registry().value()),
            files -> files.file(LAYOUT.catalog().orElseThrow().value(), catalog("x")),
            files -> files.without(LAYOUT.catalog().orElseThrow().value()),
            files -> files.file(CART, sequence(3, 9)),
            files -> files.without(CART),
            files -> files.file("sequences/new.json", sequence(1, 1)),
            files -> files.file(MENU, sequence(3, 9)),
            files -> files.without(MENU));

    for (UnaryOperator<WorkspaceFiles> change : changes) {
      assertThat(series.inputs(new InMemoryTree(change.apply(plan())))).isNotEqualTo(inputs);
    }
    assertThat(series.inputs(new InMemoryTree(WorkspaceFiles.NONE)).hasRegistry()).isFalse();
    assertThat(inputs.hasRegistry()).isTrue();
  }

  @Test
  void askingATreeLeavesNoInputOut() {
    SnapshotSeries series = snapshots().series(LAYOUT);
    Asked inputs = new Asked(plan());
    Asked asked = new Asked(plan());

    series.inputs(inputs);
    series.ask(asked, Set.of(new WorkspacePath(MENU), new WorkspacePath("gone.json")));

    assertThat(inputs.paths).isNotEmpty();
    assertThat(asked.paths)
        .containsAll(inputs.paths)
        .contains(new WorkspacePath("gone.json"))
        .contains(
            LAYOUT.registry(), LAYOUT.catalog().orElseThrow(), LAYOUT.sequences().orElseThrow());
  }

  private static SequenceReading sized(int movements, long beats) {
    return new SequenceReading.Sized(new Size(movements, beats), OptionalLong.empty());
  }

  private static List<Registry.Entry> entries(Layer<Registry> registry) {
    assertThat(registry).isInstanceOf(Layer.Read.class);
    return ((Layer.Read<Registry>) registry).content().entries();
  }

  /** A tree that refuses some of its files. */
  private static final class Refusing implements SourceTree {
    private final SourceTree tree;
    private final Set<WorkspacePath> refused;

    Refusing(WorkspaceFiles files, WorkspacePath... refused) {
      this.tree = new InMemoryTree(files);
      this.refused = Set.of(refused);
    }

    @Override
    public Content read(WorkspacePath path) {
      return refused.contains(path) ? new Inaccessible("was refused") : tree.read(path);
    }

    @Override
    public Listing list(WorkspacePath folder) {
      return tree.list(folder);
    }
  }

  /** A tree that keeps in mind what it was asked for. */
  private static final class Asked implements AddressedTree {
    private final InMemoryTree tree;
    private final Set<WorkspacePath> paths = new TreeSet<>();

    Asked(WorkspaceFiles files) {
      this.tree = new InMemoryTree(files);
    }

    @Override
    public synchronized Content read(WorkspacePath path) {
      paths.add(path);
      return tree.read(path);
    }

    @Override
    public synchronized Listing list(WorkspacePath folder) {
      paths.add(folder);
      return tree.list(folder);
    }

    @Override
    public synchronized String address(WorkspacePath path) {
      paths.add(path);
      return tree.address(path);
    }
  }
}
