package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.SettingsProposal.Line;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The folders in which plugins keep their sequences, known by their name wherever they are. */
final class ProposedFolders {
  private static final String KEY = "pluginFolders";

  /** What the last name of the default pattern is. */
  private static final String NAME = last(PluginFiles.DEFAULT.names());

  /** Patterns that people would read through. */
  private static final int MOST = 20;

  private ProposedFolders() {}

  private static String last(List<String> names) {
    return names.get(names.size() - 1);
  }

  /** Whether a file lies in such a folder. */
  static boolean isIn(WorkspacePath file) {
    return ("/" + file.parent() + "/").contains("/" + NAME + "/");
  }

  /** Those that files lie in, sorted; of one within another the outer. */
  static List<WorkspacePath> among(List<WorkspacePath> files) {
    TreeSet<WorkspacePath> folders = new TreeSet<>();
    for (WorkspacePath file : files) {
      if (isIn(file) && Outline.isPlain(file.value())) {
        String path = "/" + file.parent() + "/";
        int end = path.indexOf("/" + NAME + "/") + NAME.length() + 1;
        folders.add(new WorkspacePath(path.substring(1, end)));
      }
    }
    return List.copyOf(folders);
  }

  /** What an audit has to be told to scan them: a pattern where several lie side by side. */
  static List<Line> lines(List<WorkspacePath> folders) {
    Map<String, List<WorkspacePath>> patterns = new TreeMap<>();
    for (WorkspacePath folder : folders) {
      patterns.computeIfAbsent(beside(folder), pattern -> new ArrayList<>()).add(folder);
    }
    if (patterns.size() > MOST) {
      patterns = Map.of(FolderPattern.ANY_DEPTH + "/" + NAME, folders);
    }
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<String, List<WorkspacePath>> pattern : patterns.entrySet()) {
      List<WorkspacePath> there = pattern.getValue();
      boolean isOne = there.size() == 1 && !pattern.getKey().equals(PluginFiles.DEFAULT.value());
      lines.add(
          isOne
              ? new Line(KEY, there.get(0).value(), "it has the name, and JSON files")
              : new Line(
                  KEY,
                  pattern.getKey(),
                  Counted.of(there.size(), "folder", "folders") + " of this name have JSON files"));
    }
    return lines;
  }

  /** The pattern of all such folders in neighbours of the folder that holds one. */
  private static String beside(WorkspacePath folder) {
    return folder.parent().equals(WorkspacePath.ROOT)
        ? folder.value()
        : folder.parent().parent().child("*").child(NAME).value();
  }
}
