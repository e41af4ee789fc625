package dev.scorekeeper.domain.validation;

import static dev.scorekeeper.domain.validation.FindingType.CATALOG_COUNT_DRIFT;
import static dev.scorekeeper.domain.validation.FindingType.CATALOG_ENTRY_DUPLICATE;
import static dev.scorekeeper.domain.validation.FindingType.CATALOG_ENTRY_UNIDENTIFIED;
import static dev.scorekeeper.domain.validation.FindingType.CATALOG_MISSING;
import static dev.scorekeeper.domain.validation.FindingType.CATALOG_UNREADABLE;
import static dev.scorekeeper.domain.validation.FindingType.COUNT_DRIFT;
import static dev.scorekeeper.domain.validation.FindingType.COUNT_INVALID;
import static dev.scorekeeper.domain.validation.FindingType.DOMAIN_DUPLICATE;
import static dev.scorekeeper.domain.validation.FindingType.KEY_DUPLICATE;
import static dev.scorekeeper.domain.validation.FindingType.PATH_ESCAPES_WORKSPACE;
import static dev.scorekeeper.domain.validation.FindingType.PATH_NOT_PORTABLE;
import static dev.scorekeeper.domain.validation.FindingType.REGISTRY_ENTRY_UNIDENTIFIED;
import static dev.scorekeeper.domain.validation.FindingType.REGISTRY_UNIDENTIFIED;
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
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Remark;
import dev.scorekeeper.domain.workspace.Slip;
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
  /** Keys that a message names besides the first. */
  private static final int FEW = 3;

  private final Snapshot snapshot;
  private final RegistryIndex entries;
  private final List<Domain> domains;

  /** Whether sequence files are what domains are implemented by. */
  private final boolean hasSequences;

  /** The system sequences that no entry that decides names. */
  private final List<WorkspacePath> unnamed;

  /** The files that have slips. */
  private final List<WorkspacePath> slipping;

  private final List<Finding> findings = new ArrayList<>();

  private Rules(Snapshot snapshot, RegistryIndex entries, List<Domain> domains) {
    this.snapshot = snapshot;
    this.entries = entries;
    this.domains = domains;
    this.hasSequences = snapshot.layout().evidence() instanceof Evidence.Sequences;
    this.unnamed = unnamed(snapshot, entries.deciding());
    this.slipping = slipping(snapshot);
  }

  /**
   * What all rules find, each after the other, in the order in which findings of one severity are
   * shown.
   *
   * @param entries of the snapshot's registry
   * @param domains what those that decide make, or none when a layer is unreadable
   */
  static List<Finding> check(Snapshot snapshot, RegistryIndex entries, List<Domain> domains) {
    Rules rules = new Rules(snapshot, entries, domains);
    rules.check();
    return rules.findings;
  }

  private void check() {
    Layout layout = snapshot.layout();
    Optional<WorkspacePath> catalog = layout.catalog();
    Optional<WorkspacePath> sequences = layout.sequences();
    registry(layout);
    if (catalog.isPresent()) {
      unreadable(snapshot.catalog(), CATALOG_UNREADABLE, catalog.get());
    }
    if (sequences.isPresent()) {
      unreadable(snapshot.sequences(), SEQUENCES_UNREADABLE, sequences.get());
    }
    filesThatAreNoEvidence();
    if (!layout.isUsual()) {
      findings.addAll(new ClaimRules(snapshot, entries, domains).evidence());
    }
    unreadableSystemSequences();
    duplicateDomains();
    slips(Slip.Kind.KEY_AGAIN, KEY_DUPLICATE);
    unidentifiedRegistryEntries();
    pathsThatAreNotPortable();
    namesThatNoPathCanHave();
    slips(Slip.Kind.NO_COUNT, COUNT_INVALID);
    driftOfDeclaredCounts();
    driftWithinSequenceFiles();
    if (layout.claims().isPresent()) {
      findings.addAll(new ClaimRules(snapshot, entries, domains).contradictions());
    }
    if (!layout.isUsual()) {
      findings.addAll(new ClaimRules(snapshot, entries, domains).missing());
    }
    danglingRelations();
    orphanedSequences();
    unidentifiedCatalogEntries();
    duplicateCatalogEntries();
    driftOfTheCatalogsSummary();
    if (catalog.isPresent()) {
      missing(
          snapshot.catalog(),
          CATALOG_MISSING,
          catalog.get(),
          "there is no catalog here, so every domain without a sequence file counts as planned",
          "; run scorekeeper audit, or set \"catalog\" in scorekeeper.json: its path, or null for"
              + " none");
    }
    if (sequences.isPresent()) {
      missing(
          snapshot.sequences(),
          SEQUENCES_MISSING,
          sequences.get(),
          "there is no folder of system sequences here",
          "; create it, or set \"sequences\" in scorekeeper.json: its path, or null for none");
    }
  }

  /** Of a registry in several files each that cannot be read is named. */
  private void registry(Layout layout) {
    if (snapshot.sights().flaws().isEmpty()) {
      registry(snapshot.registry(), layout.registry());
    }
    for (Sights.Flaw flaw : snapshot.sights().flaws()) {
      registry(flaw.layer(), flaw.file());
    }
  }

  private void registry(Layer<Registry> layer, WorkspacePath file) {
    missing(
        layer,
        REGISTRY_UNREADABLE,
        file,
        snapshot.layout().registries().paths().contains(file)
            ? "there is no registry here"
            : "no file matches this pattern",
        "; create it, or correct \"registry\" in scorekeeper.json");
    unreadable(layer, REGISTRY_UNREADABLE, file);
  }

  /** Of a file as a whole. */
  private void found(FindingType type, WorkspacePath file, String message) {
    findings.add(Finding.of(type, file.value(), message, file));
  }

  private void found(
      FindingType type, String subject, String message, WorkspacePath file, Location at) {
    findings.add(Finding.of(type, subject, message, file, at));
  }

  private void foundInRegistry(
      FindingType type, Registry.Entry entry, String subject, String message, Location at) {
    found(type, subject, message, snapshot.fileOf(entry), at);
  }

  /**
   * Of a layer that is absent.
   *
   * @param cure what to do where nothing lies in its place
   */
  private void missing(
      Layer<?> layer, FindingType type, WorkspacePath file, String message, String cure) {
    if (layer instanceof Layer.Absent) {
      String instead = instead(file);
      found(type, file, message + (instead.isEmpty() ? cure : ": " + instead));
    }
  }

  /** What lies in place of a path that was looked for in vain; empty text for nothing. */
  private String instead(WorkspacePath path) {
    return instead(snapshot, path);
  }

  static String instead(Snapshot snapshot, WorkspacePath path) {
    Remark remark = snapshot.remarks().get(path);
    if (remark instanceof Remark.Twin twin) {
      return twin.path()
          + " differs from it only in "
          + path.differenceTo(twin.path())
          + "; write the path as the file is named";
    }
    if (remark instanceof Remark.AFolder) {
      return path + " is a folder; name a file";
    }
    if (remark instanceof Remark.AFile) {
      return path + " is a file; name a folder";
    }
    return remark instanceof Remark.NotCheckedOut
        ? path + " is in the commit but not checked out; see git sparse-checkout"
        : "";
  }

  /** Why something cannot be read, and where version control has a part in it, which. */
  private String why(String why, WorkspacePath file) {
    return snapshot.remarks().get(file) instanceof Remark.Converted converted
        ? why
            + " (git changes this file when it checks it out, because of "
            + converted.by()
            + "; "
            + converted.committed()
            + ")"
        : why;
  }

  private void unreadable(Layer<?> layer, FindingType type, WorkspacePath file) {
    if (layer instanceof Layer.Flawed<?> unreadable) {
      found(type, file.value(), why(unreadable.why(), file), file, unreadable.at());
    } else if (layer instanceof Layer.Refused) {
      leadsOut(file);
    }
  }

  private void leadsOut(WorkspacePath file) {
    found(
        PATH_ESCAPES_WORKSPACE,
        file,
        "a link leads out of the workspace, so it was not opened; keep it inside");
  }

  private void filesThatAreNoEvidence() {
    for (int i = 0; i < entries.deciding().size(); i++) {
      Registry.Entry entry = entries.deciding().get(i);
      if (hasSequences && entry.sequenceFile().isPresent() && !isImplemented(i)) {
        evidence(entry, entry.sequenceFile().get());
      }
    }
  }

  private void evidence(Registry.Entry entry, Registry.Claim claim) {
    String id = id(entry);
    SequenceReading reading = snapshot.reading(claim);
    if (reading instanceof SequenceReading.Missing) {
      String instead = instead(claim.file().orElse(WorkspacePath.ROOT));
      foundInRegistry(
          SEQUENCE_FILE_MISSING,
          entry,
          id,
          "names "
              + claim.text()
              + (instead.isEmpty()
                  ? ", but there is no such file; add it, or remove the path"
                  : "; but " + instead),
          claim.at());
    } else if (reading instanceof SequenceReading.Outside) {
      foundInRegistry(
          PATH_ESCAPES_WORKSPACE,
          entry,
          id,
          "names "
              + claim.text()
              + ", which leaves the workspace, so it was not opened; name a file inside it",
          claim.at());
    } else if (reading instanceof SequenceReading.Malformed malformed) {
      found(
          SEQUENCE_FILE_MALFORMED,
          id,
          why(malformed.why(), claim.file().orElseThrow()),
          claim.file().orElseThrow(),
          malformed.at());
    } else if (reading instanceof SequenceReading.Sized sized && sized.size().movements() == 0) {
      found(
          SEQUENCE_FILE_EMPTY,
          id,
          "names a sequence file without movements; add one to it, or remove the path",
          claim.file().orElseThrow(),
          Location.START);
    }
  }

  /**
   * A system sequence that no domain names is nobody's broken domain, and unreadable all the same.
   */
  private void unreadableSystemSequences() {
    for (WorkspacePath file : unnamed) {
      SequenceReading reading = snapshot.reading(file);
      if (reading instanceof SequenceReading.Malformed malformed) {
        found(
            SEQUENCE_FILE_MALFORMED,
            file.value(),
            why(malformed.why(), file),
            file,
            malformed.at());
      } else if (reading instanceof SequenceReading.Outside) {
        leadsOut(file);
      }
    }
  }

  private void duplicateDomains() {
    Map<String, List<Registry.Entry>> others = new LinkedHashMap<>();
    for (Registry.Entry entry : entries.repeating()) {
      List<Registry.Entry> known = others.get(id(entry));
      if (known == null) {
        others.put(id(entry), new ArrayList<>(List.of(entry)));
      } else {
        known.add(entry);
      }
    }
    for (Map.Entry<String, List<Registry.Entry>> same : others.entrySet()) {
      foundInRegistry(
          DOMAIN_DUPLICATE,
          same.getValue().get(0),
          same.getKey(),
          same.getValue().size()
              + 1
              + " entries have this id, and only the first counts; give the others ids of their"
              + " own, or remove them",
          same.getValue().get(0).at());
    }
  }

  /** In the layers and in all files that matter; the file of a domain's entry is the registry. */
  private void slips(Slip.Kind kind, FindingType type) {
    WorkspacePath registry = snapshot.layout().registry();
    if (snapshot.registry() instanceof Layer.Read<Registry> read) {
      slips(kind, type, registry.value(), registry, read.content().slips());
      for (WorkspacePath file : snapshot.sights().registry()) {
        List<Slip> own = snapshot.sights().slips().getOrDefault(file, List.of());
        slips(kind, type, file.value(), file, own);
      }
      int number = 0;
      for (Registry.Entry entry : read.content().entries()) {
        String subject = entry.id().isPresent() ? id(entry) : unidentified(++number);
        slips(kind, type, subject, snapshot.fileOf(entry), entry.slips());
      }
    }
    if (snapshot.catalog() instanceof Layer.Read<Catalog> read) {
      WorkspacePath catalog = snapshot.layout().catalog().orElseThrow();
      slips(kind, type, catalog.value(), catalog, read.content().slips());
    }
    for (WorkspacePath file : slipping) {
      SequenceReading.Sized sized = (SequenceReading.Sized) snapshot.reading(file);
      slips(kind, type, file.value(), file, sized.slips());
    }
  }

  private void slips(
      Slip.Kind kind, FindingType type, String subject, WorkspacePath file, List<Slip> slips) {
    if (slips.isEmpty()) {
      return;
    }
    List<Slip> alike = new ArrayList<>();
    for (Slip slip : slips) {
      if (slip.kind() == kind) {
        alike.add(slip);
      }
    }
    if (!alike.isEmpty()) {
      Slip first = alike.get(0);
      found(
          type,
          subject,
          alike.size() == 1 ? first.why() : first.why() + "; the same is true of " + others(alike),
          file,
          first.at());
    }
  }

  /** The keys of the slips that are not told in full. */
  private static String others(List<Slip> slips) {
    StringBuilder keys = new StringBuilder();
    int shown = Math.min(slips.size(), 1 + FEW);
    for (int i = 1; i < shown; i++) {
      keys.append(i == 1 ? "" : ", ").append(slips.get(i).key());
    }
    return slips.size() == shown
        ? keys.toString()
        : keys.append(" and ").append(slips.size() - shown).append(" more").toString();
  }

  private void unidentifiedRegistryEntries() {
    int all = entries.unidentified().size();
    if (all > 1 && entries.ids().isEmpty()) {
      // One without an id is a slip; where none has one they are somewhere else.
      WorkspacePath file = snapshot.fileOf(entries.unidentified().get(0));
      found(
          REGISTRY_UNIDENTIFIED,
          snapshot.layout().registry().value(),
          "none of its "
              + all
              + " entries has an id at "
              + snapshot.layout().fields().id()
              + ", so there is no domain; correct \"id\" in \"fields\" of scorekeeper.json",
          file,
          entries.unidentified().get(0).at());
      return;
    }
    int number = 0;
    for (Registry.Entry entry : entries.unidentified()) {
      foundInRegistry(
          REGISTRY_ENTRY_UNIDENTIFIED,
          entry,
          unidentified(++number),
          (entry.name().isEmpty() ? "" : "is called '" + entry.name() + "' and ")
              + "has no id, so it is not counted; give it one, or remove it",
          entry.at());
    }
  }

  private void unidentifiedCatalogEntries() {
    int number = 0;
    for (Catalog.Listed entry : catalogEntries(snapshot)) {
      if (entry.id().isEmpty()) {
        found(
            CATALOG_ENTRY_UNIDENTIFIED,
            unidentified(++number),
            "has no id, so it is not counted; older versions of scorekeeper audit wrote such entries,"
                + " so run it again",
            snapshot.layout().catalog().orElseThrow(),
            entry.at());
      }
    }
  }

  /** Numbered among their like, not by line, so that other entries may come and go above them. */
  private static String unidentified(int number) {
    return "entry without id #" + number;
  }

  private void duplicateCatalogEntries() {
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
    for (Map.Entry<String, Location> twice : second.entrySet()) {
      found(
          CATALOG_ENTRY_DUPLICATE,
          twice.getKey(),
          times.getOrDefault(twice.getKey(), 0)
              + " entries of the catalog have this id; the first one counts, so run scorekeeper"
              + " audit",
          snapshot.layout().catalog().orElseThrow(),
          twice.getValue());
    }
  }

  private void pathsThatAreNotPortable() {
    for (Registry.Entry entry : entries.deciding()) {
      if (hasSequences && entry.sequenceFile().isPresent()) {
        portable(entry, entry.sequenceFile().get());
      }
      for (Registry.Claim claim : entry.paths()) {
        portable(entry, claim);
      }
    }
  }

  private void portable(Registry.Entry entry, Registry.Claim claim) {
    // With slashes, a path that leaves the workspace would leave it still.
    if (claim.file().isPresent() && claim.text().indexOf('\\') >= 0) {
      foundInRegistry(
          PATH_NOT_PORTABLE,
          entry,
          id(entry),
          "names "
              + claim.text()
              + " with backslashes; write "
              + claim.text().replace('\\', '/')
              + ", which works on every system",
          claim.at());
    }
  }

  /** What has such a name cannot be read, nor named by any domain. */
  private void namesThatNoPathCanHave() {
    WorkspacePath folder = snapshot.layout().sequences().orElse(WorkspacePath.ROOT);
    for (String name : snapshot.unspeakable()) {
      found(
          PATH_NOT_PORTABLE,
          (folder.value().isEmpty() ? "" : folder.value() + "/") + name,
          "has the name '" + name + "', which cannot be used in a path; rename it",
          folder,
          Location.START);
    }
  }

  private void driftOfDeclaredCounts() {
    for (int i = 0; i < domains.size(); i++) {
      Registry.Entry entry = entries.deciding().get(i);
      Verdict verdict = domains.get(i).verdict();
      if (verdict.isSized()
          && (differs(entry.movements(), verdict.size().movements())
              || (differs(entry.beats(), verdict.size().beats()) && !isPartial(entry, verdict)))) {
        foundInRegistry(
            COUNT_DRIFT,
            entry,
            id(entry),
            "declares "
                + declared(entry)
                + "; "
                + (verdict instanceof Verdict.Cataloged ? "the catalog" : "its sequence file")
                + " has "
                + Counted.of(verdict.size().movements(), "movement")
                + " and "
                + Counted.of(verdict.size().beats(), "beat"),
            entry.at());
      }
    }
  }

  /** Whether nobody knows all beats of what an entry stands for, so that none can be missed. */
  private boolean isPartial(Registry.Entry entry, Verdict verdict) {
    if (!(verdict instanceof Verdict.Cataloged)) {
      return entry.sequenceFile().isPresent()
          && snapshot.reading(entry.sequenceFile().get()) instanceof SequenceReading.Sized sized
          && sized.isPartial();
    }
    for (Catalog.Listed listed : catalogEntries(snapshot)) {
      if (listed.id().equals(entry.id())) {
        return listed.isPartial();
      }
    }
    return false;
  }

  private void driftWithinSequenceFiles() {
    for (WorkspacePath file : drifting(snapshot)) {
      SequenceReading.Sized sized = (SequenceReading.Sized) snapshot.reading(file);
      found(
          COUNT_DRIFT,
          file.value(),
          "declares "
              + Counted.of(sized.declaredBeats().orElseThrow(), "beat")
              + "; its movements have "
              + sized.size().beats(),
          file,
          Location.START);
    }
  }

  /** The few that have slips, in order. */
  private static List<WorkspacePath> slipping(Snapshot snapshot) {
    List<WorkspacePath> files = new ArrayList<>();
    for (Map.Entry<WorkspacePath, SequenceReading> file : snapshot.files().entrySet()) {
      if (file.getValue() instanceof SequenceReading.Sized sized && !sized.slips().isEmpty()) {
        files.add(file.getKey());
      }
    }
    Collections.sort(files);
    return files;
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

  private void danglingRelations() {
    for (Registry.Entry entry : entries.deciding()) {
      for (String target : entry.relations()) {
        if (!entries.ids().contains(target)) {
          foundInRegistry(
              RELATION_DANGLING,
              entry,
              id(entry) + " -> " + target,
              "relates to a domain that is not in the registry; add the domain, or remove the"
                  + " relation",
              entry.at());
        }
      }
    }
  }

  private void orphanedSequences() {
    if (snapshot.registry() instanceof Layer.Read) {
      for (WorkspacePath file : unnamed) {
        found(
            SEQUENCE_ORPHAN,
            file,
            "no domain names this system sequence; name it in the registry, or remove it");
      }
    }
  }

  private void driftOfTheCatalogsSummary() {
    if (!(snapshot.catalog() instanceof Layer.Read<Catalog> read)) {
      return;
    }
    Catalog catalog = read.content();
    Catalog.Summary summary = catalog.summary();
    List<String> drifts = new ArrayList<>();
    OptionalLong sequences = OptionalLong.of(catalog.sequences());
    drift(summary.sequences(), sequences, "sequence", "entries with an id: ", drifts);
    drift(summary.handlers(), catalog.handlers(), "handler", "it lists ", drifts);
    drift(summary.topics(), catalog.topics(), "topic", "it lists ", drifts);
    WorkspacePath file = snapshot.layout().catalog().orElseThrow();
    if (!drifts.isEmpty()) {
      found(
          CATALOG_COUNT_DRIFT,
          file.value(),
          "its summary declares " + String.join(", ", drifts) + "; run scorekeeper audit",
          file,
          summary.at());
    }
  }

  private static void drift(
      OptionalLong declared,
      OptionalLong actual,
      String noun,
      String present,
      List<String> drifts) {
    if (actual.isPresent() && differs(declared, actual.getAsLong())) {
      drifts.add(
          Counted.of(declared.getAsLong(), noun) + " (" + present + actual.getAsLong() + ")");
    }
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
    // What a domain names in another case is nobody's orphan; the domain's finding says so.
    for (Remark remark : snapshot.remarks().values()) {
      if (remark instanceof Remark.Twin twin) {
        named.add(twin.path());
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
