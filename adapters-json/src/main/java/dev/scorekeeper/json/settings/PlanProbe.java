package dev.scorekeeper.json.settings;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.workspace.FileFormat;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.PatternSearch;
import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.domain.workspace.SettingsProposal.Line;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.SourceTree.Thing;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.fileformat.PlanFile;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.Pointers;
import dev.scorekeeper.json.settings.PlanEntries.Column;
import dev.scorekeeper.json.settings.Sketch.Elements;
import dev.scorekeeper.json.settings.Sketch.Members;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a plan of another shape than the first: entries of JSON, YAML or front matter, in one
 * place of a file, in several, or each in a file of its own, whose evidence are sequence files,
 * other files, or what they say.
 */
final class PlanProbe {
  /** Bytes of a file, and of all, that are looked at. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private static final long MOST_BYTES = 128L * 1024 * 1024;

  /** Objects and arrays in each other in which entries are looked for. */
  private static final int DEEPEST = 4;

  /** Entries whose evidence is looked for. */
  private static final int MOST_LOOKED = 200;

  /** What entries are shown by where the settings do not say; a sequence file is not there. */
  private static final Set<String> SHOWN = Set.of("name", "category");

  private final SourceTree tree;
  private final Optional<String> registry;
  private final String kind;
  private final Map<WorkspacePath, Sketch> sketches = new LinkedHashMap<>();

  /** Of the first file that may be the plan and cannot be read, why. */
  private @Nullable String malformed;

  private @Nullable Guess best;
  private @Nullable Near nearest;

  /** What people wrote where entries are expected, and where it is. */
  private record Place(String registry, boolean isPattern, String items, PlanEntries entries) {}

  /** A place with what its entries say. */
  private record Guess(int rank, List<Line> lines) {}

  /** What settings say of a member of entries. */
  private record Evident(Column column, Line line) {}

  /** Entries that are no plan, and what they lack. */
  private record Near(Place place, int identified) {}

  private PlanProbe(SourceTree tree, SettingsProposal.Wish wish) {
    this.tree = tree;
    registry = wish.registry().map(PlanProbe::asSettingsSayIt);
    kind = wish.evidence().filter(SettingsProposal.KINDS_OF_EVIDENCE::contains).orElse("");
  }

  private static String asSettingsSayIt(String registry) {
    return WorkspacePath.of(registry).map(WorkspacePath::value).orElse(registry);
  }

  /** The plan that was found; where none was, what is in the way of one that somebody chose. */
  static SettingsProposal of(
      SourceTree tree, List<WorkspacePath> files, SettingsProposal.Wish wish) {
    PlanProbe probe = new PlanProbe(tree, wish);
    probe.read(files);
    probe.look();
    return probe.best != null
        ? new SettingsProposal(probe.best.lines())
        : wish.registry().isPresent()
            ? SettingsProposal.none(probe.obstacle(wish.registry().get()))
            : new SettingsProposal(List.of(), Optional.ofNullable(probe.malformed));
  }

  /** Why what somebody called the registry is none. */
  private String obstacle(String wished) {
    if (nearest != null) {
      return lacking(wished, nearest);
    }
    if (malformed != null) {
      return malformed;
    }
    Optional<String> unread = WorkspacePath.of(wished).flatMap(FileFormat::unread);
    if (unread.isPresent()) {
      return wished + " is " + unread.get() + "; " + FileFormat.READ;
    }
    if (FilePattern.isPattern(wished)) {
      return "no JSON, YAML or Markdown file matches " + wished;
    }
    return switch (WorkspacePath.of(wished).map(tree::at).orElse(Thing.NOTHING)) {
      case FILE -> wished + " holds no entries: an array or an object of objects";
      case FOLDER ->
          wished + " is a folder; pass a pattern of its files, such as " + wished + "/*.yaml";
      default -> "there is no file " + wished;
    };
  }

  /** What entries would need to be a plan. */
  private String lacking(String wished, Near near) {
    PlanEntries entries = near.place.entries;
    List<String> names = entries.names();
    String fields = names.isEmpty() ? "" : " (fields: " + String.join(", ", names) + ")";
    String what =
        wished + " has " + Counted.of(entries.all().size(), "entry", "entries") + ", but no field ";
    if (near.identified * 2 < entries.all().size()) {
      return what + "that tells them apart" + fields;
    }
    String needed =
        switch (kind) {
          case "sequence" -> "names sequence files that are there";
          case "exists" -> "names files or folders that are there";
          default -> "says by known words how far they are, and none names a file that is there";
        };
    return what
        + needed
        + fields
        + "; write "
        + Settings.FILE
        + " by hand, as docs/settings.md shows";
  }

