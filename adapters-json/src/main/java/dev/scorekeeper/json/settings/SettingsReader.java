package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.RegistryFiles;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsException;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.Quoting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the settings file of a workspace; a setting that is not understood is never passed over.
 */
final class SettingsReader {
  /** The keys of the settings file. */
  static final List<String> KEYS =
      List.of(
          "$schema",
          "registry",
          "catalog",
          "sequences",
          "fields",
          "evidence",
          "claims",
          "project",
          "queries",
          "retired",
          "backfill",
          "pluginFolders",
          "queryTimeout");

  /** The keys of {@code fields}. */
  static final List<String> FIELD_KEYS =
      List.of(
          "items",
          "id",
          "name",
          "category",
          "owner",
          "due",
          "sequenceFile",
          "movements",
          "beats",
          "relations");

  /** More patterns than this would be tried for minutes in a large workspace. */
  private static final int MOST_FOLDERS = 1_000;

  private static final String RESERVED =
      " lies in a folder of git's or of the history; name a path outside of .git and .scorekeeper";

  /** More files and patterns than this nobody names. */
  private static final int MOST_REGISTRIES = 1_000;

  private RegistryFiles registries = Layout.DEFAULT.registries();
  private Optional<WorkspacePath> catalog = Layout.DEFAULT.catalog();
  private Optional<WorkspacePath> sequences = Layout.DEFAULT.sequences();
  private Evidence evidence = Evidence.Sequences.USUAL;
  private Optional<Evidence.Words> claims = Optional.empty();
  private Layout.Fields fields = Layout.Fields.DEFAULT;
  private Optional<String> project = Optional.empty();
  private Map<String, String> queries = Map.of();
  private Set<String> retired = Set.of();
  private boolean backfill = Settings.DEFAULT.backfill();
  private List<FolderPattern> pluginFolders = List.of();
  private Duration queryTimeout = Settings.USUAL_TIMEOUT;
  private final SettingPlaces places = new SettingPlaces();

  /** Where an entry names its sequence file, as the evidence says. */
  private Optional<String> sequenceFile = Optional.empty();

  private SettingsReader() {}

  /**
   * The settings of a workspace; the defaults where it has no settings file.
   *
   * @throws SettingsException when the file cannot be read, or says something that is no setting
   */
  static Settings read(SourceTree tree) {
    Content content = tree.read(Settings.FILE);
    if (content instanceof SourceTree.Missing) {
      return Settings.DEFAULT;
    }
    try {
      return read(content);
    } catch (MalformedJson e) {
      throw new SettingsException(e.at().in(Settings.FILE) + ": " + e.why());
    }
  }

  private static Settings read(Content content) throws MalformedJson {
    if (content instanceof SourceTree.Found found) {
      try (JsonCursor json = new JsonCursor(found.bytes())) {
        SettingsReader reader = new SettingsReader();
        reader.takeFile(json);
        json.end();
        Settings settings = reader.settings();
        reader.places.check(settings);
        return settings;
      }
    }
    throw new MalformedJson(
        content instanceof SourceTree.Inaccessible unreadable
            ? unreadable.why()
            : "is a link that leads out of the workspace, so it was not opened; keep it inside",
        Location.START);
  }

  private void takeFile(JsonCursor json) throws MalformedJson {
    if (!json.isObject()) {
      throw flaw(json, "the settings are " + json.kind() + "; write an object, {…}");
    }
    Set<String> seen = new HashSet<>();
    while (json.nextName()) {
      String key = json.name();
      Location at = json.at();
      requireNew(seen.add(key), "the setting", key, at);
      json.value();
      switch (key) {
        case "$schema" -> json.skip();
        case "registry" -> registries = registries(json, key);
        case "catalog" ->
            catalog = isOff(json) ? Optional.empty() : Optional.of(catalog(json, key));
        case "sequences" ->
            sequences = isOff(json) ? Optional.empty() : Optional.of(path(json, key));
        case "fields" -> fields = fields(json);
        case "evidence" -> takeEvidence(json);
        case "claims" -> claims = Optional.of(EvidenceSettings.claims(json, places));
        case "project" -> project = Optional.of(line(json, key));
        case "queries" -> queries = queries(json);
        case "retired" -> retired = retired(json);
        case "backfill" -> backfill = flag(json, key);
        case "pluginFolders" -> pluginFolders = pluginFolders(json);
        case "queryTimeout" -> queryTimeout = seconds(json, key);
        default -> throw unknown("setting", key, KEYS, at);
      }
    }
  }

