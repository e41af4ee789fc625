package dev.scorekeeper.testkit.catalog;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginScanner;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads files of plugins in plain text: lines of sequences as in {@link PlainCatalog}. A file with
 * a line {@code @manifest}, {@code @package} or {@code @compiler} is just that, and one without
 * lines is something else.
 */
public final class PlainScanner implements PluginScanner {
  @Override
  public Scan scan(SourceTree tree, PluginFiles files, ProgressListener progress) {
    Reading reading = new Reading(tree);
    int done = 0;
    for (WorkspacePath file : files.files()) {
      reading.take(file);
      progress.show(++done, files.files().size());
    }
    return new Scan(files, reading.found, reading.skipped, reading.malformed, reading.unread);
  }

  private static final class Reading {
    private final SourceTree tree;
    private final List<Scan.Found> found = new ArrayList<>();
    private final List<Scan.Skipped> skipped = new ArrayList<>();
    private final List<Scan.Malformed> malformed = new ArrayList<>();
    private final List<Scan.Gap> unread = new ArrayList<>();

    Reading(SourceTree tree) {
      this.tree = tree;
    }

    void take(WorkspacePath file) {
      SourceTree.Content content = tree.read(file);
      if (content instanceof SourceTree.Found bytes) {
        take(file, bytes.bytes());
      } else if (content instanceof SourceTree.Inaccessible unreadable) {
        unread.add(new Scan.Gap(file, unreadable.why()));
      } else if (content instanceof SourceTree.Escapes) {
        malformed.add(
            new Scan.Malformed(file, "is a link that leads out of the workspace", Location.START));
      }
    }

    private void take(WorkspacePath file, byte[] bytes) {
      try {
        PlainText text = PlainText.of(bytes);
        List<PlainSequences.Listed> entries = PlainSequences.entries(text);
        for (PlainSequences.Listed entry : entries) {
          if (entry.sequence().movements().isEmpty()) {
            skip(file, Scan.Reason.EMPTY);
          } else if (entry.id().isEmpty()) {
            skip(file, Scan.Reason.UNIDENTIFIED);
          } else {
            found.add(new Scan.Found(entry.sequence(), file));
          }
        }
        if (entries.isEmpty()) {
          skip(file, reason(text));
        }
      } catch (PlainText.Flaw e) {
        malformed.add(new Scan.Malformed(file, e.why(), e.at()));
      }
    }

    private void skip(WorkspacePath file, Scan.Reason reason) {
      skipped.add(new Scan.Skipped(file, reason));
    }

    private static Scan.Reason reason(PlainText text) {
      for (Scan.Reason reason :
          List.of(Scan.Reason.MANIFEST, Scan.Reason.PACKAGE, Scan.Reason.COMPILER)) {
        if (!PlainSequences.about(text, reason.name().toLowerCase(Locale.ROOT)).isEmpty()) {
          return reason;
        }
      }
      return Scan.Reason.OTHER;
    }
  }
}
