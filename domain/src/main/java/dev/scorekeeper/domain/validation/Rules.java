package dev.scorekeeper.domain.validation;

import static dev.scorekeeper.domain.validation.FindingType.CATALOG_COUNT_DRIFT;
import static dev.scorekeeper.domain.validation.FindingType.CATALOG_ENTRY_DUPLICATE;
import static dev.scorekeeper.domain.validation.FindingType.CATALOG_ENTRY_UNIDENTIFIED;
import static dev.scorekeeper.domain.validation.FindingType.CATALOG_MISSING;
import static dev.scorekeeper.domain.validation.FindingType.CATALOG_UNREADABLE;
import static dev.scorekeeper.domain.validation.FindingType.COUNT_DRIFT;
import static dev.scorekeeper.domain.validation.FindingType.DOMAIN_DUPLICATE;
import static dev.scorekeeper.domain.validation.FindingType.PATH_ESCAPES_WORKSPACE;
import static dev.scorekeeper.domain.validation.FindingType.PATH_NOT_PORTABLE;
import static dev.scorekeeper.domain.validation.FindingType.REGISTRY_ENTRY_UNIDENTIFIED;
import static dev.scorekeeper.domain.validation.FindingType.REGISTRY_UNREADABLE;
import static dev.scorekeeper.domain.validation.FindingType.RELATION_DANGLING;
import static dev.scorekeeper.domain.validation.FindingType.SEQUENCES_MISSING;
import static dev.scorekeeper.domain.validation.FindingType.SEQUENCES_UNREADABLE;
import static dev.scorekeeper.domain.validation.FindingType.SEQUENCE_FILE_EMPTY;
import static dev.scorekeeper.domain.validation.FindingType.SEQUENCE_FILE_MALFORMED;
import static dev.scorekeeper.domain.validation.FindingType.SEQUENCE_FILE_MISSING;
import static dev.scorekeeper.domain.validation.FindingType.SEQUENCE_ORPHAN;

import dev.scorekeeper.domain.catalog.Catalog;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The rules that make findings. Written without lambdas and streams, as is all that each start goes
 * through: linking one takes Java longer than a rule does.
 */
final class Rules {
  private final Snapshot snapshot;
  private final RegistryIndex entries;
  private final List<Domain> domains;

  /** The system sequences that no entry that decides names. */
  private final List<WorkspacePath> unnamed;

  private Rules(Snapshot snapshot, RegistryIndex entries, List<Domain> domains) {
    this.snapshot = snapshot;
    this.entries = entries;
    this.domains = domains;
    this.unnamed = unnamed(snapshot, entries.deciding());
  }

  /**
   * What all rules find, each after the other, in the order in which findings of one severity are
   * shown.
   *
   * @param entries of the snapshot's registry
   * @param domains what those that decide make, or none when a layer is unreadable
   */
  static List<Finding> check(Snapshot snapshot, RegistryIndex entries, List<Domain> domains) {
    return new Rules(snapshot, entries, domains).check();
  }

  private List<Finding> check() {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(unreadableRegistry());
    findings.addAll(
        unreadable(snapshot.catalog(), CATALOG_UNREADABLE, snapshot.layout().catalog()));
    findings.addAll(
        unreadable(snapshot.sequences(), SEQUENCES_UNREADABLE, snapshot.layout().sequences()));
    findings.addAll(filesThatAreNoEvidence());
    findings.addAll(unreadableSystemSequences());
    findings.addAll(duplicateDomains());
    findings.addAll(unidentifiedRegistryEntries());
    findings.addAll(pathsThatAreNotPortable());
    findings.addAll(driftOfDeclaredCounts());
    findings.addAll(driftWithinSequenceFiles());
    findings.addAll(danglingRelations());
    findings.addAll(orphanedSequences());
    findings.addAll(unidentifiedCatalogEntries());
    findings.addAll(duplicateCatalogEntries());
    findings.addAll(driftOfTheCatalogsSummary());
    findings.addAll(missingCatalog());
    findings.addAll(missingSequences());
    return findings;
  }

  private List<Finding> unreadableRegistry() {
    WorkspacePath file = snapshot.layout().registry();
    if (snapshot.registry() instanceof Layer.Absent) {
      return List.of(
          Finding.of(
              REGISTRY_UNREADABLE,
              file.value(),
              "there is no registry here; create it, or say in scorekeeper.json where it lies",
              file));
    }
    return unreadable(snapshot.registry(), REGISTRY_UNREADABLE, file);
  }