  private static boolean flag(JsonCursor json, String key) throws MalformedJson {
    String why = key + " is " + json.kind() + "; write true or false";
    Location at = json.at();
    return json.flag().orElseThrow(() -> new MalformedJson(why, at));
  }

  private static Duration seconds(JsonCursor json, String key) throws MalformedJson {
    MalformedJson none = flaw(json, key + " is not a whole number of seconds from 1 on");
    if (!json.kind().equals("a number")) {
      throw none;
    }
    OptionalLong seconds = json.number().value();
    if (seconds.isEmpty() || seconds.getAsLong() < 1 || seconds.getAsLong() > Integer.MAX_VALUE) {
      throw none;
    }
    return Duration.ofSeconds(seconds.getAsLong());
  }

  /** A layer that is null is turned off. */
  private static boolean isOff(JsonCursor json) {
    return json.isNull();
  }

  /** A path, a pattern, or an array of these. */
  private RegistryFiles registries(JsonCursor json, String key) throws MalformedJson {
    List<WorkspacePath> paths = new ArrayList<>();
    List<FilePattern> patterns = new ArrayList<>();
    if (!json.isArray()) {
      if (!json.kind().equals("a text")) {
        throw flaw(
            json,
            key
                + " is "
                + json.kind()
                + "; write a path, a pattern such as plan/*/item.yaml, or an array of these");
      }
      addRegistry(json, key, paths, patterns);
      return new RegistryFiles(paths, patterns);
    }
    Location at = json.at();
    while (json.nextElement()) {
      addRegistry(json, "an element of " + key, paths, patterns);
      if (paths.size() + patterns.size() > MOST_REGISTRIES) {
        throw flaw(json, key + " has more than " + MOST_REGISTRIES + " elements; write patterns");
      }
    }
    if (paths.isEmpty() && patterns.isEmpty()) {
      throw new MalformedJson(key + " is empty; fill it, or leave the key out", at);
    }
    return new RegistryFiles(paths, patterns);
  }

  private void addRegistry(
      JsonCursor json, String key, List<WorkspacePath> paths, List<FilePattern> patterns)
      throws MalformedJson {
    Location at = json.at();
    WorkspacePath file = file(json, key);
    places.seen("registry", at);
    if (FilePattern.isPattern(file.value())) {
      patterns.add(new FilePattern(file.value()));
    } else if (paths.contains(file)) {
      throw new MalformedJson("registry names " + file + " twice; keep one of them", at);
    } else {
      paths.add(file);
    }
  }

  private void takeEvidence(JsonCursor json) throws MalformedJson {
    EvidenceSettings said = EvidenceSettings.read(json, places);
    evidence = said.evidence();
    sequenceFile = said.sequenceFile();
  }

  private WorkspacePath catalog(JsonCursor json, String key) throws MalformedJson {
    WorkspacePath file = file(json, key);
    if (!file.value().endsWith(".json")) {
      throw flaw(json, key + " must be a path ending in .json, or null without quotes");
    }
    return file;
  }

  private WorkspacePath file(JsonCursor json, String key) throws MalformedJson {
    WorkspacePath file = path(json, key);
    if (file.equals(WorkspacePath.ROOT)) {
      throw flaw(json, key + " is the workspace itself; name a file in it");
    }
    return file;
  }

