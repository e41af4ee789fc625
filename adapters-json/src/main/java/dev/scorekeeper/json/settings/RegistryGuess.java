package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.SettingsProposal.Line;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.settings.Outline.Items;
import dev.scorekeeper.json.settings.Outline.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An array that may be a registry's items, and where its entries keep what.
 *
 * @param identified how many of its elements have an id
 * @param claims how many of them name a JSON file
 * @param lines the fields that are not where they are by default
 */
record RegistryGuess(
    WorkspacePath file, Layout.Fields fields, int identified, int claims, List<Line> lines) {
  private static final List<String> IDS = List.of("id", "key", "slug", "identifier", "uid");
  private static final List<String> NAMES = List.of("name", "title", "label", "displayName");
  private static final List<String> CATEGORIES =
      List.of("category", "type", "kind", "group", "area");
  private static final List<String> FILES =
      List.of("sequenceFile", "sequence_file", "sequencePath", "sequence", "file", "path");

  /** The array of a file that looks most like a registry's items; the default one if it does. */
  static Optional<RegistryGuess> of(WorkspacePath file, Outline outline) {
    @Nullable RegistryGuess best = null;
    for (Map.Entry<String, Items> array : outline.arrays().entrySet()) {
      Optional<RegistryGuess> guess = of(file, array.getKey(), array.getValue());
      if (guess.isPresent() && array.getKey().equals(Layout.Fields.DEFAULT.items())) {
        return guess;
      }
      if (guess.isPresent() && guess.get().isBetterThan(best)) {
        best = guess.get();
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether it should be preferred; of equals the one that came first stays. */
  boolean isBetterThan(@Nullable RegistryGuess other) {
    if (other == null) {
      return true;
    }
    boolean namesFiles = claims > 0;
    boolean otherNamesFiles = other.claims > 0;
    return namesFiles == otherNamesFiles ? identified > other.identified : namesFiles;
  }

  private static Optional<RegistryGuess> of(WorkspacePath file, String pointer, Items items) {
    Optional<Place> id = find(items, IDS, Member::texts);
    int identified = id.map(Place::entries).orElse(0);
    if (identified == 0 || identified * 2 < items.length()) {
      return Optional.empty();
    }
    Optional<Place> claim = find(items, FILES, Member::jsonFiles);
    Layout.Fields is = Layout.Fields.DEFAULT;
    List<Line> lines = new ArrayList<>();
    if (!pointer.equals(is.items())) {
      lines.add(
          new Line(
              "fields.items",
              pointer,
              "an array of " + items.length() + " with " + identified + " ids is there"));
    }
    Layout.Fields fields =
        new Layout.Fields(
            pointer,
            pointer(lines, "id", id, is.id()),
            pointer(lines, "name", find(items, NAMES, Member::texts), is.name()),
            pointer(lines, "category", find(items, CATEGORIES, Member::texts), is.category()),
            pointer(lines, "sequenceFile", claim, is.sequenceFile()),
            is.movements(),
            is.beats(),
            is.relations());
    int claims = claim.map(Place::entries).orElse(0);
    return Optional.of(new RegistryGuess(file, fields, identified, claims, lines));
  }

  private static String pointer(
      List<Line> lines, String field, Optional<Place> found, String byDefault) {
    if (found.isEmpty() || found.get().pointer.equals(byDefault)) {
      return byDefault;
    }
    Place place = found.get();
    lines.add(
        new Line(
            "fields." + field,
            place.pointer,
            "texts of " + place.entries + " of its entries are there"));
    return place.pointer;
  }

  /** Where most objects have something of one of these names; of equals the first name's place. */
  private static Optional<Place> find(
      Items items, List<String> names, ToIntFunction<Member> count) {
    Place best = new Place("", 0);
    for (String name : names) {
      for (Map.Entry<String, Member> member : items.members().entrySet()) {
        int entries = count.applyAsInt(member.getValue());
        if (member.getKey().endsWith("/" + name) && entries > best.entries) {
          best = new Place(member.getKey(), entries);
        }
      }
    }
    return best.entries == 0 ? Optional.empty() : Optional.of(best);
  }

  /** A member, and how many entries have it. */
  private record Place(String pointer, int entries) {}
}
