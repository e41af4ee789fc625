package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.sequence.Size;
import java.util.List;
import java.util.OptionalLong;

/**
 * A sequence of a plugin with all that a catalog keeps of it.
 *
 * @param id what names it in the whole workspace
 * @param plugin whose it is; empty text when it does not say
 * @param name empty text when it has none
 * @param beats what it says of itself where no movement says; else empty
 * @param movements in their order
 */
public record PluginSequence(
    String id, String plugin, String name, OptionalLong beats, List<Movement> movements) {
  public PluginSequence {
    movements = List.copyOf(movements);
  }

  /** Its movements and beats, by the rules that all sequences are counted by. */
  public Size size() {
    boolean said = false;
    long sum = 0;
    for (Movement movement : movements) {
      if (movement.count().isPresent()) {
        said = true;
        sum += movement.count().getAsLong();
        sum = sum < 0 ? Long.MAX_VALUE : sum;
      }
    }
    return new Size(movements.size(), said ? sum : beats.orElse(0));
  }
}
