package dev.scorekeeper.json;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the files of the plugin folders: which sequences exist. */
public final class AuditScan implements Parsing.Parser<PluginFileReader.Reading> {
  /** Movements and beats of all files together: a bound on the memory. */
  private static final long MOST_KEPT = 5_000_000;

  private AuditScan() {}

  /**
   * Reads whatever lies there: a file that cannot be read says so in the scan, and the others are
   * read all the same.
   *
   * @param tree asked by the calling thread only
   * @param progress told after each file
   */
  public static Scan read(SourceTree tree, PluginFiles looked, FilesRead progress) {
    List<WorkspacePath> files = looked.files();
    Map<WorkspacePath, PluginFileReader.Reading> readings = new TreeMap<>();
    int read = 0;
    try (Parsing<PluginFileReader.Reading> parsing = new Parsing<>(new AuditScan())) {
      for (WorkspacePath file : files) {
        Content content = tree.read(file);
        if (content instanceof Found found) {
          parsing.take(file, found.bytes());
        } else if (content instanceof SourceTree.Unreadable unreadable) {
          readings.put(file, new PluginFileReader.Malformed(unreadable.why(), Location.START));
        } else if (content instanceof SourceTree.Escapes) {
          readings.put(
              file,
              new PluginFileReader.Malformed(
                  "is a link that leads out of the workspace, so it was not opened",
                  Location.START));
        }
        progress.files(++read, files.size());
      }
      readings.putAll(parsing.all());
    }
    return scan(looked, readings);
  }

  @Override
  public PluginFileReader.Reading parse(byte[] bytes) {
    return PluginFileReader.read(bytes);
  }

  private static Scan scan(
      PluginFiles looked, Map<WorkspacePath, PluginFileReader.Reading> readings) {
    List<Scan.Found> found = new ArrayList<>();
    List<Scan.Skipped> skipped = new ArrayList<>();
    List<Scan.Malformed> malformed = new ArrayList<>();
    long kept = 0;
    for (Map.Entry<WorkspacePath, PluginFileReader.Reading> entry : readings.entrySet()) {
      WorkspacePath file = entry.getKey();
      if (entry.getValue() instanceof PluginFileReader.Malformed flaw) {
        malformed.add(new Scan.Malformed(file, flaw.why(), flaw.at()));
        continue;
      }
      PluginFileReader.Read read = (PluginFileReader.Read) entry.getValue();
      kept += read.kept();
      if (kept > MOST_KEPT) {
        malformed.add(
            new Scan.Malformed(
                file,
                "comes after " + MOST_KEPT + " movements and beats, and no catalog holds more",
                Location.START));
        continue;
      }
      for (PluginSequence sequence : read.sequences()) {
        found.add(new Scan.Found(sequence, file));
      }
      read.skipped().ifPresent(reason -> skipped.add(new Scan.Skipped(file, reason)));
    }
    return new Scan(looked, found, skipped, malformed);
  }
}