  private void read(List<WorkspacePath> files) {
    long bytes = 0;
    for (WorkspacePath file : files) {
      if (file.equals(Settings.FILE) || bytes > MOST_BYTES || isTool(file)) {
        continue;
      }
      if (tree.read(file) instanceof Found found && found.bytes().length <= LARGEST) {
        bytes += found.bytes().length;
        try {
          sketches.put(file, Sketch.of(new PlanFile(file, found.bytes())::open));
        } catch (MalformedJson e) {
          malformed = malformed == null && isChosen(file) ? why(file, e) : malformed;
        }
      }
    }
  }

  private static String why(WorkspacePath file, MalformedJson flaw) {
    Location at = flaw.at();
    return file + ":" + at.line() + ":" + at.column() + " " + flaw.getMessage();
  }

  private static boolean isTool(WorkspacePath file) {
    return WorkspaceProbe.isNoPlan(file) || !Outline.isPlain(file.value());
  }

  private void look() {
    sketches.forEach(
        (file, sketch) -> {
          if (isWished(file.value())) {
            within(file, sketch, "", 0);
          }
        });
    for (String pattern : patterns()) {
      PlanEntries entries = matching(new FilePattern(pattern));
      if (entries.all().size() > (registry.isPresent() ? 0 : 1)) {
        guess(new Place(pattern, true, "", entries));
      }
    }
  }

  private boolean isWished(String file) {
    return registry.isEmpty() || registry.get().equals(file);
  }

  private boolean isChosen(WorkspacePath file) {
    return registry.isEmpty()
        || FilePattern.of(registry.get()).filter(chosen -> chosen.matches(file)).isPresent();
  }

  /** Looks for entries in a file: arrays and objects of objects, and such in several of these. */
  private void within(WorkspacePath file, Sketch sketch, String pointer, int depth) {
    if (depth > DEEPEST || !Outline.isPlain(pointer)) {
      return;
    }
    List<Members> objects = new ArrayList<>();
    List<Sketch> all = new ArrayList<>();
    boolean isKeyed = sketch instanceof Members;
    if (sketch instanceof Members members) {
      all.addAll(members.all().values());
    } else if (sketch instanceof Elements elements) {
      all.addAll(elements.all());
    }
    for (Sketch one : all) {
      if (one instanceof Members object) {
        objects.add(object);
      }
    }
    boolean isWhole = !objects.isEmpty() && objects.size() == all.size();
    if (isWhole && (!isKeyed || objects.size() > 1)) {
      guess(new Place(file.value(), false, pointer, new PlanEntries(objects, isKeyed)));
      nested(file, objects, pointer + "/*");
    }
    if (isKeyed) {
      lists(file, (Members) sketch, pointer);
      ((Members) sketch)
          .all()
          .forEach(
              (name, value) -> {
                if (!(value instanceof Sketch.Text)) {
                  within(file, value, pointer + Pointers.step(name), depth + 1);
                }
              });
    }
  }

  /** Entries that lie in a member of several objects. */
  private void nested(WorkspacePath file, List<Members> around, String pointer) {
    Set<String> names = new LinkedHashSet<>();
    around.forEach(one -> names.addAll(one.all().keySet()));
    for (String name : names) {
      List<Members> inner = new ArrayList<>();
      boolean isKeyed = false;
      for (Members one : around) {
        Sketch value = one.all().getOrDefault(name, new Sketch.Nothing());
        isKeyed |= value instanceof Members;
        inner.addAll(objectsIn(value));
      }
      if (!inner.isEmpty() && Outline.isPlain(name)) {
        guess(
            new Place(
                file.value(),
                false,
                pointer + Pointers.step(name),
                new PlanEntries(inner, isKeyed)),
            new PlanEntries(around, true));
      }
    }
  }

  /** Entries that lie in several arrays of an object. */
  private void lists(WorkspacePath file, Members members, String pointer) {
    List<Members> inner = new ArrayList<>();
    int lists = 0;
    for (Sketch value : members.all().values()) {
      if (value instanceof Elements) {
        lists++;
        inner.addAll(objectsIn(value));
      }
    }
    if (lists > 1 && lists == members.all().size() && !inner.isEmpty()) {
      guess(
          new Place(file.value(), false, pointer + "/*", new PlanEntries(inner, false)),
          new PlanEntries(List.of(), true));
    }
  }

