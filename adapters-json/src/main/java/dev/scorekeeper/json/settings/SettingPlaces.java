package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.MalformedJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the settings file says what, and whether two settings of it mean one thing. */
final class SettingPlaces {
  private static final String NAME = "fields.name";
  private static final String ID = "fields.id";

  private final Map<String, Location> said = new HashMap<>();
  private final List<Folder> folders = new ArrayList<>();

  private record Folder(FolderPattern pattern, Location at) {}

  private record Setting(String key, WorkspacePath path) {}

  private record Field(String key, String pointer) {}

  /** The file says a setting. */
  void seen(String key, Location at) {
    said.put(key, at);
  }

  /** The file names a folder of plugins. */
  void folder(FolderPattern pattern, Location at) {
    folders.add(new Folder(pattern, at));
  }

  /**
   * Looks for settings that are one path, or of which one lies in a file that another one names;
   * and for fields at one place. What no setting says can be at fault only together with one that
   * says something.
   */
  void check(Settings settings) throws MalformedJson {
    Layout layout = settings.layout();
    Setting own = new Setting(Settings.FILE.value(), Settings.FILE);
    Setting registry = new Setting("registry", layout.registry());
    Setting catalog = new Setting("catalog", layout.catalog());
    Setting sequences = new Setting("sequences", layout.sequences());
    if (!said.isEmpty() || !folders.isEmpty()) {
      for (Setting file : List.of(own, registry, catalog)) {
        for (Setting other : List.of(registry, catalog, sequences)) {
          if (!other.key.equals(file.key)) {
            check(file, other);
          }
        }
        for (Folder folder : folders) {
          if (folder.pattern.isLiteral()) {
            WorkspacePath path = new WorkspacePath(folder.pattern.value());
            if (path.isTwin(file.path) || path.isBelow(file.path)) {
              throw new MalformedJson(
                  "a folder of pluginFolders is " + file.key + ", which is a file; name a folder",
                  folder.at);
            }
          }
        }
      }
      for (Folder folder : folders) {
        if (folder.pattern.isLiteral()
            && new WorkspacePath(folder.pattern.value()).isTwin(sequences.path)) {
          throw new MalformedJson(
              "a folder of pluginFolders is the folder of sequences; plugins keep theirs elsewhere",
              folder.at);
        }
      }
      check(layout.fields());
    }
  }

  private void check(Setting file, Setting other) throws MalformedJson {
    boolean isOne = other.path.isTwin(file.path);
    if (!isOne && !other.path.isBelow(file.path)) {
      return;
    }
    Location at = later(file.key, other.key);
    if (at != null) {
      throw new MalformedJson(
          isOne
              ? file.key + " and " + other.key + " are one path; give each its own"
              : other.key + " lies below " + file.key + ", which is a file; name another path",
          at);
    }
  }

  /** A registry may know its entries by name alone, so an id may be where a name is by default. */
  private void check(Layout.Fields fields) throws MalformedJson {
    List<Field> all =
        List.of(
            new Field(ID, fields.id()),
            new Field(NAME, fields.name()),
            new Field("fields.category", fields.category()),
            new Field("fields.sequenceFile", fields.sequenceFile()),
            new Field("fields.movements", fields.movements()),
            new Field("fields.beats", fields.beats()),
            new Field("fields.relations", fields.relations()));
    for (int i = 0; i < all.size(); i++) {
      for (Field other : all.subList(i + 1, all.size())) {
        Field one = all.get(i);
        Location at = later(one.key, other.key);
        boolean isName = one.key.equals(ID) && other.key.equals(NAME) && !said.containsKey(NAME);
        if (at != null && one.pointer.equals(other.pointer) && !isName) {
          throw new MalformedJson(
              one.key + " and " + other.key + " are at one place; give each its own", at);
        }
      }
    }
  }

  /** Which of two settings the file says last; null where it says neither. */
  private @Nullable Location later(String one, String other) {
    Location a = said.get(one);
    Location b = said.get(other);
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    boolean isLater = a.line() > b.line() || (a.line() == b.line() && a.column() > b.column());
    return isLater ? a : b;
  }
}