  private static List<Finding> unreadable(Layer<?> layer, FindingType type, WorkspacePath file) {
    if (layer instanceof Layer.Flawed<?> unreadable) {
      return List.of(Finding.of(type, file.value(), unreadable.why(), file, unreadable.at()));
    }
    if (layer instanceof Layer.Refused) {
      return List.of(
          Finding.of(
              PATH_ESCAPES_WORKSPACE,
              file.value(),
              "a link leads out of the workspace, so it was not opened; keep it inside",
              file));
    }
    return List.of();
  }

  private List<Finding> filesThatAreNoEvidence() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < entries.deciding().size(); i++) {
      Registry.Entry entry = entries.deciding().get(i);
      if (entry.sequenceFile().isPresent() && !isImplemented(i)) {
        Optional<Finding> finding = evidence(id(entry), entry.sequenceFile().get());
        if (finding.isPresent()) {
          findings.add(finding.get());
        }
      }
    }
    return findings;
  }

  private Optional<Finding> evidence(String id, Registry.Claim claim) {
    WorkspacePath registry = snapshot.layout().registry();
    SequenceReading reading = snapshot.reading(claim);
    if (reading instanceof SequenceReading.Missing) {
      return Optional.of(
          Finding.of(
              SEQUENCE_FILE_MISSING,
              id,
              "names " + claim.text() + ", and no such file exists; add it or drop the claim",
              registry,
              claim.at()));
    }
    if (reading instanceof SequenceReading.Outside) {
      return Optional.of(
          Finding.of(
              PATH_ESCAPES_WORKSPACE,
              id,
              "names "
                  + claim.text()
                  + ", which leaves the workspace, so it was not opened; name a file inside",
              registry,
              claim.at()));
    }
    WorkspacePath file = claim.file().orElseThrow();
    if (reading instanceof SequenceReading.Malformed malformed) {
      return Optional.of(
          Finding.of(SEQUENCE_FILE_MALFORMED, id, malformed.why(), file, malformed.at()));
    }
    if (reading instanceof SequenceReading.Sized sized && sized.size().movements() == 0) {
      return Optional.of(
          Finding.of(
              SEQUENCE_FILE_EMPTY,
              id,
              "names a file without a movement; give it movements or drop the claim",
              file,
              Location.START));
    }
    return Optional.empty();
  }

  /**
   * A system sequence that no domain names is nobody's broken domain, and unreadable all the same.
   */
  private List<Finding> unreadableSystemSequences() {
    List<Finding> findings = new ArrayList<>();
    for (WorkspacePath file : unnamed) {
      SequenceReading reading = snapshot.reading(file);
      if (reading instanceof SequenceReading.Malformed malformed) {
        findings.add(
            Finding.of(
                SEQUENCE_FILE_MALFORMED, file.value(), malformed.why(), file, malformed.at()));
      } else if (reading instanceof SequenceReading.Outside) {
        findings.add(
            Finding.of(
                PATH_ESCAPES_WORKSPACE,
                file.value(),
                "a link leads out of the workspace, so it was not opened; keep it inside",
                file));
      }
    }
    return findings;
  }

  private List<Finding> duplicateDomains() {
    Map<String, List<Registry.Entry>> others = new LinkedHashMap<>();
    for (Registry.Entry entry : entries.repeating()) {
      List<Registry.Entry> known = others.get(id(entry));
      if (known == null) {
        others.put(id(entry), new ArrayList<>(List.of(entry)));
      } else {
        known.add(entry);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, List<Registry.Entry>> same : others.entrySet()) {
      findings.add(
          Finding.of(
              DOMAIN_DUPLICATE,
              same.getKey(),
              same.getValue().size()
                  + 1
                  + " entries have this id; the first decides, remove the others",
              snapshot.layout().registry(),
              same.getValue().get(0).at()));
    }
    return findings;
  }

  private List<Finding> unidentifiedRegistryEntries() {
    List<Finding> findings = new ArrayList<>();
    for (Registry.Entry entry : entries.unidentified()) {
      findings.add(
          unidentified(
              findings.size() + 1,
              REGISTRY_ENTRY_UNIDENTIFIED,
              (entry.name().isEmpty() ? "" : "is called '" + entry.name() + "' and ")
                  + "has no id, so it is no domain; give it one or remove it",
              snapshot.layout().registry(),
              entry.at()));
    }
    return findings;
  }

  private List<Finding> unidentifiedCatalogEntries() {
    List<Finding> findings = new ArrayList<>();
    for (Catalog.Listed entry : catalogEntries(snapshot)) {
      if (entry.id().isEmpty()) {
        findings.add(
            unidentified(
                findings.size() + 1,
                CATALOG_ENTRY_UNIDENTIFIED,
                "has no id, so it is no sequence; audits write such entries for manifests, run a"
                    + " new one",
                snapshot.layout().catalog(),
                entry.at()));
      }
    }
    return findings;
  }

  /** Numbered among their like, not by line, so that other entries may come and go above them. */
  private static Finding unidentified(
      int number, FindingType type, String message, WorkspacePath file, Location at) {
    return Finding.of(type, "entry without id #" + number, message, file, at);
  }

  private List<Finding> duplicateCatalogEntries() {
    Map<String, Integer> times = new HashMap<>();
    Map<String, Location> second = new LinkedHashMap<>();
    for (Catalog.Listed entry : catalogEntries(snapshot)) {
      if (entry.id().isPresent()) {
        String id = entry.id().get();
        int before = times.getOrDefault(id, 0);
        times.put(id, before + 1);
        if (before == 1) {
          second.put(id, entry.at());
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, Location> twice : second.entrySet()) {
      findings.add(
          Finding.of(
              CATALOG_ENTRY_DUPLICATE,
              twice.getKey(),
              times.getOrDefault(twice.getKey(), 0)
                  + " entries of the catalog have this id; the first decides, run the audit",
              snapshot.layout().catalog(),
              twice.getValue()));
    }
    return findings;
  }

  private List<Finding> pathsThatAreNotPortable() {
    List<Finding> findings = new ArrayList<>();
    for (Registry.Entry entry : entries.deciding()) {
      if (entry.sequenceFile().isEmpty()) {
        continue;
      }
      Registry.Claim claim = entry.sequenceFile().get();
      // With slashes, a path that leaves the workspace would leave it still.
      if (claim.file().isPresent() && claim.text().indexOf('\\') >= 0) {
        findings.add(
            Finding.of(
                PATH_NOT_PORTABLE,
                id(entry),
                "names "
                    + claim.text()
                    + ", which only Windows understands; write "
                    + claim.text().replace('\\', '/'),
                snapshot.layout().registry(),
                claim.at()));
      }
    }
    return findings;
  }

  private List<Finding> driftOfDeclaredCounts() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < domains.size(); i++) {
      Registry.Entry entry = entries.deciding().get(i);
      Verdict verdict = domains.get(i).verdict();
      if (isImplemented(i)
          && (differs(entry.movements(), verdict.size().movements())
              || differs(entry.beats(), verdict.size().beats()))) {
        findings.add(
            Finding.of(
                COUNT_DRIFT,
                id(entry),
                "declares "
                    + declared(entry)
                    + "; "
                    + (verdict instanceof Verdict.Cataloged ? "the catalog" : "its sequence file")
                    + " has "
                    + Counted.of(verdict.size().movements(), "movement")
                    + " and "
                    + Counted.of(verdict.size().beats(), "beat"),
                snapshot.layout().registry(),
                entry.at()));
      }
    }
    return findings;
  }

  private List<Finding> driftWithinSequenceFiles() {
    List<Finding> findings = new ArrayList<>();
    for (WorkspacePath file : drifting(snapshot)) {
      SequenceReading.Sized sized = (SequenceReading.Sized) snapshot.reading(file);
      findings.add(
          Finding.of(
              COUNT_DRIFT,
              file.value(),
              "declares "
                  + Counted.of(sized.declaredBeats().orElseThrow(), "beat")
                  + "; its movements have "
                  + sized.size().beats(),
              file,
              Location.START));
    }
    return findings;
  }

  /** The few that drift, in order; the many that do not are never sorted. */
  private static List<WorkspacePath> drifting(Snapshot snapshot) {
    List<WorkspacePath> files = new ArrayList<>();
    for (Map.Entry<WorkspacePath, SequenceReading> file : snapshot.files().entrySet()) {
      if (file.getValue() instanceof SequenceReading.Sized sized
          && differs(sized.declaredBeats(), sized.size().beats())) {
        files.add(file.getKey());
      }
    }
    Collections.sort(files);
    return files;
  }

  private List<Finding> danglingRelations() {
    List<Finding> findings = new ArrayList<>();
    for (Registry.Entry entry : entries.deciding()) {
      for (String target : entry.relations()) {
        if (!entries.ids().contains(target)) {
          findings.add(
              Finding.of(
                  RELATION_DANGLING,
                  id(entry) + " -> " + target,
                  "relates to a domain that the registry does not have; add it or drop the relation",
                  snapshot.layout().registry(),
                  entry.at()));
        }
      }
    }
    return findings;
  }

  private List<Finding> orphanedSequences() {
    if (!(snapshot.registry() instanceof Layer.Read)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (WorkspacePath file : unnamed) {
      findings.add(
          Finding.of(
              SEQUENCE_ORPHAN,
              file.value(),
              "no domain names this system sequence; name it in the registry or remove it",
              file));
    }
    return findings;
  }

  private List<Finding> driftOfTheCatalogsSummary() {
    if (!(snapshot.catalog() instanceof Layer.Read<Catalog> read)) {
      return List.of();
    }
    Catalog catalog = read.content();
    Catalog.Summary summary = catalog.summary();
    List<String> drifts = new ArrayList<>();
    drift(summary.sequences(), OptionalLong.of(catalog.sequences()), "sequence", drifts);
    drift(summary.handlers(), catalog.handlers(), "handler", drifts);
    drift(summary.topics(), catalog.topics(), "topic", drifts);
    WorkspacePath file = snapshot.layout().catalog();
    return drifts.isEmpty()
        ? List.of()
        : List.of(
            Finding.of(
                CATALOG_COUNT_DRIFT,
                file.value(),
                "its summary is not its content: " + String.join(", ", drifts),
                file,
                summary.at()));
  }

  private static void drift(
      OptionalLong declared, OptionalLong actual, String noun, List<String> drifts) {
    if (actual.isPresent() && differs(declared, actual.getAsLong())) {
      drifts.add(
          Counted.of(declared.getAsLong(), noun) + " declared, " + actual.getAsLong() + " there");
    }
  }

  private List<Finding> missingCatalog() {
    WorkspacePath file = snapshot.layout().catalog();
    return snapshot.catalog() instanceof Layer.Absent
        ? List.of(
            Finding.of(
                CATALOG_MISSING,
                file.value(),
                "there is no catalog here, so no domain can restate it",
                file))
        : List.of();
  }

  private List<Finding> missingSequences() {
    WorkspacePath folder = snapshot.layout().sequences();
    return snapshot.sequences() instanceof Layer.Absent
        ? List.of(
            Finding.of(
                SEQUENCES_MISSING,
                folder.value(),
                "there is no folder of system sequences here",
                folder))
        : List.of();
  }

  /** Whether the entry of an index names or restates something that exists. */
  private boolean isImplemented(int entry) {
    return !domains.isEmpty() && domains.get(entry).verdict().exists();
  }

  private static String id(Registry.Entry entry) {
    return entry.id().orElseThrow();
  }

  private static List<WorkspacePath> unnamed(Snapshot snapshot, List<Registry.Entry> deciding) {
    if (!(snapshot.sequences() instanceof Layer.Read<List<WorkspacePath>> read)) {
      return List.of();
    }
    Set<WorkspacePath> named = new HashSet<>();
    for (Registry.Entry entry : deciding) {
      if (entry.sequenceFile().isPresent() && entry.sequenceFile().get().file().isPresent()) {
        named.add(entry.sequenceFile().get().file().get());
      }
    }
    List<WorkspacePath> unnamed = new ArrayList<>();
    for (WorkspacePath file : read.content()) {
      if (!named.contains(file)) {
        unnamed.add(file);
      }
    }
    return unnamed;
  }

  private static List<Catalog.Listed> catalogEntries(Snapshot snapshot) {
    return snapshot.catalog() instanceof Layer.Read<Catalog> read
        ? read.content().entries()
        : List.of();
  }

  private static boolean differs(OptionalLong declared, long actual) {
    return declared.isPresent() && declared.getAsLong() != actual;
  }

  private static String declared(Registry.Entry entry) {
    List<String> parts = new ArrayList<>();
    entry.movements().ifPresent(count -> parts.add(Counted.of(count, "movement")));
    entry.beats().ifPresent(count -> parts.add(Counted.of(count, "beat")));
    return String.join(" and ", parts);
  }
}
