package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one sequence says of its size, gathered while its properties pass by, or what several say
 * together. Of a property that comes twice the last decides, as for every reader of JSON.
 */
public final class SequenceCount {
  /** Where the names of the beats' handlers go; null where nobody asks for them. */
  private final @Nullable Set<String> handlers;

  private boolean hasMovements;
  private int movements;
  private boolean movementsSay;
  private long beats;
  private OptionalLong own = OptionalLong.empty();

  /**
   * Whether a sequence with movements says nothing of its own, so that the sum is not the whole.
   */
  private boolean ownIsPartial;

  /** A count of nothing yet. */
  public SequenceCount() {
    handlers = null;
  }

  /** A count that also collects the names of handlers. */
  public SequenceCount(Set<String> handlers) {
    this.handlers = handlers;
  }

  /** Counts a whole sequence; the cursor stands at an object. */
  public static SequenceCount of(JsonCursor json) throws MalformedJson {
    SequenceCount count = new SequenceCount();
    while (json.nextProperty()) {
      count.take(json);
    }
    return count;
  }

  /** Takes the property that the cursor stands at, or passes over it. */
  public void take(JsonCursor json) throws MalformedJson {
    switch (json.name()) {
      case "movements" -> takeMovements(json);
      case "beats" -> own = notNegative(json.integer());
      default -> json.skip();
    }
  }

  /** Adds what another sequence says. */
  public void add(SequenceCount other) {
    ownIsPartial |= other.movements > 0 && other.own.isEmpty();
    movements += other.movements;
    movementsSay |= other.movementsSay;
    beats = sum(beats, other.beats);
    if (other.own.isPresent()) {
      own = OptionalLong.of(sum(own.orElse(0), other.own.getAsLong()));
    }
  }

  /** Whether there is an array of movements, be it empty. */
  public boolean hasMovements() {
    return hasMovements;
  }

  /** Beats are what the movements say, or else, where none of them says, what the sequences do. */
  public Size size() {
    return new Size(movements, movementsSay ? beats : own.orElse(0));
  }

  /** The size, and what the sequences themselves say of their beats where that may differ. */
  public SequenceReading.Sized sized() {
    return new SequenceReading.Sized(
        size(), movementsSay && !ownIsPartial ? own : OptionalLong.empty());
  }

  private void takeMovements(JsonCursor json) throws MalformedJson {
    hasMovements = json.isArray();
    movements = 0;
    movementsSay = false;
    beats = 0;
    if (handlers != null) {
      handlers.clear();
    }
    if (!hasMovements) {
      json.skip();
      return;
    }
    while (json.nextElement()) {
      movements++;
      OptionalLong said = beatsOfMovement(json);
      if (said.isPresent()) {
        movementsSay = true;
        beats = sum(beats, said.getAsLong());
      }
    }
  }

  private OptionalLong beatsOfMovement(JsonCursor json) throws MalformedJson {
    OptionalLong beats = OptionalLong.empty();
    OptionalLong beatCount = OptionalLong.empty();
    if (json.isObject()) {
      while (json.nextProperty()) {
        switch (json.name()) {
          case "beats" -> beats = notNegative(beats(json));
          case "beatCount" -> beatCount = notNegative(json.count());
          default -> json.skip();
        }
      }
    } else {
      json.skip();
    }
    return beats.isPresent() ? beats : beatCount;
  }

  private OptionalLong beats(JsonCursor json) throws MalformedJson {
    if (handlers == null || !json.isArray()) {
      return json.count();
    }
    long elements = 0;
    while (json.nextElement()) {
      elements++;
      if (json.isObject()) {
        takeHandler(json, handlers);
      } else {
        json.skip();
      }
    }
    return OptionalLong.of(elements);
  }

  private static void takeHandler(JsonCursor json, Set<String> handlers) throws MalformedJson {
    while (json.nextProperty()) {
      if (json.name().equals("handler")) {
        String handler = handler(json);
        if (!handler.isEmpty()) {
          handlers.add(handler);
        }
      } else {
        json.skip();
      }
    }
  }

  /** The name of a handler, which some files wrap into an object; empty text for none. */
  public static String handler(JsonCursor json) throws MalformedJson {
    if (!json.isObject()) {
      return json.text().orElse("");
    }
    String name = "";
    while (json.nextProperty()) {
      if (json.name().equals("name")) {
        name = json.text().orElse("");
      } else {
        json.skip();
      }
    }
    return name;
  }

  private static OptionalLong notNegative(OptionalLong count) {
    return count.orElse(0) < 0 ? OptionalLong.empty() : count;
  }

  /** Of two counts; beyond the range it stays at the end. */
  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