  private WorkspacePath path(JsonCursor json, String key) throws MalformedJson {
    places.seen(key, json.at());
    Optional<WorkspacePath> path = WorkspacePath.of(line(json, key));
    if (path.isEmpty()) {
      throw flaw(json, key + " leaves the workspace; name a path inside, relative to its root");
    }
    if (path.get().isReserved()) {
      throw flaw(json, key + RESERVED);
    }
    return path.get();
  }

  /** A text that fits into one line and says something. */
  private static String line(JsonCursor json, String key) throws MalformedJson {
    String line = string(json, key);
    if (line.isBlank()) {
      throw flaw(json, key + " is empty; fill it, or leave the key out");
    }
    return line;
  }

  private static String string(JsonCursor json, String key) throws MalformedJson {
    String string = string(json, key, "a text in double quotes");
    if (string.chars().anyMatch(Character::isISOControl)) {
      throw flaw(json, key + " has a control character; remove it");
    }
    return string;
  }

  private static String string(JsonCursor json, String key, String expected) throws MalformedJson {
    String why = key + " is " + json.kind() + "; write " + expected;
    Location at = json.at();
    return json.string().orElseThrow(() -> new MalformedJson(why, at));
  }

  private Layout.Fields fields(JsonCursor json) throws MalformedJson {
    Layout.Fields is = Layout.Fields.DEFAULT;
    if (!json.isObject()) {
      throw flaw(json, "fields is " + json.kind() + "; write an object of JSON Pointers");
    }
    String items = is.items();
    String id = is.id();
    String name = is.name();
    String category = is.category();
    String sequenceFile = is.sequenceFile();
    String movements = is.movements();
    String beats = is.beats();
    String relations = is.relations();
    Optional<String> owner = is.owner();
    Optional<String> due = is.due();
    Set<String> seen = new HashSet<>();
    while (json.nextName()) {
      String key = json.name();
      Location at = json.at();
      requireNew(seen.add(key), "the field", key, at);
      json.value();
      switch (key) {
        case "items" -> items = pointer(json, key);
        case "id" -> id = pointer(json, key);
        case "name" -> name = enclosing(json, key);
        case "category" -> category = enclosing(json, key);
        case "owner" -> owner = Optional.of(enclosing(json, key));
        case "due" -> due = Optional.of(enclosing(json, key));
        case "sequenceFile" -> sequenceFile = pointer(json, key);
        case "movements" -> movements = pointer(json, key);
        case "beats" -> beats = pointer(json, key);
        case "relations" -> relations = pointer(json, key);
        default -> throw unknown("field", key, FIELD_KEYS, at);
      }
    }
    return new Layout.Fields(
        items, id, name, category, sequenceFile, movements, beats, relations, owner, due);
  }

  /** A pointer from an entry, or from what encloses it. */
  private String enclosing(JsonCursor json, String key) throws MalformedJson {
    String name = "fields." + key;
    places.seen(name, json.at());
    String text = string(json, name);
    int carets = 0;
    while (carets < text.length() && text.charAt(carets) == Layout.Fields.ENCLOSING) {
      carets++;
    }
    places.enclosing(name, carets);
    return text.substring(0, carets) + checked(json, name, text.substring(carets));
  }

  private String pointer(JsonCursor json, String key) throws MalformedJson {
    return pointer(json, "fields." + key, places);
  }

  /** A JSON Pointer that a setting is. */
  static String pointer(JsonCursor json, String name, SettingPlaces places) throws MalformedJson {
    places.seen(name, json.at());
    return checked(json, name, string(json, name));
  }

  private static String checked(JsonCursor json, String name, String pointer) throws MalformedJson {
    boolean isPointer = pointer.isEmpty() || pointer.startsWith("/");
    for (int tilde = pointer.indexOf('~'); tilde >= 0; tilde = pointer.indexOf('~', tilde + 1)) {
      isPointer &= pointer.startsWith("0", tilde + 1) || pointer.startsWith("1", tilde + 1);
    }
    if (!isPointer) {
      throw flaw(
          json,
          name
              + " is not a JSON Pointer; write names after slashes, such as /meta/id, with ~1 for a"
              + " slash and ~0 for a tilde within a name"
              + (isName(pointer) ? "; did you mean \"/" + pointer + "\"?" : ""));
    }
    return pointer;
  }

