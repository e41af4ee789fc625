package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.SettingsProposal.Line;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.settings.Outline.Items;
import dev.scorekeeper.json.settings.Outline.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An array or an object that may be a registry's items, and where its entries keep what.
 *
 * @param isKeyed whether it is an object whose properties the entries are
 * @param identified how many of its entries have an id
 * @param claims how many of them name a JSON file
 * @param lines the fields that are not where they are by default
 */
record RegistryGuess(
    WorkspacePath file,
    Layout.Fields fields,
    boolean isKeyed,
    int identified,
    int claims,
    List<Line> lines) {
  private static final List<String> IDS = List.of("id", "key", "slug", "identifier", "uid");
  private static final List<String> NAMES = List.of("name", "title", "label", "displayName");
  private static final List<String> CATEGORIES =
      List.of("category", "type", "kind", "group", "area");
  private static final List<String> FILES =
      List.of("sequenceFile", "sequence_file", "sequencePath", "sequence", "file", "path");

  /** What people call a plan, its parts, and the file that it is in. */
  private static final List<String> OF_A_PLAN =
      List.of(
          "backlog",
          "capabilit",
          "domain",
          "epic",
          "feature",
          "milestone",
          "orchestration",
          "plan",
          "registry",
          "roadmap",
          "stories");

  /**
   * What in a file looks most like a registry's items; what is where they are by default if it
   * does.
   */
  static Optional<RegistryGuess> of(WorkspacePath file, Outline outline) {
    @Nullable RegistryGuess best = null;
    for (Map.Entry<String, Items> array : outline.arrays().entrySet()) {
      RegistryGuess guess = ofArray(file, array.getKey(), array.getValue()).orElse(null);
      best = better(guess, best);
    }
    // An array within an entry is no plan of its own.
    for (Map.Entry<String, Items> object : outline.keyed().entrySet()) {
      RegistryGuess guess = ofObject(file, object.getKey(), object.getValue()).orElse(null);
      best = guess != null && guess.holds(best) ? guess : better(guess, best);
    }
    return Optional.ofNullable(best);
  }

  private static @Nullable RegistryGuess better(
      @Nullable RegistryGuess guess, @Nullable RegistryGuess best) {
    return guess == null || (best != null && (best.isUsual() || !guess.isBetterThan(best)))
        ? best
        : guess;
  }

  /** Whether another guess is about something in one of its entries, and no more of a plan. */
  private boolean holds(@Nullable RegistryGuess other) {
    return other != null
        && !other.isUsual()
        && other.fields.items().startsWith(fields.items() + "/")
        && (claims > 0 || other.claims == 0);
  }

  private boolean isUsual() {
    return fields.items().equals(Layout.Fields.DEFAULT.items());
  }

  /** Whether it should be preferred; of equals the one that came first stays. */
  boolean isBetterThan(@Nullable RegistryGuess other) {
    if (other == null) {
      return true;
    }
    boolean namesFiles = claims > 0;
    boolean otherNamesFiles = other.claims > 0;
    if (namesFiles != otherNamesFiles) {
      return namesFiles;
    }
    return isKeyed == other.isKeyed ? identified > other.identified : other.isKeyed;
  }

  private static Optional<RegistryGuess> ofArray(WorkspacePath file, String pointer, Items items) {
    Optional<Place> id = find(items, IDS, Member::texts);
    int identified = entries(id);
    return isMost(identified, items)
        ? Optional.of(
            of(
                file,
                pointer,
                items,
                id,
                identified,
                "an array of " + items.length() + " with " + identified + " ids is there"))
        : Optional.empty();
  }

  /**
   * Texts in many languages and the settings of tools look the same, so it takes more than a name
   * for each entry.
   */
  private static Optional<RegistryGuess> ofObject(WorkspacePath file, String pointer, Items items) {
    boolean isCalledPlan =
        isOfPlan(pointer.substring(pointer.lastIndexOf('/') + 1)) || isOfPlan(file.name());
    Optional<Place> claim = find(items, FILES, Member::jsonFiles);
    boolean isNamed =
        isOfMost(find(items, NAMES, Member::texts), items)
            || isOfMost(find(items, IDS, Member::texts), items);
    boolean isSorted = isOfMost(find(items, CATEGORIES, Member::texts), items);
    boolean isClaimed = claim.isPresent() && (claim.get().isDirect() || items.length() > 1);
    boolean isPlan =
        (claim.isPresent() && isNamed)
            || (isClaimed && isCalledPlan)
            || (isNamed && (isCalledPlan || isSorted));
    return isPlan
        ? Optional.of(
            of(
                file,
                pointer,
                items,
                Optional.empty(),
                items.length(),
                "an object of " + items.length() + " entries by their ids is there"))
        : Optional.empty();
  }

  private static boolean isOfPlan(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    return OF_A_PLAN.stream().anyMatch(text::contains);
  }

  private static int entries(Optional<Place> found) {
    return found.map(Place::entries).orElse(0);
  }

  /** The only entry of an object may be a folder of entries, whose names are no entry's. */
  private static boolean isOfMost(Optional<Place> place, Items items) {
    return place.isPresent()
        && isMost(place.get().entries, items)
        && (place.get().isDirect() || place.get().entries > 1);
  }

  private static boolean isMost(int entries, Items items) {
    return entries > 0 && entries * 2 >= items.length();
  }

  private static RegistryGuess of(
      WorkspacePath file,
      String pointer,
      Items items,
      Optional<Place> id,
      int identified,
      String because) {
    Optional<Place> claim = find(items, FILES, Member::jsonFiles);
    Layout.Fields is = Layout.Fields.DEFAULT;
    List<Line> lines = new ArrayList<>();
    if (!pointer.equals(is.items())) {
      lines.add(new Line("fields.items", pointer, because));
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
    boolean isKeyed = id.isEmpty();
    return new RegistryGuess(file, fields, isKeyed, identified, entries(claim), lines);
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
  private record Place(String pointer, int entries) {
    /** Whether it is a member of the entry itself. */
    boolean isDirect() {
      return pointer.lastIndexOf('/') == 0;
    }
  }
}