  private static List<Members> objectsIn(Sketch value) {
    List<Members> objects = new ArrayList<>();
    Iterable<Sketch> all =
        value instanceof Elements elements
            ? elements.all()
            : value instanceof Members members ? members.all().values() : List.of();
    for (Sketch one : all) {
      if (!(one instanceof Members object)) {
        return List.of();
      }
      objects.add(object);
    }
    return objects;
  }

  /** The patterns of files that are named alike; or the one that was chosen. */
  private Set<String> patterns() {
    if (registry.isPresent()) {
      return FilePattern.isPattern(registry.get()) && FilePattern.of(registry.get()).isPresent()
          ? Set.of(registry.get())
          : Set.of();
    }
    Set<String> patterns = new LinkedHashSet<>();
    Map<String, List<WorkspacePath>> alike = new LinkedHashMap<>();
    for (Map.Entry<WorkspacePath, Sketch> one : sketches.entrySet()) {
      WorkspacePath file = one.getKey();
      if (one.getValue() instanceof Members && !file.parent().equals(WorkspacePath.ROOT)) {
        long depth = file.value().chars().filter(c -> c == '/').count();
        String top = file.value().substring(0, file.value().indexOf('/'));
        String ending = file.name().substring(file.name().lastIndexOf('.'));
        alike
            .computeIfAbsent("n" + depth + top + "/" + file.name(), any -> new ArrayList<>())
            .add(file);
        alike
            .computeIfAbsent("f" + file.parent() + "/*" + ending, any -> new ArrayList<>())
            .add(file);
        alike.computeIfAbsent("d" + depth + top + ending, any -> new ArrayList<>()).add(file);
      }
    }
    for (List<WorkspacePath> files : alike.values()) {
      if (files.size() > 1) {
        String pattern = pattern(files);
        if (FilePattern.isPattern(pattern)) {
          patterns.add(pattern);
        }
      }
    }
    return patterns;
  }

  private PlanEntries matching(FilePattern pattern) {
    List<Members> matching = new ArrayList<>();
    List<List<String>> folders = new ArrayList<>();
    sketches.forEach(
        (file, sketch) -> {
          if (pattern.matches(file)) {
            matching.add(sketch instanceof Members members ? members : new Members(Map.of()));
            folders.add(List.of(file.parent().value().split("/", -1)));
          }
        });
    return new PlanEntries(matching, false, folders);
  }