  /** Whether a pointer's slash alone is missing. */
  private static boolean isName(String pointer) {
    return pointer
        .chars()
        .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '/');
  }

  private static Map<String, String> queries(JsonCursor json) throws MalformedJson {
    if (!json.isObject()) {
      throw flaw(json, "queries is " + json.kind() + "; write an object of names and SQL");
    }
    Map<String, String> queries = new LinkedHashMap<>();
    while (json.nextName()) {
      String name = json.name();
      if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
        throw flaw(json, "a query has no name that can be typed; give it one");
      }
      requireNew(!queries.containsKey(name), "the query", name, json.at());
      if (Settings.BUILT_IN_QUERIES.contains(name)) {
        throw flaw(
            json,
            "query "
                + Quoting.text(name)
                + " has the name of a built-in query; give it another name");
      }
      json.value();
      String sql = string(json, "query " + Quoting.text(name), "its SQL in double quotes");
      if (sql.isBlank()) {
        throw flaw(json, "query " + Quoting.text(name) + " is empty; write SQL, or leave it out");
      }
      queries.put(name, sql);
    }
    return queries;
  }

  private static Set<String> retired(JsonCursor json) throws MalformedJson {
    if (!json.isArray()) {
      throw flaw(json, "retired is " + json.kind() + "; write an array of ids of domains");
    }
    Set<String> retired = new LinkedHashSet<>();
    while (json.nextElement()) {
      MalformedJson none =
          flaw(json, "retired has " + json.kind() + " that is no id; write the id of a domain");
      retired.add(json.id().orElseThrow(() -> none));
    }
    return retired;
  }

  private List<FolderPattern> pluginFolders(JsonCursor json) throws MalformedJson {
    if (!json.isArray()) {
      throw flaw(json, "pluginFolders is " + json.kind() + "; write an array of folders");
    }
    List<FolderPattern> folders = new ArrayList<>();
    while (json.nextElement()) {
      Location at = json.at();
      Optional<FolderPattern> folder = FolderPattern.of(line(json, "a folder of pluginFolders"));
      if (folder.isEmpty()) {
        throw new MalformedJson(
            "a folder of pluginFolders leaves the workspace or is a file; name folders inside,"
                + " such as packages/*/json-sequences",
            at);
      }
      if (folder.get().isReserved()) {
        throw new MalformedJson("a folder of pluginFolders" + RESERVED, at);
      }
      if (folders.size() == MOST_FOLDERS) {
        throw new MalformedJson(
            "pluginFolders has more than "
                + MOST_FOLDERS
                + " folders; name folders above them, or patterns",
            at);
      }
      places.folder(folder.get(), at);
      folders.add(folder.get());
    }
    if (folders.isEmpty()) {
      throw flaw(json, "pluginFolders is empty; fill it, or leave the key out");
    }
    return folders;
  }

  /** What is said twice may be meant either way. */
  static void requireNew(boolean isNew, String noun, String key, Location at) throws MalformedJson {
    if (!isNew) {
      throw new MalformedJson(
          noun + " " + Quoting.text(key) + " is there already; keep one of them", at);
    }
  }

  static MalformedJson unknown(String noun, String key, List<String> known, Location at) {
    return new MalformedJson(
        "there is no "
            + noun
            + " "
            + Quoting.text(key)
            + Evidence.Words.nearest(key, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("")
            + " (known: "
            + String.join(", ", known)
            + ")",
        at);
  }

  static MalformedJson flaw(JsonCursor json, String why) {
    return new MalformedJson(why, json.at());
  }

  private Settings settings() {
    Layout.Fields all = sequenceFile.isPresent() ? fields.naming(sequenceFile.get()) : fields;
    return new Settings(
        new Layout(registries, catalog, sequences, all, evidence, claims),
        project,
        queries,
        retired,
        backfill,
        pluginFolders,
        queryTimeout);
  }
}
