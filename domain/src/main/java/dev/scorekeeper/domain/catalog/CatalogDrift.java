package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the catalog on disk differs from the folders that it is about.
 *
 * @param exists whether there is a catalog
 * @param listed how many sequences it lists, each id once
 * @param onlyInCatalog sequences that the folders do not have, by id
 * @param onlyInFolders sequences that it does not list, by id
 * @param changed sequences of both that differ, by id
 * @param listedTwice ids that it lists more than once, with how often
 * @param unidentified how many of its entries have no id, so that they are no sequences
 * @param manifests the files of the folders that list sequences and are none
 * @param counts numbers that it declares and that are not so
 * @param folders folders that it was made from and the scope does not have, or the reverse
 */
public record CatalogDrift(
    boolean exists,
    int listed,
    List<PluginSequence> onlyInCatalog,
    List<Scan.Found> onlyInFolders,
    List<Changed> changed,
    Map<String, Integer> listedTwice,
    int unidentified,
    List<WorkspacePath> manifests,
    List<Count> counts,
    List<FolderChange> folders) {
  /** A catalog may lose one sequence of this many without being asked about it. */
  private static final int TOLERATED_PART = 5;

  public CatalogDrift {
    onlyInCatalog = List.copyOf(onlyInCatalog);
    onlyInFolders = List.copyOf(onlyInFolders);
    changed = List.copyOf(changed);
    listedTwice = new LinkedHashMap<>(listedTwice);
    manifests = List.copyOf(manifests);
    counts = List.copyOf(counts);
    folders = List.copyOf(folders);
  }

  /** A sequence that differs, in at least one thing. */
  public record Changed(String id, WorkspacePath file, List<SequenceDifference> differences) {
    public Changed {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A number that the catalog declares and that is not so.
   *
   * @param name such as {@code totalHandlers}
   * @param actual what an audit of the folders would declare
   */
  public record Count(String name, long declared, long actual) {}

  /**
   * A folder that only one side names.
   *
   * @param isAdded whether the scope has it and the catalog does not
   */
  public record FolderChange(WorkspacePath folder, boolean isAdded) {}

  /** Compares a catalog, which may be absent, with a scan. */
  public static CatalogDrift between(Optional<ListedCatalog> onDisk, Scan scan) {
    ListedCatalog catalog = onDisk.orElse(ListedCatalog.NONE);
    Map<String, PluginSequence> listed = new LinkedHashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (PluginSequence sequence : catalog.sequences()) {
      listed.putIfAbsent(sequence.id(), sequence);
      times.merge(sequence.id(), 1, Integer::sum);
    }
    Set<String> there = new HashSet<>();
    List<Scan.Found> onlyInFolders = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    for (Scan.Found found : scan.sequences()) {
      String id = found.sequence().id();
      there.add(id);
      @Nullable PluginSequence entry = listed.get(id);
      if (entry == null) {
        onlyInFolders.add(found);
      } else if (!entry.equals(found.sequence())) {
        changed.add(
            new Changed(id, found.file(), SequenceDifference.between(entry, found.sequence())));
      }
    }
    List<PluginSequence> onlyInCatalog = new ArrayList<>();
    Map<String, Integer> listedTwice = new LinkedHashMap<>();
    for (String id : new TreeSet<>(listed.keySet())) {
      if (!there.contains(id)) {
        onlyInCatalog.add(listed.get(id));
      }
      if (times.getOrDefault(id, 0) > 1) {
        listedTwice.put(id, times.getOrDefault(id, 0));
      }
    }
    return new CatalogDrift(
        onDisk.isPresent(),
        listed.size(),
        onlyInCatalog,
        onlyInFolders,
        changed,
        listedTwice,
        catalog.unidentified(),
        scan.skipped(Scan.Reason.MANIFEST),
        onDisk.isPresent() ? counts(catalog, scan) : List.of(),
        onDisk.isPresent() ? folders(catalog, scan) : List.of());
  }

  private static List<Count> counts(ListedCatalog catalog, Scan scan) {
    List<Count> counts = new ArrayList<>();
    NavigableSet<String> handlers = scan.handlers();
    NavigableSet<String> topics = scan.topics();
    count(counts, "fileCount", catalog.fileCount(), scan.files());
    count(counts, "totalSequences", catalog.summary().sequences(), scan.sequences().size());
    count(counts, "totalHandlers", catalog.summary().handlers(), handlers.size());
    count(counts, "totalTopics", catalog.summary().topics(), topics.size());
    list(counts, "handlers", catalog.handlers(), handlers);
    list(counts, "topics", catalog.topics(), topics);
    return counts;
  }

  private static void count(List<Count> counts, String name, OptionalLong declared, long actual) {
    if (declared.isPresent() && declared.getAsLong() != actual) {
      counts.add(new Count(name, declared.getAsLong(), actual));
    }
  }

  /** Names that only one side has; where the sides are equally many, both are said. */
  private static void list(
      List<Count> counts, String name, Optional<List<String>> listed, NavigableSet<String> actual) {
    if (listed.isEmpty()) {
      return;
    }
    List<String> names = listed.get();
    Set<String> known = new HashSet<>(names);
    if (names.size() != actual.size()) {
      counts.add(new Count("listed " + name, names.size(), actual.size()));
    } else if (!known.equals(actual)) {
      known.retainAll(actual);
      counts.add(new Count("listed " + name + " that exist", names.size(), known.size()));
    }
  }

  private static List<FolderChange> folders(ListedCatalog catalog, Scan scan) {
    NavigableSet<WorkspacePath> named = new TreeSet<>();
    catalog.sourceDirectories().forEach(name -> WorkspacePath.of(name).ifPresent(named::add));
    NavigableSet<WorkspacePath> all = new TreeSet<>(named);
    all.addAll(scan.looked().folders());
    List<FolderChange> changes = new ArrayList<>();
    for (WorkspacePath folder : all) {
      boolean isNamed = named.contains(folder);
      if (isNamed != scan.looked().folders().contains(folder)) {
        changes.add(new FolderChange(folder, !isNamed));
      }
    }
    return changes;
  }

  /** Whether an audit would write another catalog; formatting aside. */
  public boolean isStale() {
    return !exists
        || !onlyInCatalog.isEmpty()
        || !onlyInFolders.isEmpty()
        || !changed.isEmpty()
        || !listedTwice.isEmpty()
        || unidentified > 0
        || !counts.isEmpty()
        || !folders.isEmpty();
  }

  /** Whether so much would be lost that somebody should be asked: more than a fifth. */
  public boolean isSevereLoss() {
    return (long) onlyInCatalog.size() * TOLERATED_PART > listed;
  }

  /** How many of the entries without an id are manifests, which an audit took for sequences. */
  public int countedManifests() {
    return Math.min(unidentified, manifests.size());
  }
}
