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
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The rules that make findings, in the order in which findings of one severity are shown. */
final class Rules {
  static final List<Rule> IN_ORDER =
      List.of(
          Rules::unreadableRegistry,
          Rules::unreadableCatalog,
          Rules::unreadableSequences,
          Rules::filesThatAreNoEvidence,
          Rules::unreadableSystemSequences,
          Rules::duplicateDomains,
          Rules::unidentifiedRegistryEntries,
          Rules::pathsThatAreNotPortable,
          Rules::driftOfDeclaredCounts,
          Rules::driftWithinSequenceFiles,
          Rules::danglingRelations,
          Rules::orphanedSequences,
          Rules::unidentifiedCatalogEntries,
          Rules::duplicateCatalogEntries,
          Rules::driftOfTheCatalogsSummary,
          Rules::missingCatalog,
          Rules::missingSequences);

  private Rules() {}

  private static List<Finding> unreadableRegistry(Snapshot snapshot, Map<String, Domain> domains) {
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

  private static List<Finding> unreadableCatalog(Snapshot snapshot, Map<String, Domain> domains) {
    return unreadable(snapshot.catalog(), CATALOG_UNREADABLE, snapshot.layout().catalog());
  }

  private static List<Finding> unreadableSequences(Snapshot snapshot, Map<String, Domain> domains) {
    return unreadable(snapshot.sequences(), SEQUENCES_UNREADABLE, snapshot.layout().sequences());
  }

  private static List<Finding> unreadable(Layer<?> layer, FindingType type, WorkspacePath file) {
    if (layer instanceof Layer.Unreadable<?> unreadable) {
      return List.of(Finding.of(type, file.value(), unreadable.why(), file, unreadable.at()));
    }
    if (layer instanceof Layer.Escapes) {
      return List.of(
          Finding.of(
              PATH_ESCAPES_WORKSPACE,
              file.value(),
              "a link leads out of the workspace, so it was not opened; keep it inside",
              file));
    }
    return List.of();
  }

  private static List<Finding> filesThatAreNoEvidence(
      Snapshot snapshot, Map<String, Domain> domains) {
    List<Finding> findings = new ArrayList<>();
    forEachClaim(snapshot, (id, claim) -> evidence(snapshot, id, claim).ifPresent(findings::add));
    return findings;
  }

  private static Optional<Finding> evidence(Snapshot snapshot, String id, Registry.Claim claim) {
    WorkspacePath registry = snapshot.layout().registry();
    SequenceReading reading = snapshot.file(claim.text());
    if (reading instanceof SequenceReading.Missing) {
      return Optional.of(
          Finding.of(
              SEQUENCE_FILE_MISSING,
              id,
              "names " + claim.text() + ", and no such file exists; add it or drop the claim",
              registry,
              claim.at()));
    }
    if (reading instanceof SequenceReading.Escapes) {
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
    WorkspacePath file = WorkspacePath.of(claim.text()).orElseThrow();
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
  private static List<Finding> unreadableSystemSequences(
      Snapshot snapshot, Map<String, Domain> domains) {
    List<Finding> findings = new ArrayList<>();
    Set<WorkspacePath> named = named(snapshot);
    for (WorkspacePath file : systemSequences(snapshot)) {
      if (named.contains(file)) {
        continue;
      }
      SequenceReading reading = snapshot.file(file.value());
      if (reading instanceof SequenceReading.Malformed malformed) {
        findings.add(
            Finding.of(
                SEQUENCE_FILE_MALFORMED, file.value(), malformed.why(), file, malformed.at()));
      } else if (reading instanceof SequenceReading.Escapes) {
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

  private static List<Finding> duplicateDomains(Snapshot snapshot, Map<String, Domain> domains) {
    Map<String, List<Registry.Entry>> byId =
        entries(snapshot).stream()
            .filter(entry -> entry.id().isPresent())
            .collect(
                Collectors.groupingBy(
                    entry -> entry.id().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
    List<Finding> findings = new ArrayList<>();
    byId.forEach(
        (id, entries) -> {
          if (entries.size() > 1) {
            findings.add(
                Finding.of(
                    DOMAIN_DUPLICATE,
                    id,
                    entries.size() + " entries have this id; the first decides, remove the others",
                    snapshot.layout().registry(),
                    entries.get(1).at()));
          }
        });
    return findings;
  }

  private static List<Finding> unidentifiedRegistryEntries(
      Snapshot snapshot, Map<String, Domain> domains) {
    List<Finding> findings = new ArrayList<>();
    for (Registry.Entry entry : entries(snapshot)) {
      if (entry.id().isEmpty()) {
        findings.add(
            unidentified(
                findings.size() + 1,
                REGISTRY_ENTRY_UNIDENTIFIED,
                (entry.name().isEmpty() ? "" : "is called '" + entry.name() + "' and ")
                    + "has no id, so it is no domain; give it one or remove it",
                snapshot.layout().registry(),
                entry.at()));
      }
    }
    return findings;
  }

  private static List<Finding> unidentifiedCatalogEntries(
      Snapshot snapshot, Map<String, Domain> domains) {
    List<Finding> findings = new ArrayList<>();
    for (Catalog.Entry entry : catalogEntries(snapshot)) {
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

  private static List<Finding> duplicateCatalogEntries(
      Snapshot snapshot, Map<String, Domain> domains) {
    Map<String, Integer> times = new LinkedHashMap<>();
    Map<String, Location> second = new HashMap<>();
    for (Catalog.Entry entry : catalogEntries(snapshot)) {
      if (entry.id().isPresent() && times.merge(entry.id().get(), 1, Integer::sum) == 2) {
        second.put(entry.id().get(), entry.at());
      }
    }
    List<Finding> findings = new ArrayList<>();
    times.forEach(
        (id, count) -> {
          if (count > 1) {
            findings.add(
                Finding.of(
                    CATALOG_ENTRY_DUPLICATE,
                    id,
                    count
                        + " entries of the catalog have this id; the first decides, run the audit",
                    snapshot.layout().catalog(),
                    second.getOrDefault(id, Location.START)));
          }
        });
    return findings;
  }

  private static List<Finding> pathsThatAreNotPortable(
      Snapshot snapshot, Map<String, Domain> domains) {
    List<Finding> findings = new ArrayList<>();
    forEachClaim(
        snapshot,
        (id, claim) -> {
          // With slashes, a path that leaves the workspace would leave it still.
          if (claim.text().indexOf('\\') >= 0 && WorkspacePath.of(claim.text()).isPresent()) {
            findings.add(
                Finding.of(
                    PATH_NOT_PORTABLE,
                    id,
                    "names "
                        + claim.text()
                        + ", which only Windows understands; write "
                        + claim.text().replace('\\', '/'),
                    snapshot.layout().registry(),
                    claim.at()));
          }
        });
    return findings;
  }

  private static List<Finding> driftOfDeclaredCounts(
      Snapshot snapshot, Map<String, Domain> domains) {
    List<Finding> findings = new ArrayList<>();
    for (Registry.Entry entry : domainEntries(snapshot)) {
      String id = entry.id().orElseThrow();
      Verdict verdict = domains.containsKey(id) ? domains.get(id).verdict() : new Verdict.Planned();
      if (verdict.status() == Verdict.Status.IMPLEMENTED
          && (differs(entry.movements(), verdict.size().movements())
              || differs(entry.beats(), verdict.size().beats()))) {
        findings.add(
            Finding.of(
                COUNT_DRIFT,
                id,
                "declares "
                    + declared(entry)
                    + "; "
                    + (verdict instanceof Verdict.ByCatalog ? "the catalog" : "its sequence file")
                    + " has "
                    + counted(verdict.size().movements(), "movement")
                    + " and "
                    + counted(verdict.size().beats(), "beat"),
                snapshot.layout().registry(),
                entry.at()));
      }
    }
    return findings;
  }

  private static List<Finding> driftWithinSequenceFiles(
      Snapshot snapshot, Map<String, Domain> domains) {
    List<Finding> findings = new ArrayList<>();
    snapshot.files().keySet().stream()
        .sorted()
        .forEach(
            file -> {
              if (snapshot.files().get(file) instanceof SequenceReading.Sized sized
                  && differs(sized.declaredBeats(), sized.size().beats())) {
                findings.add(
                    Finding.of(
                        COUNT_DRIFT,
                        file.value(),
                        "declares "
                            + counted(sized.declaredBeats().orElseThrow(), "beat")
                            + "; its movements have "
                            + sized.size().beats(),
                        file,
                        Location.START));
              }
            });
    return findings;
  }

  private static List<Finding> danglingRelations(Snapshot snapshot, Map<String, Domain> domains) {
    List<Registry.Entry> entries = domainEntries(snapshot);
    Set<String> ids =
        entries.stream().map(entry -> entry.id().orElseThrow()).collect(Collectors.toSet());
    List<Finding> findings = new ArrayList<>();
    for (Registry.Entry entry : entries) {
      for (String target : entry.relations()) {
        if (!ids.contains(target)) {
          findings.add(
              Finding.of(
                  RELATION_DANGLING,
                  entry.id().orElseThrow() + " -> " + target,
                  "relates to a domain that the registry does not have; add it or drop the relation",
                  snapshot.layout().registry(),
                  entry.at()));
        }
      }
    }
    return findings;
  }

  private static List<Finding> orphanedSequences(Snapshot snapshot, Map<String, Domain> domains) {
    if (!(snapshot.registry() instanceof Layer.Read)) {
      return List.of();
    }
    Set<WorkspacePath> named = named(snapshot);
    return systemSequences(snapshot).stream()
        .filter(file -> !named.contains(file))
        .map(
            file ->
                Finding.of(
                    SEQUENCE_ORPHAN,
                    file.value(),
                    "no domain names this system sequence; name it in the registry or remove it",
                    file))
        .toList();
  }

  private static List<Finding> driftOfTheCatalogsSummary(
      Snapshot snapshot, Map<String, Domain> domains) {
    return catalog(snapshot)
        .map(
            catalog -> {
              List<String> drifts = new ArrayList<>();
              Catalog.Summary summary = catalog.summary();
              drift(summary.sequences(), catalog.sequences(), "sequence").ifPresent(drifts::add);
              if (catalog.handlers().isPresent()) {
                drift(summary.handlers(), catalog.handlers().getAsLong(), "handler")
                    .ifPresent(drifts::add);
              }
              if (catalog.topics().isPresent()) {
                drift(summary.topics(), catalog.topics().getAsLong(), "topic")
                    .ifPresent(drifts::add);
              }
              WorkspacePath file = snapshot.layout().catalog();
              return drifts.isEmpty()
                  ? List.<Finding>of()
                  : List.of(
                      Finding.of(
                          CATALOG_COUNT_DRIFT,
                          file.value(),
                          "its summary is not its content: " + String.join(", ", drifts),
                          file,
                          summary.at()));
            })
        .orElse(List.of());
  }

  private static Optional<String> drift(OptionalLong declared, long actual, String noun) {
    return differs(declared, actual)
        ? Optional.of(counted(declared.getAsLong(), noun) + " declared, " + actual + " there")
        : Optional.empty();
  }

  private static List<Finding> missingCatalog(Snapshot snapshot, Map<String, Domain> domains) {
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

  private static List<Finding> missingSequences(Snapshot snapshot, Map<String, Domain> domains) {
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

  private static List<Registry.Entry> entries(Snapshot snapshot) {
    return snapshot.registry() instanceof Layer.Read<Registry> read
        ? read.content().entries()
        : List.of();
  }

  /** The entries that decide: those with an id, the first of each. */
  private static List<Registry.Entry> domainEntries(Snapshot snapshot) {
    Set<String> seen = new HashSet<>();
    return entries(snapshot).stream()
        .filter(entry -> entry.id().map(seen::add).orElse(false))
        .toList();
  }

  private static void forEachClaim(Snapshot snapshot, BiConsumer<String, Registry.Claim> action) {
    for (Registry.Entry entry : domainEntries(snapshot)) {
      entry.sequenceFile().ifPresent(claim -> action.accept(entry.id().orElseThrow(), claim));
    }
  }

  private static Set<WorkspacePath> named(Snapshot snapshot) {
    Set<WorkspacePath> named = new HashSet<>();
    forEachClaim(snapshot, (id, claim) -> WorkspacePath.of(claim.text()).ifPresent(named::add));
    return named;
  }

  private static List<WorkspacePath> systemSequences(Snapshot snapshot) {
    return snapshot.sequences() instanceof Layer.Read<List<WorkspacePath>> read
        ? read.content()
        : List.of();
  }

  private static List<Catalog.Entry> catalogEntries(Snapshot snapshot) {
    return catalog(snapshot).map(Catalog::entries).orElse(List.of());
  }

  private static Optional<Catalog> catalog(Snapshot snapshot) {
    return snapshot.catalog() instanceof Layer.Read<Catalog> read
        ? Optional.of(read.content())
        : Optional.empty();
  }

  private static boolean differs(OptionalLong declared, long actual) {
    return declared.isPresent() && declared.getAsLong() != actual;
  }

  private static String declared(Registry.Entry entry) {
    List<String> parts = new ArrayList<>();
    entry.movements().ifPresent(count -> parts.add(counted(count, "movement")));
    entry.beats().ifPresent(count -> parts.add(counted(count, "beat")));
    return String.join(" and ", parts);
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
