package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Scans and sequences for tests. */
public final class Scans {
  static final WorkspacePath FOLDER = new WorkspacePath("packages/comments/json-sequences");

  private Scans() {}

  /** A sequence of one movement of two beats, in a file of its name. */
  public static Scan.Found found(String id) {
    return new Scan.Found(sequence(id, "add", "notify"), FOLDER.child(id + ".json"));
  }

  /** A sequence of one movement with a beat for each handler. */
  static PluginSequence sequence(String id, String... handlers) {
    return sequence(id, movement("do", handlers));
  }

  static PluginSequence sequence(String id, Movement... movements) {
    return new PluginSequence(
        id, "comments", "Name of " + id, OptionalLong.empty(), List.of(movements));
  }

  static Movement movement(String id, String... handlers) {
    List<Beat> beats =
        Stream.of(handlers)
            .map(handler -> new Beat("1", "did:" + handler, handler, "pure", "immediate"))
            .toList();
    return new Movement(id, "Name of " + id, OptionalLong.of(beats.size()), beats);
  }

  /** A scan of one folder. */
  public static Scan scan(Scan.Found... found) {
    return new Scan(looked(List.of()), List.of(found), List.of(), List.of(), List.of());
  }

  /** A scan that found nothing, and left a folder out. */
  public static Scan scanLeavingOut(String folder) {
    return new Scan(
        looked(List.of(new PluginFiles.Uncovered(new WorkspacePath(folder), 2))),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static PluginFiles looked(List<PluginFiles.Uncovered> uncovered) {
    return new PluginFiles(List.of(), List.of(), List.of(), List.of(), uncovered);
  }

  /** The catalog that an audit makes of a scan. */
  static ListedCatalog catalog(Scan scan) {
    List<PluginSequence> sequences = scan.sequences().stream().map(Scan.Found::sequence).toList();
    return new ListedCatalog(
        scan.looked().folders().stream().map(folder -> folder.value() + "/").toList(),
        OptionalLong.of(scan.files()),
        new Catalog.Summary(
            Location.START,
            OptionalLong.of(sequences.size()),
            OptionalLong.of(scan.handlers().size()),
            OptionalLong.of(scan.topics().size())),
        sequences,
        0,
        Optional.of(List.copyOf(scan.handlers())),
        Optional.of(List.copyOf(scan.topics())));
  }
}
