package dev.scorekeeper.domain.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which a sequence of the folders is not what the catalog lists.
 *
 * @param what such as {@code handler of beat 2 of movement copy}
 * @param from what the catalog says; empty text for nothing
 * @param to what the folders say; empty text for nothing
 */
public record SequenceDifference(String what, String from, String to) {
  /**
   * What differs from one sequence to another, from the outside in; nothing when they are equal.
   */
  static List<SequenceDifference> between(PluginSequence from, PluginSequence to) {
    List<SequenceDifference> differences = new ArrayList<>();
    if (!from.equals(to)) {
      add(differences, "plugin", from.plugin(), to.plugin());
      add(differences, "name", from.name(), to.name());
      add(differences, "declared beats", text(from.beats()), text(to.beats()));
      movements(differences, from.movements(), to.movements());
    }
    return differences;
  }

  private static void movements(
      List<SequenceDifference> differences, List<Movement> from, List<Movement> to) {
    Map<String, Movement> before = byKey(from);
    Map<String, Movement> after = byKey(to);
    before.forEach(
        (key, movement) -> {
          @Nullable Movement other = after.get(key);
          if (other == null) {
            differences.add(new SequenceDifference("movement", key, ""));
          } else if (!movement.equals(other)) {
            movement(differences, " of movement " + key, movement, other);
          }
        });
    after
        .keySet()
        .forEach(
            key -> {
              if (!before.containsKey(key)) {
                differences.add(new SequenceDifference("movement", "", key));
              }
            });
    if (differences.isEmpty()) {
      differences.add(
          new SequenceDifference(
              "order of movements",
              String.join(", ", before.keySet()),
              String.join(", ", after.keySet())));
    }
  }

  private static void movement(
      List<SequenceDifference> differences, String where, Movement from, Movement to) {
    add(differences, "id" + where, from.id(), to.id());
    add(differences, "name" + where, from.name(), to.name());
    add(differences, "beats" + where, text(from.count()), text(to.count()));
    int both = Math.min(from.beats().size(), to.beats().size());
    for (int i = 0; i < both; i++) {
      Beat before = from.beats().get(i);
      Beat after = to.beats().get(i);
      if (!before.equals(after)) {
        String beat = " of beat " + (i + 1) + where;
        add(differences, "number" + beat, before.number(), after.number());
        add(differences, "event" + beat, before.event(), after.event());
        add(differences, "handler" + beat, before.handler(), after.handler());
        add(differences, "kind" + beat, before.kind(), after.kind());
        add(differences, "timing" + beat, before.timing(), after.timing());
      }
    }
    for (int i = both; i < from.beats().size(); i++) {
      differences.add(
          new SequenceDifference("beat " + (i + 1) + where, shown(from.beats().get(i)), ""));
    }
    for (int i = both; i < to.beats().size(); i++) {
      differences.add(
          new SequenceDifference("beat " + (i + 1) + where, "", shown(to.beats().get(i))));
    }
  }

  /** Movements by what people call them; one that comes again, or has no name, by its place. */
  private static Map<String, Movement> byKey(List<Movement> movements) {
    Map<String, Movement> byKey = new LinkedHashMap<>();
    for (int i = 0; i < movements.size(); i++) {
      Movement movement = movements.get(i);
      String key = movement.id().isEmpty() ? movement.name() : movement.id();
      String place = "#" + (i + 1);
      byKey.put(key.isEmpty() || byKey.containsKey(key) ? key + place : key, movement);
    }
    return byKey;
  }

  private static String shown(Beat beat) {
    String shown = beat.handler().isEmpty() ? beat.event() : beat.handler();
    return shown.isEmpty() ? "a beat" : shown;
  }

  private static String text(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "";
  }

  private static void add(
      List<SequenceDifference> differences, String what, String from, String to) {
    if (!Objects.equals(from, to)) {
      differences.add(new SequenceDifference(what, from, to));
    }
  }
}
