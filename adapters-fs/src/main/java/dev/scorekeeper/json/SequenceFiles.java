package dev.scorekeeper.json;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads sequence files. Their bytes come by one thread, since a tree need not stand more. */
final class SequenceFiles implements Parsing.Parser<SequenceReading> {
  private SequenceFiles() {}

  static Map<WorkspacePath, SequenceReading> read(
      SourceTree tree, Set<WorkspacePath> files, FilesRead progress) {
    Map<WorkspacePath, SequenceReading> readings = new HashMap<>();
    int read = 0;
    try (Parsing<SequenceReading> parsing = new Parsing<>(new SequenceFiles())) {
      for (WorkspacePath file : files) {
        Content content = tree.read(file);
        if (content instanceof Found found) {
          parsing.take(file, found.bytes());
        } else {
          readings.put(file, reading(content));
        }
        progress.files(++read, files.size());
      }
      readings.putAll(parsing.all());
    }
    return readings;
  }

  @Override
  public SequenceReading parse(byte[] bytes) {
    return SequenceReader.read(bytes);
  }

  /** What a tree's answer says of a sequence. */
  static SequenceReading reading(Content content) {
    if (content instanceof Found found) {
      return SequenceReader.read(found.bytes());
    }
    if (content instanceof SourceTree.Missing) {
      return new SequenceReading.Missing();
    }
    return content instanceof SourceTree.Unreadable unreadable
        ? new SequenceReading.Malformed(unreadable.why(), Location.START)
        : new SequenceReading.Escapes();
  }
}
