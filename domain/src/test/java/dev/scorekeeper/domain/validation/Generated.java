package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Workspaces and assessments for properties. They are drawn from few ids, paths and numbers, so
 * that duplicates, drifts and meetings of every kind are common.
 */
public final class Generated {
  private static final List<String> FILES = List.of("s/a.json", "s/b.json", "s/c.json");

  private Generated() {}

  static Arbitrary<Verdict> verdicts() {
    return Arbitraries.oneOf(
        sizes().map(Verdict.Implemented::new),
        sizes().map(Verdict.Cataloged::new),
        Arbitraries.just(new Verdict.Planned()),
        Arbitraries.of(Verdict.Reason.class).map(Verdict.Broken::new));
  }

  static Arbitrary<Size> sizes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3), Arbitraries.longs().between(0, 5))
        .as(Size::new);
  }

  /** Workspaces of every kind, unreadable layers included. */
  static Arbitrary<Workspace> workspaces() {
    return Combinators.combine(
            entries().list().ofMaxSize(6),
            readings().list().ofSize(FILES.size()),
            Arbitraries.of(FILES).set(),
            Combinators.combine(Arbitraries.of("a", "b", "x").injectNull(0.3), sizes())
                .as((id, size) -> new Catalog.Listed(Location.START, Optional.ofNullable(id), size))
                .list()
                .ofMaxSize(4),
            counts().list().ofSize(3),
            Generated.<Registry>unread(),
            Generated.<Catalog>unread(),
            Generated.<List<WorkspacePath>>unread())
        .as(
            (entries, readings, system, cataloged, declared, registry, catalog, sequences) -> {
              Workspace workspace = Workspace.workspace();
              entries.forEach(workspace::with);
              for (int i = 0; i < FILES.size(); i++) {
                workspace.file(FILES.get(i), readings.get(i));
              }
              for (String file : system) {
                workspace.systemSequence(file, readings.get(FILES.indexOf(file)));
              }
              for (Catalog.Listed entry : cataloged) {
                entry
                    .id()
                    .ifPresentOrElse(
                        id -> workspace.cataloged(id, entry.size()), workspace::catalogedWithoutId);
              }
              workspace.catalogLists(2, 2);
              workspace.catalogDeclares(declared.get(0), declared.get(1), declared.get(2));
              registry.ifPresent(workspace::registry);
              catalog.ifPresent(workspace::catalog);
              sequences.ifPresent(workspace::sequences);
              return workspace;
            })
        .withoutEdgeCases();
  }

  /** Workspaces all of whose layers can be read. */
  static Arbitrary<Workspace> readableWorkspaces() {
    return workspaces().filter(workspace -> workspace.assess() instanceof Assessment.Assessed);
  }

  /** Assessments of every kind, made freely, whether or not a workspace could be read so. */
  public static Arbitrary<Assessment> assessments() {
    return Arbitraries.<Assessment>frequencyOf(
            Tuple.of(5, assessed().map(assessed -> assessed)),
            Tuple.of(
                1,
                findings()
                    .map(
                        findings ->
                            new Assessment.Unreadable(
                                new LayerCounts(
                                    OptionalInt.empty(),
                                    OptionalInt.of(2),
                                    OptionalInt.empty(),
                                    OptionalInt.empty()),
                                withoutAScans(findings)))))
        .withoutEdgeCases();
  }

  private static Arbitrary<Assessment.Assessed> assessed() {
    Arbitrary<OptionalInt> counts = Arbitraries.integers().between(0, 3).map(OptionalInt::of);
    Arbitrary<Domain> domains =
        Combinators.combine(
                Arbitraries.of("a", "b", "c", "c d", ""),
                Arbitraries.of("", "Checkout", "Größe\n"),
                Arbitraries.of("", "core"),
                Arbitraries.of("s/a.json", "../out.json", "")
                    .injectNull(0.4)
                    .map(Optional::ofNullable),
                verdicts())
            .as(Domain::new);
    return Combinators.combine(
            Combinators.combine(counts, counts, counts, counts).as(LayerCounts::new),
            domains.list().uniqueElements(Domain::id).ofMaxSize(4),
            findings(),
            plugins(),
            Arbitraries.integers().between(0, 3).map(OptionalInt::of).injectNull(0.3))
        .as(
            (layers, domains1, findings, plugins, scanned) ->
                new Assessment.Assessed(
                    layers,
                    domains1,
                    scanned == null ? withoutAScans(findings) : findings,
                    plugins,
                    scanned == null ? OptionalInt.empty() : scanned));
  }

  private static List<Finding> withoutAScans(List<Finding> findings) {
    return findings.stream().filter(one -> !FindingType.needsScan(one.id())).toList();
  }

  private static Arbitrary<List<Plugin>> plugins() {
    return Arbitraries.of("", "canvas", "plugin two", "Größe")
        .map(id -> new Plugin(id, 1 + id.length(), 7, 9L, 2))
        .list()
        .uniqueElements()
        .ofMaxSize(3)
        .map(plugins -> plugins.stream().sorted(Comparator.comparing(Plugin::id)).toList());
  }

  private static Arbitrary<List<Finding>> findings() {
    return Combinators.combine(
            Arbitraries.of(
                FindingType.COUNT_DRIFT,
                FindingType.CATALOG_STALE,
                FindingType.SEQUENCE_FILE_MISSING,
                FindingType.REGISTRY_UNREADABLE),
            Arbitraries.of("a", "b", "a -> b", ""),
            Arbitraries.of("is wrong", "is still wrong"),
            Arbitraries.of("s/a.json", "s/b.json", "")
                .injectNull(0.2)
                .map(path -> Optional.ofNullable(path).map(WorkspacePath::new)),
            Arbitraries.of(Location.START, new Location(7, 3))
                .injectNull(0.2)
                .map(Optional::ofNullable))
        .as(
            (type, subject, message, file, at) ->
                new Finding(type.id(), type.severity(), subject, message, file, at))
        .list()
        .uniqueElements(finding -> List.of(finding.id(), finding.subject()))
        .ofMaxSize(4);
  }

  private static Arbitrary<Workspace.Entry> entries() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c").injectNull(0.2),
            Arbitraries.of(
                    "s/a.json", "s/b.json", "./s/a.json", "s\\c.json", "s/none.json", "../a.json")
                .injectNull(0.4),
            counts(),
            counts(),
            Arbitraries.of("a", "b", "ghost").list().ofMaxSize(2))
        .as(
            (id, file, movements, beats, relations) -> {
              Workspace.Entry entry = id == null ? Workspace.nameless() : Workspace.domain(id);
              if (file != null) {
                entry.naming(file);
              }
              return entry.declaring(movements, beats).relatedTo(relations.toArray(String[]::new));
            });
  }

  private static Arbitrary<SequenceReading> readings() {
    return Arbitraries.oneOf(
        Combinators.combine(sizes(), counts()).as(SequenceReading.Sized::new),
        Arbitraries.of(
            new SequenceReading.Missing(),
            new SequenceReading.Outside(),
            Workspace.malformed("is larger than 64 MB")));
  }

  private static Arbitrary<OptionalLong> counts() {
    return Arbitraries.longs()
        .between(0, 3)
        .injectNull(0.4)
        .map(count -> count == null ? OptionalLong.empty() : OptionalLong.of(count));
  }

  /** Mostly nothing, which stands for a layer that was read. */
  private static <T> Arbitrary<Optional<Layer<T>>> unread() {
    List<Optional<Layer<T>>> layers = new ArrayList<>();
    layers.add(Optional.of(new Layer.Absent<>()));
    layers.add(Optional.of(new Layer.Refused<>()));
    layers.add(Optional.of(new Layer.Flawed<>("is no JSON", Location.START)));
    for (int i = 0; i < 12; i++) {
      layers.add(Optional.empty());
    }
    return Arbitraries.of(layers);
  }
}
