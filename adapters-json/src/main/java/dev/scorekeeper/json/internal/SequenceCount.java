package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one sequence says of its size, gathered while its properties pass by, or what several say
 * together.
 */
public final class SequenceCount {
  /** Where the names of the beats' handlers go; null where nobody asks for them. */
  private final @Nullable Set<String> handlers;

  private boolean hasMovements;
  private int movements;
  private boolean movementsSay;
  private long beats;

  /** Whether some movement says something that is no count. */
  private boolean movementsAreUnfit;

  private OptionalLong own = OptionalLong.empty();
  private boolean ownIsUnfit;

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
      case "beats" -> {
        Count beats = json.number();
        own = beats.value();
        ownIsUnfit = beats.isUnfit();
      }
      default -> json.skip();
    }
  }

  /** Adds what another sequence says. */
  public void add(SequenceCount other) {
    ownIsPartial |= other.movements > 0 && other.own.isEmpty();
    movements += other.movements;
    movementsSay |= other.movementsSay;
    movementsAreUnfit |= other.movementsAreUnfit;
    ownIsUnfit |= other.ownIsUnfit;
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

  /** Whether nobody knows all of the beats, since a count of them is none. */
  public boolean isPartial() {
    return movementsAreUnfit || (!movementsSay && ownIsUnfit);
  }

  /**
   * The size, and what the sequences themselves say of their beats where that may differ.
   *
   * @param slips of the file
   */
  public SequenceReading.Sized sized(List<Slip> slips) {
    return new SequenceReading.Sized(
        size(),
        movementsSay && !ownIsPartial && !isPartial() ? own : OptionalLong.empty(),
        isPartial(),
        slips);
  }

  private void takeMovements(JsonCursor json) throws MalformedJson {
    hasMovements = json.isArray();
    if (!hasMovements) {
      json.skipUnfit();
      return;
    }
    while (json.nextElement()) {
      movements++;
      Count said = beatsOfMovement(json);
      if (said.value().isPresent()) {
        movementsSay = true;
        beats = sum(beats, said.value().getAsLong());
      }
      movementsAreUnfit |= said.isUnfit();
    }
  }

  private Count beatsOfMovement(JsonCursor json) throws MalformedJson {
    Count beats = Count.NONE;
    Count beatCount = Count.NONE;
    if (json.isObject()) {
      while (json.nextProperty()) {
        switch (json.name()) {
          case "beats" -> beats = beats(json);
          case "beatCount" -> beatCount = json.count();
          default -> json.skip();
        }
      }
    } else {
      json.skip();
    }
    return beats.or(beatCount);
  }

  private Count beats(JsonCursor json) throws MalformedJson {
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
    return Count.of(elements);
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

  /** Of two counts; beyond the range it stays at the end. */
  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
