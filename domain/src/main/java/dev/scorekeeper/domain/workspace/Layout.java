package dev.scorekeeper.domain.workspace;

import java.util.List;
import java.util.Optional;

/**
 * Where a workspace keeps the three layers, how its registry is laid out, and what its domains'
 * verdicts follow from. Together with the version of the rules it decides what a reading says, so
 * it is part of every run's ruleset.
 *
 * @param registries the files of the domains that should exist
 * @param catalog the file of the plugin sequences that exist; empty where the plan has none
 * @param sequences the folder of the system sequences; empty where the plan has none
 * @param fields where an entry of the registry keeps what
 * @param evidence what is evidence of a domain
 * @param claims what entries say of themselves beside evidence that is looked at, to be compared
 */
public record Layout(
    RegistryFiles registries,
    Optional<WorkspacePath> catalog,
    Optional<WorkspacePath> sequences,
    Fields fields,
    Evidence evidence,
    Optional<Evidence.Words> claims) {
  /** The layout of a workspace that says nothing else. */
  public static final Layout DEFAULT =
      new Layout(
          new WorkspacePath("orchestration-domains.json"),
          new WorkspacePath(
              "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json"),
          new WorkspacePath("packages/ographx/.ographx/sequences"),
          Fields.DEFAULT);

  /** With this the canonical form of every layout begins. */
  public static final String FIRST = "registry=";

  /** In place of a layer that is turned off; no path is written so, since % is escaped. */
  private static final String OFF = "%off";

  /** In the canonical form of layouts that have no catalog, and of no others. */
  public static final String NO_CATALOG = "\ncatalog=" + OFF;

  /** In the canonical form of layouts whose evidence has no size, and of no others. */
  public static final String NO_SEQUENCE_FILES = "\nevidence=%";

  /** In the canonical form of layouts whose evidence is what entries say, and of no others. */
  public static final String CLAIMS_ONLY = NO_SEQUENCE_FILES + "claim";

  /** Files of this name in the sequences folder list other files and are no sequences. */
  public static final String MANIFEST = "index.json";

  /** A layout of one registry file and all three layers, whose evidence are sequence files. */
  public Layout(
      WorkspacePath registry, WorkspacePath catalog, WorkspacePath sequences, Fields fields) {
    this(
        RegistryFiles.of(registry),
        Optional.of(catalog),
        Optional.of(sequences),
        fields,
        Evidence.Sequences.USUAL,
        Optional.empty());
  }

  /**
   * JSON Pointers (RFC 6901): {@code items} from the registry's root to the array of its entries,
   * or to the object whose properties they are, the others from an entry. In {@code items} a {@code
   * *} stands for every element or member. A name, category, owner or due date that begins with
   * {@code ^} is taken from what encloses an entry: from what the last {@code *} stands for, with
   * {@code ^^} from what the one before does; without a pointer behind it is the key of that.
   *
   * @param owner who is to make it; empty where entries do not say
   * @param due when it is to be there; empty where entries do not say
   */
  public record Fields(
      String items,
      String id,
      String name,
      String category,
      String sequenceFile,
      String movements,
      String beats,
      String relations,
      Optional<String> owner,
      Optional<String> due) {
    /** Stands for every element or member in {@code items}. */
    public static final String ANY = "*";

    /** Begins a field that is taken from what encloses an entry. */
    public static final char ENCLOSING = '^';

    /** The fields of a registry that the settings say nothing of. */
    public static final Fields DEFAULT =
        new Fields(
            "/domains",
            "/id",
            "/name",
            "/category",
            "/sequenceFile",
            "/movements",
            "/beats",
            "/relatedDomains");

    /** Fields of entries that say neither who is to make them nor when. */
    public Fields(
        String items,
        String id,
        String name,
        String category,
        String sequenceFile,
        String movements,
        String beats,
        String relations) {
      this(
          items,
          id,
          name,
          category,
          sequenceFile,
          movements,
          beats,
          relations,
          Optional.empty(),
          Optional.empty());
    }

    /** The same with another place for what an entry names as its evidence. */
    public Fields naming(String evidence) {
      return new Fields(
          items, id, name, category, evidence, movements, beats, relations, owner, due);
    }

    /** Whether entries lie in several places of a file, or take a field from around them. */
    public boolean isNested() {
      return items.contains("/*") && stars() > 0;
    }

    /** How many names of {@code items} stand for every element or member. */
    public int stars() {
      int stars = 0;
      for (String name : items.split("/", -1)) {
        stars += name.equals(ANY) ? 1 : 0;
      }
      return stars;
    }
  }

  /** In whose name the registry is spoken of as a whole: its file, or the first thing it names. */
  public WorkspacePath registry() {
    return registries.place();
  }

  /**
   * Whether this is a layout that the fourth version of the rules could read: a JSON file with its
   * entries in one place, whose evidence are sequence files, and all three layers.
   */
  public boolean isUsual() {
    return registries.isOneFile()
        && catalog.isPresent()
        && sequences.isPresent()
        && FileFormat.of(registry()) == FileFormat.JSON
        && !fields.isNested()
        && fields.owner.isEmpty()
        && fields.due.isEmpty()
        // A record's own equals would cost each start some milliseconds.
        && evidence instanceof Evidence.Sequences sequences
        && sequences.shape().isEmpty()
        && claims.isEmpty();
  }

  /** One line a setting, in a fixed order: equal texts mean equal layouts. */
  public String canonical() {
    StringBuilder lines = new StringBuilder(256);
    registries.addTo(lines);
    line(lines, "catalog", catalog);
    line(lines, "sequences", sequences);
    line(lines, "items", fields.items);
    line(lines, "id", fields.id);
    line(lines, "name", fields.name);
    line(lines, "category", fields.category);
    line(lines, "sequenceFile", fields.sequenceFile);
    line(lines, "movements", fields.movements);
    line(lines, "beats", fields.beats);
    line(lines, "relations", fields.relations);
    if (fields.owner.isPresent()) {
      line(lines, "owner", fields.owner.get());
    }
    if (fields.due.isPresent()) {
      line(lines, "due", fields.due.get());
    }
    evidence.addTo(lines);
    if (claims.isPresent()) {
      claims.get().addTo(lines, "claims");
    }
    return lines.toString();
  }

  private static void line(StringBuilder lines, String name, Optional<WorkspacePath> path) {
    if (path.isPresent()) {
      line(lines, name, path.get().value());
    } else {
      lines.append('\n').append(name).append('=').append(OFF);
    }
  }

  /** Adds a line; the first one has none before it. */
  static void line(StringBuilder lines, String name, String value) {
    if (!lines.isEmpty()) {
      lines.append('\n');
    }
    lines.append(name).append('=').append(escaped(value));
  }

  /** A value in which no line ends, and that nothing else is written like. */
  static String escaped(String value) {
    return value.replace("%", "%25").replace("\n", "%0A");
  }

  /** Adds a line of several values, in their order. */
  static void line(StringBuilder lines, String name, List<String> values) {
    lines.append('\n').append(name).append('=');
    for (String value : values) {
      lines.append(escaped(value)).append('%');
    }
  }
}
