package dev.scorekeeper.json.catalog;

import dev.scorekeeper.domain.catalog.Beat;
import dev.scorekeeper.domain.catalog.Movement;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.SequenceCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads one sequence with its movements and beats, out of a plugin's file or out of a catalog, by
 * the rules that all sequences are counted by. Properties are taken while they pass by.
 */
final class PluginSequenceReader {
  private Optional<String> id = Optional.empty();
  private String plugin = "";
  private String name = "";
  private OptionalLong own = OptionalLong.empty();
  private boolean hasMovements;
  private List<Movement> movements = List.of();
  private int kept;

  /** Reads a whole sequence; the cursor stands at an object. */
  static PluginSequenceReader of(JsonCursor json) throws MalformedJson {
    PluginSequenceReader sequence = new PluginSequenceReader();
    while (json.nextProperty()) {
      sequence.take(json);
    }
    return sequence;
  }

  /** Takes the property that the cursor stands at, or passes over it. */
  void take(JsonCursor json) throws MalformedJson {
    switch (json.name()) {
      case "id" -> id = json.id();
      case "pluginId" -> plugin = text(json);
      case "name" -> name = text(json);
      case "beats" -> own = json.number().value();
      case "movements" -> movements = movements(json);
      default -> json.skip();
    }
  }

  Optional<String> id() {
    return id;
  }

  String plugin() {
    return plugin;
  }

  /** Whether there is an array of movements, be it empty. */
  boolean hasMovements() {
    return hasMovements;
  }

  int movements() {
    return movements.size();
  }

  /** What its movements and beats ask of the memory, in pieces. */
  int kept() {
    return kept;
  }

  /** The sequence under an id. */
  PluginSequence sequence(String id, String plugin) {
    boolean movementsSay = false;
    for (Movement movement : movements) {
      movementsSay |= movement.count().isPresent();
    }
    return new PluginSequence(
        id, plugin, name, movementsSay ? OptionalLong.empty() : own, movements);
  }

  private List<Movement> movements(JsonCursor json) throws MalformedJson {
    hasMovements = json.isArray();
    if (!hasMovements) {
      json.skipUnfit();
      return List.of();
    }
    List<Movement> movements = new ArrayList<>();
    while (json.nextElement()) {
      keepOneMore(json);
      movements.add(movement(json));
    }
    return movements;
  }

  private Movement movement(JsonCursor json) throws MalformedJson {
    String id = "";
    String name = "";
    OptionalLong counted = OptionalLong.empty();
    OptionalLong beatCount = OptionalLong.empty();
    List<Beat> beats = List.of();
    if (json.isObject()) {
      while (json.nextProperty()) {
        switch (json.name()) {
          case "id" -> id = text(json);
          case "name" -> name = text(json);
          case "beatCount" -> beatCount = json.count().value();
          case "beats" -> {
            if (json.isArray()) {
              beats = beats(json);
              counted = OptionalLong.of(beats.size());
            } else {
              beats = List.of();
              counted = json.number().value();
            }
          }
          default -> json.skip();
        }
      }
    } else {
      json.skip();
    }
    return new Movement(id, name, counted.isPresent() ? counted : beatCount, beats);
  }

  private List<Beat> beats(JsonCursor json) throws MalformedJson {
    List<Beat> beats = new ArrayList<>();
    while (json.nextElement()) {
      keepOneMore(json);
      beats.add(beat(json));
    }
    return beats;
  }

  private static Beat beat(JsonCursor json) throws MalformedJson {
    String number = "";
    String alias = "";
    String event = "";
    String handler = "";
    String kind = "";
    String timing = "";
    if (json.isObject()) {
      while (json.nextProperty()) {
        switch (json.name()) {
          case "beat" -> number = text(json);
          case "number" -> alias = text(json);
          case "event" -> event = text(json);
          case "handler" -> handler = SequenceCount.handler(json);
          case "kind" -> kind = text(json);
          case "timing" -> timing = text(json);
          default -> json.skip();
        }
      }
    } else {
      json.skip();
    }
    return new Beat(number.isEmpty() ? alias : number, event, handler, kind, timing);
  }

  private static String text(JsonCursor json) throws MalformedJson {
    if (json.isText()) {
      return json.scalar();
    }
    json.skip();
    return "";
  }

  private void keepOneMore(JsonCursor json) throws MalformedJson {
    if (++kept > JsonCursor.MOST_KEPT) {
      throw MalformedJson.limit(
          "has more than " + JsonCursor.MOST_KEPT + " movements and beats", json.at());
    }
  }
}
