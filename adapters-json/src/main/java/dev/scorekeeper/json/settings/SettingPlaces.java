package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.FilePattern;
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
  private static final String CATEGORY = "fields.category";
  private static final String SEQUENCE_FILE = "fields.sequenceFile";
  private static final String ITEMS = "fields.items";
  private static final String SEQUENCE = "evidence.sequence";
  private static final String EXISTS = "evidence.exists";
  private static final String CLAIM = "evidence.claim";
  private static final String CLAIMS_AT = "claims.at";

  private final Map<String, Location> said = new HashMap<>();
  private final List<Folder> folders = new ArrayList<>();

  /** How many stars of items a field needs that is taken from around an entry. */
  private final Map<String, Integer> carets = new HashMap<>();

  private record Folder(FolderPattern pattern, Location at) {}

  private record Setting(String key, WorkspacePath path) {}

  private record Field(String key, String pointer) {}

  /** The file says a setting. */
  void seen(String key, Location at) {
    said.put(key, at);
  }

  /** A field is taken from around an entry, so many stars from within. */
  void enclosing(String key, int stars) {
    carets.put(key, stars);
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
    List<Setting> files = new ArrayList<>(List.of(own));
    for (WorkspacePath path : layout.registries().paths()) {
      files.add(new Setting("registry", path));
    }
    if (layout.catalog().isPresent()) {
      files.add(new Setting("catalog", layout.catalog().get()));
    }
    List<Setting> others = new ArrayList<>(files.subList(1, files.size()));
    if (layout.sequences().isPresent()) {
      others.add(new Setting("sequences", layout.sequences().get()));
    }
    if (!said.isEmpty() || !folders.isEmpty()) {
      for (Setting file : files) {
        for (Setting other : others) {
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
            && layout.sequences().isPresent()
            && new WorkspacePath(folder.pattern.value()).isTwin(layout.sequences().get())) {
          throw new MalformedJson(
              "a folder of pluginFolders is the folder of sequences; plugins keep theirs elsewhere",
              folder.at);
        }
      }
      checkFields(layout);
      checkShape(layout, files);
    }
  }

  /** What only plans of some shapes have. */
  private void checkShape(Layout layout, List<Setting> files) throws MalformedJson {
    for (FilePattern pattern : layout.registries().patterns()) {
      for (Setting file : files) {
        if (!file.key.equals("registry") && pattern.matches(file.path)) {
          throw new MalformedJson(
              "registry has the pattern "
                  + pattern
                  + ", which "
                  + file.path
                  + " is like, too; name a folder of the registry's own",
              place("registry"));
        }
      }
    }
    if (layout.registries().paths().isEmpty() && said.containsKey(ITEMS)) {
      throw new MalformedJson(
          "fields.items says where in a file entries are, and each file of a pattern is one entry;"
              + " leave it out, or name a file as registry",
          place(ITEMS));
    }
    int stars = layout.fields().stars();
    for (Map.Entry<String, Integer> field : carets.entrySet()) {
      if (field.getValue() > stars) {
        throw new MalformedJson(
            field.getKey()
                + " is taken from what encloses an entry, "
                + "^".repeat(field.getValue())
                + ", and fields.items has "
                + (stars == 0 ? "no *" : "only " + stars + " *")
                + "; write one for what is to be counted, such as /areas/*/features",
            place(field.getKey()));
      }
    }
    if (layout.claims().isPresent() && layout.evidence() instanceof Evidence.Claimed) {
      throw new MalformedJson(
          "claims are compared with evidence that is looked at, and here the evidence is what"
              + " entries say; leave claims out",
          place("claims"));
    }
    if (said.containsKey(SEQUENCE) && said.containsKey(SEQUENCE_FILE)) {
      throw new MalformedJson(
          "evidence.sequence and fields.sequenceFile say one thing; leave fields.sequenceFile out",
          place(SEQUENCE_FILE));
    }
  }

  private Location place(String key) {
    Location at = said.get(key);
    return at == null ? Location.START : at;
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

  /** Looks for fields of an entry at one place, be they said as fields or as evidence. */
  private void checkFields(Layout layout) throws MalformedJson {
    List<Field> all = fields(layout);
    for (int i = 0; i < all.size(); i++) {
      for (Field other : all.subList(i + 1, all.size())) {
        Field one = all.get(i);
        Location at = later(one.key, other.key);
        if (at != null && one.pointer.equals(other.pointer) && !mayShare(one, other)) {
          throw new MalformedJson(
              one.key + " and " + other.key + " are at one place; give each its own", at);
        }
      }
    }
  }

  private List<Field> fields(Layout layout) {
    Layout.Fields fields = layout.fields();
    Evidence evidence = layout.evidence();
    boolean isNamed = said.containsKey(SEQUENCE);
    List<Field> all =
        new ArrayList<>(
            List.of(
                new Field(ID, fields.id()),
                new Field(NAME, fields.name()),
                new Field(CATEGORY, fields.category()),
                new Field(isNamed ? SEQUENCE : SEQUENCE_FILE, fields.sequenceFile()),
                new Field("fields.movements", fields.movements()),
                new Field("fields.beats", fields.beats()),
                new Field("fields.relations", fields.relations())));
    fields.owner().ifPresent(owner -> all.add(new Field("fields.owner", owner)));
    fields.due().ifPresent(due -> all.add(new Field("fields.due", due)));
    if (evidence instanceof Evidence.Existing existing) {
      all.add(new Field(EXISTS, existing.paths()));
    }
    if (evidence instanceof Evidence.Claimed claimed) {
      all.add(new Field(CLAIM, claimed.words().at()));
    } else {
      layout.claims().ifPresent(words -> all.add(new Field(CLAIMS_AT, words.at())));
    }
    if (!(evidence instanceof Evidence.Sequences) && !said.containsKey(SEQUENCE_FILE)) {
      all.removeIf(field -> field.key.equals(SEQUENCE_FILE)); // nobody asks for it
    }
    return all;
  }

  /**
   * Whether two fields may be at one place. A name and a category that no setting says are only
   * shown: a registry may know its entries by name alone, and say there what is there of them. And
   * nobody asks for sequence files where other evidence is asked for.
   */
  private boolean mayShare(Field one, Field other) {
    boolean isEvidence = other.key.equals(EXISTS) || other.key.equals(CLAIM);
    return switch (one.key) {
      case ID -> other.key.equals(NAME) && !said.containsKey(NAME);
      case NAME, CATEGORY ->
          !said.containsKey(one.key) && (isEvidence || other.key.equals(CLAIMS_AT));
      case SEQUENCE_FILE -> isEvidence;
      default -> false;
    };
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