  /** The pattern that means files of one depth: where names differ, what they have in common. */
  private static String pattern(List<WorkspacePath> files) {
    List<List<String>> names = new ArrayList<>();
    for (WorkspacePath file : files) {
      names.add(List.of(file.value().split("/", -1)));
    }
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < names.get(0).size(); i++) {
      String common = names.get(0).get(i);
      String end = common.substring(Math.max(0, common.lastIndexOf('.')));
      boolean isOne = true;
      int begin = common.length();
      for (List<String> one : names) {
        String name = one.get(i);
        isOne &= name.equals(common);
        int same = 0;
        while (same < begin && same < name.length() && name.charAt(same) == common.charAt(same)) {
          same++;
        }
        begin = same;
      }
      boolean isLast = i == names.get(0).size() - 1;
      // What names begin with says something where it ends like a word.
      int word = common.lastIndexOf('-', Math.max(0, begin - 1)) + 1;
      pattern
          .append(i == 0 ? "" : "/")
          .append(
              isOne
                  ? common
                  : (isLast ? "" : common.substring(0, Math.min(word, begin)))
                      + "*"
                      + (isLast ? end : ""));
    }
    return pattern.toString();
  }

  private void guess(Place place) {
    guess(place, new PlanEntries(List.of(), false));
  }

  /** Keeps a guess that is better than the best so far: by its evidence, then by its entries. */
  private void guess(Place place, PlanEntries around) {
    PlanEntries entries = place.entries;
    Optional<Column> id = id(entries);
    Optional<Evident> evidence = evidence(entries.without(names(id)));
    if (evidence.isEmpty() && id.isPresent()) {
      evidence = evidence(entries.only(id.get()));
      if (evidence.isPresent()) {
        // What nobody but the evidence tells apart has no id: a member is one thing.
        id = id(entries.without(names(id)));
      }
    }
    int identified = entries.identified(id);
    if (identified * 2 < entries.all().size() || evidence.isEmpty()) {
      if (nearest == null || nearest.identified < identified) {
        nearest = new Near(place, identified);
      }
      return;
    }
    if (best != null && best.rank >= identified) {
      return;
    }
    List<Line> lines = new ArrayList<>();
    String count =
        (place.isPattern
                ? Counted.of(entries.all().size(), "file matches", "files match") + ", "
                : Counted.of(entries.all().size(), "entry is", "entries are") + " in it, ")
            + (identified == entries.all().size() ? "all" : identified)
            + " with an id";
    lines.add(new Line("registry", place.registry, count));
    lines.add(Line.json("catalog", "null", WorkspaceProbe.NO_LAYER));
    lines.add(Line.json("sequences", "null", "none were found, so the plan has none"));
    lines.add(evidence.get().line);
    List<String> taken = new ArrayList<>(names(id));
    taken.add(evidence.get().column.name());
    Optional<Evident> claims = claims(entries.without(taken), evidence.get().line);
    if (claims.isPresent()) {
      lines.add(claims.get().line);
      taken.add(claims.get().column.name());
    }
    fields(place, around, id, taken, lines);
    best = new Guess(identified, lines);
  }

  /** Entries that are known by their keys have an id of their own only where it is called so. */
  private static Optional<Column> id(PlanEntries entries) {
    return entries.id().filter(column -> !entries.isKeyed() || column.name().equals("id"));
  }

  private static List<String> names(Optional<Column> column) {
    return column.isPresent() ? List.of(column.get().name()) : List.of();
  }

  /**
   * Adds where entries have what else is known of them.
   *
   * @param taken names of members that are their ids, their evidence, or their claims
   */
  private void fields(
      Place place, PlanEntries around, Optional<Column> id, List<String> taken, List<Line> lines) {
    Layout.Fields usual = Layout.Fields.DEFAULT;
    PlanEntries entries = place.entries.without(taken);
    if (!place.isPattern && !place.items.equals(usual.items())) {
      lines.add(new Line("fields.items", place.items, "the entries are there"));
    }
    field("id", id, usual.id(), lines);
    field("name", entries.name(), usual.name(), lines);
    Optional<Column> category = entries.category();
    if (category.isPresent()) {
      field("category", category, usual.category(), lines);
    } else if (around.isKeyed()) {
      Optional<Column> title = around.name();
      if (title.isEmpty() && !around.all().isEmpty()) {
        title = around.id();
      }
      lines.add(
          new Line(
              "fields.category",
              title.map(column -> "^" + column.pointer()).orElse("^"),
              "the object around the entries has it"));
    }
    field("owner", entries.owner().filter(column -> !isAt(category, column)), "", lines);
    field("due", entries.due(), "", lines);
  }

  private static boolean isAt(Optional<Column> one, Column other) {
    return one.isPresent() && one.get().name().equals(other.name());
  }

  private static void field(String field, Optional<Column> column, String usual, List<Line> lines) {
    if (column.isPresent() && !column.get().pointer().equals(usual)) {
      lines.add(
          new Line(
              "fields." + field,
              column.get().pointer(),
              Counted.of(column.get().size(), "entry has it", "entries have it")));
    }
  }

  /** What their evidence looks like. */
  private Optional<Evident> evidence(PlanEntries entries) {
    if (kind.isEmpty() || kind.equals("sequence")) {
      Optional<Evident> sequence = sequence(entries.without(SHOWN));
      if (sequence.isPresent()) {
        return sequence;
      }
    }
    if (kind.isEmpty() || kind.equals("exists")) {
      int[] left = {MOST_LOOKED};
      Optional<Column> paths =
          entries.looking(text -> isPathLike(text) && left[0]-- > 0 && isThere(text));
      if (paths.isPresent()) {
        return Optional.of(
            new Evident(
                paths.get(),
                Line.json(
                    "evidence",
                    "{\"exists\": " + quoted(paths.get().pointer()) + "}",
                    Counted.of(paths.get().size(), "entry names", "entries name")
                        + " files or folders, and some exist")));
      }
    }
    if (kind.isEmpty() || kind.equals("claim")) {
      return entries
          .claim()
          .map(
              claim ->
                  new Evident(
                      claim,
                      Line.json(
                          "evidence",
                          "{\"claim\": "
                              + quoted(claim.pointer())
                              + ", "
                              + words(claim, true)
                              + "}",
                          Counted.of(claim.size(), "entry has", "entries have")
                              + " a status, "
                              + Counted.of(claim.distinct(), "word", "different words")
                              + unsorted(claim))));
    }
    return Optional.empty();
  }

  /** The words that nothing is known of, so that somebody has to say what they mean. */
  private static String unsorted(Column claim) {
    List<String> words = PlanEntries.unknown(claim);
    return words.isEmpty() ? "" : "; add to the lists what is not known: " + array(words);
  }

  private static Optional<Evident> claims(PlanEntries entries, Line evidence) {
    return evidence.value().startsWith("{\"claim\"")
        ? Optional.empty()
        : entries
            .claim()
            .map(
                claim ->
                    new Evident(
                        claim,
                        Line.json(
                            "claims",
                            "{\"at\": "
                                + quoted(claim.pointer())
                                + ", "
                                + words(claim, false)
                                + "}",
                            Counted.of(claim.size(), "entry has", "entries have")
                                + " a status, which is compared with the evidence")));
  }

  private static String words(Column claim, boolean hasDropped) {
    List<String> done = PlanEntries.words(claim, PlanEntries.DONE);
    List<String> dropped = PlanEntries.words(claim, PlanEntries.NO_MORE);
    return "\"implemented\": "
        + array(done.isEmpty() ? List.of("implemented", "done") : done)
        + ", \"planned\": "
        + array(PlanEntries.words(claim, PlanEntries.TO_COME))
        + (hasDropped && !dropped.isEmpty() ? ", \"dropped\": " + array(dropped) : "");
  }

  /** Sequence files of another shape: an array of movements, each with an array of beats. */
  private Optional<Evident> sequence(PlanEntries entries) {
    int[] left = {MOST_LOOKED};
    Optional<Column> files = entries.looking(text -> left[0]-- > 0 && shape(text).isPresent());
    if (files.isEmpty()) {
      return Optional.empty();
    }
    for (String text : files.get().flat()) {
      Optional<String> shape = shape(text);
      if (shape.isPresent()) {
        return Optional.of(
            new Evident(
                files.get(),
                Line.json(
                    "evidence",
                    "{\"sequence\": " + quoted(files.get().pointer()) + shape.get() + "}",
                    files.get().size() + " entries name a sequence file")));
      }
    }
    return Optional.empty();
  }

  /** How a file keeps its movements and beats, as settings say it; empty for no sequence file. */
  private Optional<String> shape(String text) {
    Sketch sketch = WorkspacePath.of(text).map(sketches::get).orElse(null);
    if (!(sketch instanceof Members members)) {
      return Optional.empty();
    }
    for (Map.Entry<String, Sketch> movements : members.all().entrySet()) {
      List<Members> all = objectsIn(movements.getValue());
      if (all.isEmpty() || !(movements.getValue() instanceof Elements)) {
        continue;
      }
      for (Map.Entry<String, Sketch> beats : all.get(0).all().entrySet()) {
        if (beats.getValue() instanceof Elements) {
          boolean isUsual =
              movements.getKey().equals("movements") && beats.getKey().equals("beats");
          return Optional.of(
              isUsual
                  ? ""
                  : ", \"movements\": "
                      + quoted(Pointers.step(movements.getKey()))
                      + ", \"beats\": "
                      + quoted(Pointers.step(beats.getKey())));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPathLike(String text) {
    return (text.indexOf('/') > 0 || text.indexOf('.') > 0)
        && text.length() < 500
        && text.chars().noneMatch(c -> c == ' ' || Character.isISOControl(c))
        && !text.contains("://");
  }

  private boolean isThere(String text) {
    Optional<WorkspacePath> path =
        WorkspacePath.of(text).filter(one -> !one.equals(WorkspacePath.ROOT) && !one.isReserved());
    if (path.isEmpty()) {
      return false;
    }
    if (FilePattern.isPattern(path.get().value())) {
      return PatternSearch.first(tree, new FilePattern(path.get().value()))
              instanceof Outcome.Known<Optional<WorkspacePath>> known
          && known.found().isPresent();
    }
    Thing thing = tree.at(path.get());
    return thing == Thing.FILE || thing == Thing.FOLDER;
  }

  private static String array(List<String> words) {
    StringBuilder array = new StringBuilder("[");
    for (String word : words) {
      array.append(array.length() == 1 ? "" : ", ").append(quoted(word));
    }
    return array.append(']').toString();
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
