package dev.scorekeeper.json.catalog;

import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan.Reason;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of a plugin folder and tells by its content what it is. */
final class PluginFileReader {
  private static final Set<String> OF_A_PACKAGE =
      Set.of(
          "dependencies",
          "devDependencies",
          "peerDependencies",
          "scripts",
          "exports",
          "main",
          "workspaces");
  private static final Set<String> LISTS = Set.of("sequences", "plugins", "files", "entries");

  private final PluginSequenceReader root = new PluginSequenceReader();
  private @Nullable PluginSequenceReader musical;
  private List<PluginSequenceReader> several = List.of();
  private boolean isList;
  private boolean isPackage;
  private boolean isCompiler;

  private PluginFileReader() {}

  /** What a file is. */
  sealed interface Reading {}

  /**
   * It is JSON.
   *
   * @param sequences those with an id and a movement, in the order of the file
   * @param skipped why the file, or something in it, is none
   * @param kept what the sequences ask of the memory, in pieces
   * @param slips in what the sequences are read from; none where there are none
   */
  record Read(List<PluginSequence> sequences, Optional<Reason> skipped, int kept, List<Slip> slips)
      implements Reading {}

  /** It is not. */
  record Malformed(String why, Location at) implements Reading {}

  /** Nobody knows what it is: it cannot be opened, or is more than is read. */
  record Unread(String why) implements Reading {}

  /** It is no file, or none any more. */
  record Missing() implements Reading {}

  static Reading read(byte[] bytes) {
    try (JsonCursor json = new JsonCursor(bytes)) {
      PluginFileReader file = new PluginFileReader();
      file.take(json);
      json.end();
      Read read = file.reading();
      return read.sequences.isEmpty()
          ? read
          : new Read(read.sequences, read.skipped, read.kept, json.slips());
    } catch (MalformedJson e) {
      return e.isLimit() ? new Unread(e.why()) : new Malformed(e.why(), e.at());
    }
  }

  private void take(JsonCursor json) throws MalformedJson {
    if (!json.isObject()) {
      isList = json.isArray();
      json.skip();
      return;
    }
    while (json.nextProperty()) {
      String name = json.name();
      isPackage |= OF_A_PACKAGE.contains(name);
      isCompiler |= name.equals("compilerOptions");
      isList |= LISTS.contains(name) && json.isArray();
      if (name.equals("musicalSequence") && json.isObject()) {
        musical = PluginSequenceReader.of(json);
      } else if (name.equals("sequences") && json.isArray()) {
        several = several(json);
      } else {
        root.take(json);
      }
    }
  }

  private static List<PluginSequenceReader> several(JsonCursor json) throws MalformedJson {
    List<PluginSequenceReader> several = new ArrayList<>();
    int kept = 0;
    while (json.nextElement()) {
      if (!json.isObject()) {
        json.skip();
        continue;
      }
      PluginSequenceReader sequence = PluginSequenceReader.of(json);
      kept += sequence.kept() + 1;
      if (kept > JsonCursor.MOST_KEPT) {
        throw MalformedJson.limit(
            "has more than " + JsonCursor.MOST_KEPT + " movements and beats", json.at());
      }
      if (sequence.movements() > 0) {
        several.add(sequence);
      }
    }
    return several;
  }

  private Read reading() {
    if (musical != null) {
      return one(musical);
    }
    if (root.hasMovements() || several.isEmpty()) {
      return one(root);
    }
    List<PluginSequence> sequences = new ArrayList<>();
    boolean unidentified = false;
    int kept = 0;
    for (PluginSequenceReader sequence : several) {
      if (sequence.id().isPresent()) {
        sequences.add(sequence.sequence(sequence.id().get(), plugin(sequence)));
        kept += sequence.kept() + 1;
      } else {
        unidentified = true;
      }
    }
    return new Read(
        sequences,
        unidentified ? Optional.of(Reason.UNIDENTIFIED) : Optional.empty(),
        kept,
        List.of());
  }

  private Read one(PluginSequenceReader sequence) {
    Optional<String> id = sequence.id().or(root::id);
    if (sequence.movements() == 0) {
      return new Read(List.of(), Optional.of(reasonWithoutMovement(id)), 0, List.of());
    }
    return id.isEmpty()
        ? new Read(List.of(), Optional.of(Reason.UNIDENTIFIED), 0, List.of())
        : new Read(
            List.of(sequence.sequence(id.get(), plugin(sequence))),
            Optional.empty(),
            sequence.kept() + 1,
            List.of());
  }

  private Reason reasonWithoutMovement(Optional<String> id) {
    if (isCompiler) {
      return Reason.COMPILER;
    }
    if (isPackage) {
      return Reason.PACKAGE;
    }
    if (isList && !root.hasMovements()) {
      return Reason.MANIFEST;
    }
    return id.isPresent() || root.hasMovements() || musical != null ? Reason.EMPTY : Reason.OTHER;
  }

  private String plugin(PluginSequenceReader sequence) {
    return sequence.plugin().isEmpty() ? root.plugin() : sequence.plugin();
  }
}
