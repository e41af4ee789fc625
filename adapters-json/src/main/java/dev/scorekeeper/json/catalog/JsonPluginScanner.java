package dev.scorekeeper.json.catalog;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginScanner;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.catalog.ToolFiles;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.ParallelReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads plugin files as JSON. */
public final class JsonPluginScanner implements PluginScanner {
  /** Movements and beats of all files together: a bound on the memory. */
  private static final long MOST_KEPT = 5_000_000;

  private static final class Files implements ParallelReader.Reader<PluginFileReader.Reading> {
    @Override
    public PluginFileReader.Reading read(WorkspacePath file, Content content) {
      if (content instanceof Found found) {
        return PluginFileReader.read(found.bytes());
      }
      if (content instanceof SourceTree.Missing) {
        return new PluginFileReader.Missing();
      }
      if (content instanceof SourceTree.Inaccessible unreadable) {
        return new PluginFileReader.Unread(unreadable.why());
      }
      return new PluginFileReader.Malformed(
          "is a link that leads out of the workspace, so it was not opened", Location.START);
    }
  }

  @Override
  public Scan scan(SourceTree tree, PluginFiles looked, ProgressListener progress) {
    List<WorkspacePath> files = new ArrayList<>();
    List<Scan.Skipped> skipped = new ArrayList<>();
    for (WorkspacePath file : looked.files()) {
      Optional<Scan.Reason> reason = ToolFiles.reason(file);
      if (reason.isPresent()) {
        skipped.add(new Scan.Skipped(file, reason.get()));
      } else {
        files.add(file);
      }
    }
    return scan(looked, files, ParallelReader.read(tree, files, new Files(), progress), skipped);
  }

  private static Scan scan(
      PluginFiles looked,
      List<WorkspacePath> files,
      List<PluginFileReader.Reading> readings,
      List<Scan.Skipped> skipped) {
    List<Scan.Found> found = new ArrayList<>();
    List<Scan.Malformed> malformed = new ArrayList<>();
    List<Scan.Gap> unread = new ArrayList<>();
    List<Scan.Slipped> slips = new ArrayList<>();
    long kept = 0;
    for (int i = 0; i < readings.size(); i++) {
      WorkspacePath file = files.get(i);
      if (readings.get(i) instanceof PluginFileReader.Malformed flaw) {
        malformed.add(new Scan.Malformed(file, flaw.why(), flaw.at()));
      }
      if (readings.get(i) instanceof PluginFileReader.Unread gap) {
        unread.add(new Scan.Gap(file, gap.why()));
      }
      if (!(readings.get(i) instanceof PluginFileReader.Read read)) {
        continue;
      }
      kept += read.kept();
      if (kept > MOST_KEPT) {
        unread.add(
            new Scan.Gap(
                file,
                "comes after " + MOST_KEPT + " movements and beats, and no catalog holds more"));
        continue;
      }
      for (PluginSequence sequence : read.sequences()) {
        found.add(new Scan.Found(sequence, file));
      }
      read.skipped().ifPresent(reason -> skipped.add(new Scan.Skipped(file, reason)));
      for (Slip slip : read.slips()) {
        slips.add(new Scan.Slipped(file, slip));
      }
    }
    skipped.sort(Comparator.comparing(Scan.Skipped::file));
    return new Scan(looked, found, skipped, malformed, unread, slips);
  }
}
