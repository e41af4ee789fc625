package dev.scorekeeper.domain.catalog;

import java.util.List;
import java.util.OptionalLong;

/**
 * One movement of a plugin sequence.
 *
 * @param id empty text when it has none
 * @param name empty text when it has none
 * @param count how many beats it says to have; empty when it does not say
 * @param beats the beats that it lists; none where it only says how many
 */
public record Movement(String id, String name, OptionalLong count, List<Beat> beats) {
  public Movement {
    beats = List.copyOf(beats);
  }
}
