package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Gives every domain of a snapshot its verdict, then asks the rules. */
final class Assessor {
  private final Snapshot snapshot;
  private final Evidence evidence;
  private final Saying saying;
  private final RegistryIndex entries;

  Assessor(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.evidence = snapshot.layout().evidence();
    this.saying = Saying.of(evidence);
    this.entries = RegistryIndex.of(snapshot.registry(), snapshot.layout().evidence());
  }

  Assessment assess() {
    LayerCounts layers = layers();
    if (snapshot.registry() instanceof Layer.Read
        && isKnown(snapshot.catalog())
        && isKnown(snapshot.sequences())
        && snapshot.sights().unseen().isEmpty()) {
      List<Domain> domains = domains();
      return new Assessment.Assessed(
          layers,
          domains,
          findings(domains),
          snapshot.catalog() instanceof Layer.Read<Catalog> catalog
              ? catalog.content().plugins()
              : List.of(),
          OptionalInt.empty());
    }
    return new Assessment.Unreadable(layers, findings(List.of()));
  }

  private LayerCounts layers() {
    OptionalInt entries = countless(snapshot.registry());
    if (snapshot.registry() instanceof Layer.Read<Registry> read) {
      entries = OptionalInt.of(read.content().entries().size());
    }
    OptionalInt sequences = countless(snapshot.sequences());
    if (snapshot.sequences() instanceof Layer.Read<List<WorkspacePath>> read) {
      sequences = OptionalInt.of(read.content().size());
    }
    OptionalInt catalogEntries = countless(snapshot.catalog());
    OptionalInt catalogSequences = catalogEntries;
    if (snapshot.catalog() instanceof Layer.Read<Catalog> read) {
      catalogEntries = OptionalInt.of(read.content().entries().size());
      catalogSequences = OptionalInt.of(read.content().sequences());
    }
    return new LayerCounts(entries, sequences, catalogEntries, catalogSequences);
  }

  /** How much a layer holds that was not read: nothing where it is absent, else nobody knows. */
  private static OptionalInt countless(Layer<?> layer) {
    return layer instanceof Layer.Absent ? OptionalInt.of(0) : OptionalInt.empty();
  }

  private List<Domain> domains() {
    Map<String, Size> catalog = new HashMap<>();
    if (snapshot.catalog() instanceof Layer.Read<Catalog> read) {
      for (Catalog.Listed entry : read.content().entries()) {
        if (entry.id().isPresent()) {
          catalog.putIfAbsent(entry.id().get(), entry.size());
        }
      }
    }
    List<Domain> domains = new ArrayList<>(entries.deciding().size());
    for (Registry.Entry entry : entries.deciding()) {
      String id = entry.id().orElseThrow();
      domains.add(
          new Domain(
              id,
              entry.name(),
              entry.category(),
              named(entry),
              verdict(entry, catalog.get(id)),
              entry.details()));
    }
    return domains;
  }

  /** What an entry claims to be implemented by, as far as its evidence is looked at. */
  private Optional<String> named(Registry.Entry entry) {
    if (evidence instanceof Evidence.Sequences) {
      Optional<Registry.Claim> claim = entry.sequenceFile();
      return claim.isPresent() ? Optional.of(pathOf(claim.get())) : Optional.empty();
    }
    StringBuilder all = new StringBuilder();
    for (Registry.Claim claim : entry.paths()) {
      all.append(all.isEmpty() ? "" : ", ").append(pathOf(claim));
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all.toString());
  }

  private Verdict verdict(Registry.Entry entry, @Nullable Size inCatalog) {
    if (evidence instanceof Evidence.Sequences) {
      Optional<Registry.Claim> claim = entry.sequenceFile();
      return claim.isPresent() ? verdict(snapshot.reading(claim.get())) : verdict(inCatalog);
    }
    if (evidence instanceof Evidence.Claimed) {
      return verdict(saying.of(entry), inCatalog);
    }
    for (Registry.Claim claim : entry.paths()) {
      Presence presence = snapshot.sights().of(claim);
      if (presence != Presence.THERE) {
        return new Verdict.Broken(reason(presence));
      }
    }
    return entry.paths().isEmpty() ? verdict(inCatalog) : new Verdict.Present();
  }

  private static Verdict verdict(Evidence.Words.Said said, @Nullable Size inCatalog) {
    return switch (said) {
      case IMPLEMENTED -> new Verdict.Claimed();
      case NOTHING -> verdict(inCatalog);
      case UNKNOWN -> new Verdict.Broken(Verdict.Reason.UNKNOWN_CLAIM);
      case PLANNED, DROPPED -> new Verdict.Planned();
    };
  }

  private static Verdict.Reason reason(Presence presence) {
    return switch (presence) {
      case EMPTY -> Verdict.Reason.EMPTY;
      case OUTSIDE -> Verdict.Reason.ESCAPES;
      case MISSING, THERE -> Verdict.Reason.MISSING;
    };
  }

  private static Verdict verdict(@Nullable Size inCatalog) {
    return inCatalog == null ? new Verdict.Planned() : new Verdict.Cataloged(inCatalog);
  }

  private static Verdict verdict(SequenceReading reading) {
    if (reading instanceof SequenceReading.Sized sized) {
      return sized.size().movements() > 0
          ? new Verdict.Implemented(sized.size())
          : new Verdict.Broken(Verdict.Reason.EMPTY);
    }
    if (reading instanceof SequenceReading.Malformed) {
      return new Verdict.Broken(Verdict.Reason.MALFORMED);
    }
    return new Verdict.Broken(
        reading instanceof SequenceReading.Outside
            ? Verdict.Reason.ESCAPES
            : Verdict.Reason.MISSING);
  }

  private List<Finding> findings(List<Domain> domains) {
    // By id and subject, as one text: an id holds no space.
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (Finding finding : Rules.check(snapshot, entries, domains)) {
      findings.putIfAbsent(finding.id() + " " + finding.subject(), finding);
    }
    List<Finding> worstFirst = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      for (Finding finding : findings.values()) {
        if (finding.severity() == severity) {
          worstFirst.add(finding);
        }
      }
    }
    return worstFirst;
  }

  private static String pathOf(Registry.Claim claim) {
    Optional<WorkspacePath> path = claim.file();
    return path.isEmpty() || path.get().equals(WorkspacePath.ROOT)
        ? claim.text()
        : path.get().value();
  }

  /** Read, or known to be absent, or not wanted: either way it can be counted on. */
  private static boolean isKnown(Layer<?> layer) {
    return layer instanceof Layer.Read
        || layer instanceof Layer.Absent
        || layer instanceof Layer.Off;
  }
}
