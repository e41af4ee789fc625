package dev.scorekeeper.domain.workspace;

import java.util.List;

/**
 * Where a workspace keeps the three layers, and how its registry is laid out. Together with the
 * version of the rules it decides what a reading says, so it is part of every run's ruleset.
 *
 * @param registry the file of the domains that should exist
 * @param catalog the file of the plugin sequences that exist
 * @param sequences the folder of the system sequences
 * @param fields where an entry of the registry keeps what
 */
public record Layout(
    WorkspacePath registry, WorkspacePath catalog, WorkspacePath sequences, Fields fields) {
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

  /** Files of this name in the sequences folder list other files and are no sequences. */
  public static final String MANIFEST = "index.json";

  /**
   * JSON Pointers (RFC 6901): {@code items} from the registry's root to the array of its entries,
   * or to the object whose properties they are, the others from an entry.
   */
  public record Fields(
      String items,
      String id,
      String name,
      String category,
      String sequenceFile,
      String movements,
      String beats,
      String relations) {
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
  }

  /** One line a setting, in a fixed order: equal texts mean equal layouts. */
  public String canonical() {
    return String.join(
        "\n",
        List.of(
            line("registry", registry.value()),
            line("catalog", catalog.value()),
            line("sequences", sequences.value()),
            line("items", fields.items),
            line("id", fields.id),
            line("name", fields.name),
            line("category", fields.category),
            line("sequenceFile", fields.sequenceFile),
            line("movements", fields.movements),
            line("beats", fields.beats),
            line("relations", fields.relations)));
  }

  private static String line(String name, String value) {
    return name + "=" + value.replace("%", "%25").replace("\n", "%0A");
  }
}
