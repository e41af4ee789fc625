package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Gives every domain of a snapshot its verdict, then asks the rules. */
final class Assessor {
  private final Snapshot snapshot;

  Assessor(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  Assessment assess() {
    LayerCounts layers =
        new LayerCounts(
            count(snapshot.registry(), registry -> registry.entries().size()),
            count(snapshot.sequences(), List::size),
            count(snapshot.catalog(), catalog -> catalog.entries().size()),
            count(snapshot.catalog(), Catalog::sequences));
    if (snapshot.registry() instanceof Layer.Read<Registry> registry
        && isKnown(snapshot.catalog())
        && isKnown(snapshot.sequences())) {
      Map<String, Domain> domains = domains(registry.content());
      return new Assessment.Assessed(
          layers,
          List.copyOf(domains.values()),
          findings(domains),
          snapshot.catalog() instanceof Layer.Read<Catalog> catalog
              ? catalog.content().plugins()
              : List.of(),
          OptionalInt.empty());
    }
    return new Assessment.Unreadable(layers, findings(Map.of()));
  }

  private Map<String, Domain> domains(Registry registry) {
    Map<String, Size> catalog = new HashMap<>();
    if (snapshot.catalog() instanceof Layer.Read<Catalog> read) {
      for (Catalog.Entry entry : read.content().entries()) {
        entry.id().ifPresent(id -> catalog.putIfAbsent(id, entry.size()));
      }
    }
    Map<String, Domain> domains = new LinkedHashMap<>();
    for (Registry.Entry entry : registry.entries()) {
      entry
          .id()
          .ifPresent(
              id ->
                  domains.computeIfAbsent(
                      id,
                      first ->
                          new Domain(
                              first,
                              entry.name(),
                              entry.category(),
                              entry.sequenceFile().map(Assessor::pathOf),
                              verdict(entry, catalog.get(first)))));
    }
    return domains;
  }

  private Verdict verdict(Registry.Entry entry, @Nullable Size inCatalog) {
    if (entry.sequenceFile().isPresent()) {
      return verdict(snapshot.file(entry.sequenceFile().get().text()));
    }
    return inCatalog == null ? new Verdict.Planned() : new Verdict.ByCatalog(inCatalog);
  }

  private static Verdict verdict(SequenceReading reading) {
    if (reading instanceof SequenceReading.Sized sized) {
      return sized.size().movements() > 0
          ? new Verdict.BySequenceFile(sized.size())
          : new Verdict.Broken(Verdict.Reason.EMPTY);
    }
    if (reading instanceof SequenceReading.Malformed) {
      return new Verdict.Broken(Verdict.Reason.MALFORMED);
    }
    return new Verdict.Broken(
        reading instanceof SequenceReading.Escapes
            ? Verdict.Reason.ESCAPES
            : Verdict.Reason.MISSING);
  }

  private List<Finding> findings(Map<String, Domain> domains) {
    // By id and subject, as one text: an id holds no space.
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (Rule rule : Rules.IN_ORDER) {
      for (Finding finding : rule.check(snapshot, domains)) {
        findings.putIfAbsent(finding.id() + " " + finding.subject(), finding);
      }
    }
    List<Finding> worstFirst = new ArrayList<>(findings.values());
    worstFirst.sort(Comparator.comparing(Finding::severity));
    return worstFirst;
  }

  private static String pathOf(Registry.Claim claim) {
    return WorkspacePath.of(claim.text())
        .filter(path -> !path.equals(WorkspacePath.ROOT))
        .map(WorkspacePath::value)
        .orElse(claim.text());
  }

  /** Read or known to be absent: either way it can be counted on. */
  private static boolean isKnown(Layer<?> layer) {
    return layer instanceof Layer.Read || layer instanceof Layer.Absent;
  }

  private static <T> OptionalInt count(Layer<T> layer, ToIntFunction<T> size) {
    if (layer instanceof Layer.Read<T> read) {
      return OptionalInt.of(size.applyAsInt(read.content()));
    }
    return layer instanceof Layer.Absent ? OptionalInt.of(0) : OptionalInt.empty();
  }
}
