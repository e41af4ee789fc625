package dev.scorekeeper.domain.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings that fit a workspace, found by looking at it: where the three layers lie, and how the
 * registry is laid out where that is not the default.
 *
 * @param lines in the order of the settings file; those of {@code fields} last
 * @param obstacle why what somebody chose cannot be proposed, as a sentence for people
 */
public record SettingsProposal(List<Line> lines, Optional<String> obstacle) {
  /** The kinds of evidence, by the keys that settings have for them. */
  public static final List<String> KINDS_OF_EVIDENCE = List.of("sequence", "exists", "claim");

  /** The key of the project's name, which a workspace has whatever lies in it. */
  public static final String PROJECT = "project";

  public SettingsProposal {
    lines = List.copyOf(lines);
  }

  /** Settings that were found, or would be the defaults. */
  public SettingsProposal(List<Line> lines) {
    this(lines, Optional.empty());
  }

  /** What somebody chose is not there, or is no plan. */
  public static SettingsProposal none(String obstacle) {
    return new SettingsProposal(List.of(), Optional.of(obstacle));
  }

  /** The same with another line before all others. */
  public SettingsProposal after(Line first) {
    List<Line> all = new ArrayList<>();
    all.add(first);
    all.addAll(lines);
    return new SettingsProposal(all, obstacle);
  }

  /** Whether something of the workspace was found, be it one of its layers or its plugins. */
  public boolean isFound() {
    return lines.stream().anyMatch(line -> line.found() && !line.key().equals(PROJECT));
  }

  /** Whether this was found, so that it is worth writing down. */
  public boolean isFound(String key) {
    return lines.stream().anyMatch(line -> line.found() && line.key().equals(key));
  }

  /**
   * What somebody chose before anything is guessed.
   *
   * @param registry a path or a pattern of the registry's files
   * @param evidence what the evidence is: one of {@link #KINDS_OF_EVIDENCE}
   */
  public record Wish(Optional<String> registry, Optional<String> evidence) {
    /** Nothing was chosen. */
    public static final Wish NONE = new Wish(Optional.empty(), Optional.empty());
  }

  /**
   * One setting.
   *
   * @param key such as {@code registry}, or {@code fields.id} for a field of the registry; {@code
   *     pluginFolders} has a line for each folder
   * @param value as the settings say it
   * @param because why, as a clause for people
   * @param found whether it is there; else the value is the default, and not written down
   * @param isJson whether the value is JSON as the file has it, and no text
   */
  public record Line(String key, String value, String because, boolean found, boolean isJson) {
    /** A setting that was found. */
    public Line(String key, String value, String because) {
      this(key, value, because, true, false);
    }

    /** A setting that was found and is no text. */
    public static Line json(String key, String value, String because) {
      return new Line(key, value, because, true, true);
    }

    /** A default that nothing was found for. */
    public static Line usual(String key, String value, String because) {
      return new Line(key, value, because, false, false);
    }
  }
}
