package dev.scorekeeper.domain.workspace;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings that fit a workspace, found by looking at it: where the three layers lie, and how the
 * registry is laid out where that is not the default.
 *
 * @param lines in the order of the settings file; those of {@code fields} last
 */
public record SettingsProposal(List<Line> lines) {
  public SettingsProposal {
    lines = List.copyOf(lines);
  }

  /** The same with another line before all others. */
  public SettingsProposal after(Line first) {
    List<Line> all = new ArrayList<>();
    all.add(first);
    all.addAll(lines);
    return new SettingsProposal(all);
  }

  /**
   * One setting.
   *
   * @param key such as {@code registry}, or {@code fields.id} for a field of the registry
   * @param value as the settings say it
   * @param because why, as a clause for people
   */
  public record Line(String key, String value, String because) {}
}
